/** So many words are looked for each by itself; what follows is one more, in the order typed: every number of words is a statement of its own. */
const MOST_WORDS = 4;

/** What somebody typed as the words that must all be there, in any order: "Petit, Jeanne" finds "Jeanne Petit". */
export function searchWords(typed: string): string[] {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== "");
  if (words.length === 0) return [typed];
  if (words.length <= MOST_WORDS) return words;
  return [...words.slice(0, MOST_WORDS - 1), words.slice(MOST_WORDS - 1).join(" ")];
}

/** What a record number may have between its letters and digits. */
export const NUMBER_MARKS = " ./-";

/**
 * How a word that may be a record number is written otherwise: `bare`, without its marks, as it ends with `end`, which must be in one piece
 * and spares taking the marks out of everybody else's; or, too short for that, `dashed`. Null of a name, and of what is written one way only.
 */
type NumberForm = { bare: string; end: string } | { dashed: string };

const END_LENGTH = 3;
const LONG = 8;

/** @example numberForm("rd10101") // { bare: "rd10101", end: "101" }, which finds RD-10101 */
export function numberForm(word: string): NumberForm | null {
  const bare = word.replace(/[ ./-]/g, "");
  if (!/\d/.test(bare)) return null;
  const [lastRun = ""] = /(\d+|\D+)$/.exec(bare) ?? [];
  if (lastRun.length >= END_LENGTH) return word.length === END_LENGTH ? null : { bare, end: lastRun.slice(-END_LENGTH) };
  // A long one that changes often between letters and digits: no mark is expected so near its end.
  if (bare.length >= LONG) return { bare, end: bare.slice(-END_LENGTH) };
  const dashed = bare.replace(/(?<=\d)(?=\D)|(?<=\D)(?=\d)/g, "-");
  return dashed === word ? null : { dashed };
}

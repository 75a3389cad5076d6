import type { Instrument, InstrumentItem } from "./types";

/** The item that a LOINC code stands for, by code: publishers differ in order and in everything else. Undefined if there is none. */
export function itemOfCode({ items }: Pick<Instrument, "items">, loinc: string): InstrumentItem | undefined {
  return items.find((item) => item.loinc === loinc);
}

/**
 * The score of a coded answer to one item. A code that a publisher uses at that item alone counts there and nowhere else.
 * @param key the item's key
 * @throws RangeError on an item that the instrument lacks or a code that is no answer to it
 * @example scoreOfAnswerCode(gad7, "control", "LA18938-3") // 2, "More days than not"
 */
export function scoreOfAnswerCode({ items, answers, shortTitle }: Instrument, key: string, loinc: string): number {
  const item = items.find((candidate) => candidate.key === key);
  if (item === undefined) throw new RangeError(`${shortTitle} has no item ${key}`);
  const answer = [...answers, ...(item.answerAliases ?? [])].find((candidate) => candidate.loinc === loinc);
  if (answer === undefined) throw new RangeError(`${loinc} is no answer to ${shortTitle} item ${key}`);
  return answer.score;
}

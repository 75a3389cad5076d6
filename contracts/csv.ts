export type CsvCell = string | number | null;

/** What a spreadsheet would run instead of show. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Lines of comma-separated values (RFC 4180), with a byte order mark so that accents survive in every spreadsheet. Text that one would take
 * for a formula gets a ' before it: names and notes come from outside. Numbers stay numbers.
 * @example csvText([["Name", "Total"], ["=1+1", -3]]) // "\uFEFFName,Total\r\n'=1+1,-3\r\n"
 */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type CsvCell = string | number | null;

/** What a spreadsheet would run instead of show. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Lines of comma-separated values (RFC 4180) with a head line. Text that a spreadsheet would take for a formula gets a ' before it;
 * numbers stay numbers.
 * @example csvText([["Name", "Total"], ["=1+1", -3]]) // "Name,Total\r\n'=1+1,-3\r\n"
 */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

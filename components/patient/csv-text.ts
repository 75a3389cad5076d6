type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Lines of cells as a CSV file that every spreadsheet opens: RFC 4180, with a byte order mark so that accents survive. Text that would be
 * taken for a formula gets an apostrophe before it: names and notes come from outside.
 */
export function csvText(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { IMPORT_COLUMNS, type ImportColumn } from "@/contracts/patient-import";

/** Where each column of a file stands; or what is wrong with its first line, column by column. */
export type Heading =
  | { readonly ok: true; readonly columns: readonly ImportColumn[] }
  | { readonly ok: false; readonly issues: { column: string; message: string }[] };

const NO_NAMES =
  "This line has none of the columns’ names. Begin the file with them, separated by commas, semicolons or tabs; the template shows how.";

/** Reads the first line of a file of patients. A name that is not known is refused: a column misspelt is data lost. */
export function readHeading(cells: readonly string[]): Heading {
  const names = cells.map((cell) => cell.toLowerCase().replaceAll(/[\s-]+/g, "_"));
  const known = names.map((name) => IMPORT_COLUMNS.find((column) => column.name === name));
  if (known.every((column) => column === undefined)) return { ok: false, issues: [{ column: "line 1", message: NO_NAMES }] };
  const issues = [
    ...names.flatMap((name, index) =>
      known[index] ? [] : [{ column: cells[index] || `column ${index + 1}`, message: unknownWords(name) }],
    ),
    ...names.flatMap((name, index) =>
      name !== "" && names.indexOf(name) < index ? [{ column: name, message: "This column is there twice" }] : [],
    ),
    ...IMPORT_COLUMNS.filter(({ name, needed }) => needed && !names.includes(name)).map(({ name }) => ({
      column: name,
      message: "This column is missing in the first line",
    })),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, columns: known.flatMap((column) => column ?? []) };
}

function unknownWords(name: string): string {
  return name === "" ? "The first line has no name for this column" : "There is no column of this name: see the list of columns";
}

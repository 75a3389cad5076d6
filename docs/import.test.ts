import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { IMPORT_COLUMNS } from "@/contracts/patient-import";

const text = readFileSync(new URL("import.md", import.meta.url), "utf8");

test("every column of a file of patients is in docs/import.md, and the needed ones say so", () => {
  expect(IMPORT_COLUMNS.filter(({ name }) => !text.includes(`\`${name}\``))).toEqual([]);
  const needed = [...text.matchAll(/^\| `([a-z_]+)` +\| yes/gm)].map(([, name]) => name);
  expect(needed).toEqual(IMPORT_COLUMNS.filter((column) => column.needed).map(({ name }) => name));
});

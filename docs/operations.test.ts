import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), "utf8");
const settings = [...new Set([...read(".env.example").matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => String(match[1])))];

test("an operator finds every setting of .env.example explained", () => {
  const explained = read("docs/operations.md");
  expect(settings.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  expect(settings.length).toBeGreaterThan(10);
});

test("the settings table names none that .env.example does not know", () => {
  const table = read("docs/operations.md").match(/^\| variable[\s\S]*?\n\n/m)?.[0] ?? "";
  const named = [...table.matchAll(/^\| (.+?) \|/gm)].flatMap((row) =>
    [...String(row[1]).matchAll(/`([A-Z_]+)`/g)].map((match) => String(match[1])),
  );
  expect(named.filter((name) => !settings.includes(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(10);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import packageJson from "../package.json";

const folder = fileURLToPath(new URL("decisions", import.meta.url));
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const records = readdirSync(folder)
  .filter((name) => name !== "README.md")
  .sort();
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)#]+\.md)\)/g)].map((match) => String(match[1]));

test("decision records are numbered from 001 without a gap", () => {
  const numbers = records.map((name) => name.match(/^(\d{3})-[a-z0-9-]+\.md$/)?.[1] ?? `not NNN-title.md: ${name}`);
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(3, "0")));
});

test("the index lists every record once, in order, under its own title", () => {
  const rows = [...read("README.md").matchAll(/^\| \[(\d{3})\]\((.+?)\) *\| (.+?) *\|$/gm)].map(
    ([, number, file, title]) => `${file}: ${number}. ${title}`,
  );
  expect(rows).toEqual(records.map((name) => `${name}: ${read(name).split("\n")[0]?.replace("# ", "")}`));
});

test.each(records)("%s carries its number and says context, decision, what was rejected and consequences", (name) => {
  const text = read(name);
  expect(text).toMatch(new RegExp(`^# ${name.slice(0, 3)}\\. \\S`));
  expect([...text.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(["Context", "Decision", "Rejected", "Consequences"]);
});

test("no record is longer than a screen or two", () => {
  expect(records.filter((name) => read(name).split("\n").length > 45)).toEqual([]);
});

test("every link between the records leads to a file", () => {
  const present = new Set([...records, "README.md", ...readdirSync(join(folder, "..")).map((name) => `../${name}`)]);
  expect(
    records.flatMap((name) =>
      linksIn(read(name))
        .filter((link) => !present.has(link))
        .map((link) => `${name} -> ${link}`),
    ),
  ).toEqual([]);
});

test("every dependency in package.json has its reason in some record", () => {
  const all = records.map(read).join("\n");
  const named = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  expect(named.filter((name) => !all.includes(`\`${name}\``))).toEqual([]);
});

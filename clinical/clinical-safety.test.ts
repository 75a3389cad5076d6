import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CODE_VERSION, defaultPolicy, POLICY_VERSION, THRESHOLD_IDS, THRESHOLDS } from "./policy";
import { RULE_IDS, ruleOf } from "./rules";

const projectRoot = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/clinical-safety.md", projectRoot), "utf8");

/** The cells of the table under a heading, by the id in backticks of its first cell. */
function rowsUnder(heading: string): Map<string, string[]> {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => /^\| `/.test(line));
  const cells = rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  return new Map(cells.map(([id = "", ...rest]) => [id.replaceAll("`", ""), rest]));
}

function testFiles(cell: string | undefined): string[] {
  return [...(cell ?? "").matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file]) => file ?? "");
}

describe("docs/clinical-safety.md", () => {
  const rules = rowsUnder("Rules");
  const thresholds = rowsUnder("Thresholds");
  const cadence = rowsUnder("Cadence");

  test("has a row for each rule, and for no other", () => {
    expect([...rules.keys()]).toEqual(RULE_IDS);
  });

  test.each(RULE_IDS)("gives %s its urgency, source, test and who must sign", (id) => {
    const [urgency, firesWhen, source, tests, signOff] = rules.get(id) ?? [];
    expect(urgency).toBe(`\`${ruleOf(id).urgency}\``);
    for (const cell of [firesWhen, source, signOff]) expect(cell).toBeTruthy();
    expect(testFiles(tests).length).toBeGreaterThan(0);
  });

  test("has a row for each threshold, and for no other", () => {
    expect([...thresholds.keys()]).toEqual(THRESHOLD_IDS);
  });

  test.each(THRESHOLD_IDS)("gives %s its value, unit, source, test and who must sign", (id) => {
    const [value, unit, usedBy, source, tests, signOff] = thresholds.get(id) ?? [];
    expect([value, unit]).toEqual([String(THRESHOLDS[id].value), THRESHOLDS[id].unit]);
    for (const cell of [usedBy, source, signOff]) expect(cell).toBeTruthy();
    expect(testFiles(tests).length).toBeGreaterThan(0);
  });

  test("has a row with the value of each cadence setting", () => {
    const said = [...cadence].map(([id, [value]]) => [id, value]);
    expect(said).toEqual(Object.entries(defaultPolicy.cadence).map(([id, value]) => [id, [value].flat().join(", ")]));
  });

  test("names tests that exist", () => {
    const named = testFiles(page);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(fileURLToPath(new URL(file, projectRoot))))).toEqual([]);
  });

  test("is of the policy and code version in force", () => {
    expect(page).toContain(`Policy version \`${POLICY_VERSION}\` · rule code version \`${CODE_VERSION}\``);
  });
});

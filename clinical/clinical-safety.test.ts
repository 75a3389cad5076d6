import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { DIGEST_TIME } from "./alert-due";
import * as ladder from "./alert-ladder";
import { CADENCE_BOUNDS, CADENCE_GAPS, CADENCE_SETTINGS, type CadenceSetting } from "./cadence-settings";
import { INSTRUMENT_IDS, INSTRUMENTS, languagesOf } from "./instruments";
import { CODE_VERSION, defaultPolicy, POLICY_VERSION, THRESHOLD_IDS, THRESHOLDS } from "./policy";
import * as promised from "./promised-time";
import { thresholdsOf } from "./rule-thresholds";
import { RULE_IDS, ruleOf } from "./rules";
import * as staffedWeek from "./staffed-week";

const projectRoot = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/clinical-safety.md", projectRoot), "utf8");

/** The cells of each row of the table under a heading. */
function tableUnder(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const [, , ...rows] = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

/** The same by the id in backticks of its first cell. */
function rowsUnder(heading: string): Map<string, string[]> {
  return new Map(tableUnder(heading).map(([id = "", ...rest]) => [id.replaceAll("`", ""), rest]));
}

function idsIn(cell: string | undefined): string[] {
  return [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? "");
}

function testFiles(cell: string | undefined): string[] {
  return [...(cell ?? "").matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file]) => file ?? "");
}

const rangeWords = (bounds: { from: number; to: number } | null) => (bounds === null ? "fixed" : `${bounds.from} to ${bounds.to}`);

function cadenceWords(setting: CadenceSetting): string {
  const gaps = CADENCE_GAPS[setting];
  const range = rangeWords(CADENCE_BOUNDS[setting]);
  if (gaps === undefined) return range;
  const last = gaps.last === undefined ? "" : `, last from ${gaps.last}`;
  return `${range}; first by ${gaps.first}, then ${gaps.between} apart at most${last}`;
}

describe("docs/clinical-safety.md", () => {
  const rules = rowsUnder("Rules");
  const thresholds = rowsUnder("Thresholds");
  const cadence = rowsUnder("Cadence");
  const instruments = rowsUnder("Instruments");

  test("has a row for each rule, and for no other", () => {
    expect([...rules.keys()]).toEqual(RULE_IDS);
  });

  test.each(RULE_IDS)("gives %s its urgency, source, test and who must sign", (id) => {
    const [urgency, firesWhen, source, tests, signOff] = rules.get(id) ?? [];
    expect(urgency).toBe(`\`${ruleOf(id).urgency}\``);
    expect(source).toBe(ruleOf(id).source);
    for (const cell of [firesWhen, source, signOff]) expect(cell).toBeTruthy();
    expect(testFiles(tests).length).toBeGreaterThan(0);
  });

  test.each(RULE_IDS)("names %s beside exactly the thresholds that a flag of it shows", (id) => {
    const usedBy = (threshold: string) => thresholds.get(threshold)?.[3] ?? "";
    // What decides over repeats fires nothing.
    const usedIn = THRESHOLD_IDS.filter((threshold) => idsIn(usedBy(threshold)).includes(id) && !usedBy(threshold).startsWith("repeats"));
    expect(usedIn.toSorted()).toEqual([...thresholdsOf(id)].sort());
  });

  test("has a row for each threshold, and for no other", () => {
    expect([...thresholds.keys()]).toEqual(THRESHOLD_IDS);
  });

  test.each(THRESHOLD_IDS)("gives %s its value, unit, bounds, rules, source, test and who must sign", (id) => {
    const [value, unit, bounds, usedBy, source, tests, signOff] = thresholds.get(id) ?? [];
    expect([value, unit, bounds]).toEqual([String(THRESHOLDS[id].value), THRESHOLDS[id].unit, rangeWords(THRESHOLDS[id].bounds)]);
    for (const cell of [usedBy, source, signOff]) expect(cell).toBeTruthy();
    expect(idsIn(usedBy).filter((rule) => !rules.has(rule))).toEqual([]);
    expect(testFiles(tests).length).toBeGreaterThan(0);
  });

  test("names for each threshold the rules that fire by its value, as their row says", () => {
    const values = new Map(THRESHOLD_IDS.map((id) => [id, idsIn(thresholds.get(id)?.[3])]));
    const counts = RULE_IDS.map((id) => [id, [...values.values()].filter((usedBy) => usedBy.includes(id)).length] as const);
    // Those that compare with no number.
    const without = ["help-requested", "item-9-retracted", "warning-sign", "stopped", "message"];
    expect(counts.filter(([, count]) => count === 0).map(([id]) => id)).toEqual(without);
  });

  test("has a row with the value and bounds of each cadence setting, and who must sign", () => {
    const said = [...cadence].map(([id, [value, bounds]]) => [id, value, bounds]);
    expect(said).toEqual(CADENCE_SETTINGS.map((id) => [id, [defaultPolicy.cadence[id]].flat().join(", "), cadenceWords(id)]));
    for (const [, , why, tests, signOff] of cadence.values()) {
      expect(why && signOff).toBeTruthy();
      expect(testFiles(tests).length).toBeGreaterThan(0);
    }
  });

  test("has a row with the version and languages of each instrument", () => {
    const said = [...instruments].map(([id, [version, languages]]) => [id, version, languages]);
    expect(said).toEqual(INSTRUMENT_IDS.map((id) => [id, INSTRUMENTS[id].version, languagesOf(INSTRUMENTS[id]).join(", ")]));
    for (const [, , from, tests, signOff] of instruments.values()) {
      expect(from && signOff).toBeTruthy();
      expect(testFiles(tests).length).toBeGreaterThan(0);
    }
  });

  test("has a row with the value of each time of the ladder, and who must sign", () => {
    const times = Object.entries(ladder).filter(([, value]) => typeof value === "number");
    const rows = rowsUnder("Ladder");
    expect([...rows].map(([id, [value]]) => [id, value])).toEqual(times.map(([id, value]) => [id, String(value)]));
    for (const [, unit, decides, source, tests, signOff] of rows.values()) {
      expect(unit && decides && source && signOff).toBeTruthy();
      expect(testFiles(tests).length).toBeGreaterThan(0);
    }
  });

  test("has a row with the value of each promised time and each bound of staffed hours, and who must sign", () => {
    const times = Object.entries({ ...promised, ...staffedWeek, DIGEST_TIME }).filter(([, value]) => typeof value !== "function");
    const rows = rowsUnder("Promised times");
    expect([...rows].map(([id, [value]]) => [id, value]).sort()).toEqual(times.map(([id, value]) => [id, String(value)]).sort());
    for (const [, unit, decides, source, tests, signOff] of rows.values()) {
      expect(unit && decides && source && signOff).toBeTruthy();
      expect(testFiles(tests).length).toBeGreaterThan(0);
    }
  });

  test("gives each hazard its cause, control and test", () => {
    const hazards = tableUnder("Hazards of what exists");
    const named = hazards.map(([hazard = ""]) => hazard);
    for (const must of ["missed worsening", "false reassurance", "wrong instrument", "wrong language", "stale policy", "alert not seen"]) {
      expect(named).toContain(must);
    }
    for (const [, cause, control, tests] of hazards) {
      expect(cause && control).toBeTruthy();
      expect(testFiles(tests).length).toBeGreaterThan(0);
    }
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

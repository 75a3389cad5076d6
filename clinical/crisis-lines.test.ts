import { describe, expect, test } from "vitest";
import { CRISIS_DIRECTORY } from "./crisis-line-data";
import { crisisLinesFor, REGION_LABELS, REGIONS, UNKNOWN_EMERGENCY } from "./crisis-lines";

const RETIRED_SAMARITANS = "07725909090";

test.each([
  ["us", ["911"], ["988"]],
  ["gb", ["999"], ["116 123", "85258", "111", "0800 1111"]],
  ["gb-nir", ["999"], ["0808 808 8000"]],
  ["ie", ["112", "999"], ["116 123"]],
  ["au", ["000"], ["13 11 14"]],
  ["ca", ["911"], []],
  ["nz", ["111"], []],
  ["es", ["112"], ["024"]],
  ["de", ["112"], []],
  ["fr", ["112"], []],
  ["other", [UNKNOWN_EMERGENCY], []],
])("in %s the emergency number is %j and the lines are %j", (region, emergency, numbers) => {
  const help = crisisLinesFor(region);
  expect(help.emergency).toEqual(emergency);
  expect(help.lines.map(({ call, text }) => call ?? text?.to)).toEqual(numbers);
  expect(help.more).toBe("findahelpline.com");
});

test.each(["zz", "", "US", "toString", "__proto__", null, undefined])("an unknown region (%s) shows words, no number", (region) => {
  expect(crisisLinesFor(region)).toEqual({ emergency: ["your local emergency number"], lines: [], more: "findahelpline.com" });
});

test("no line that nobody has checked is ever shown, and every shown one says when it was checked", () => {
  const shown = REGIONS.flatMap((region) => crisisLinesFor(region).lines);
  expect(shown.length).toBeGreaterThan(0);
  for (const line of shown) {
    expect(line.certainty).not.toBe("unchecked");
    expect(line.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(line.call ?? line.text?.to ?? line.chat).toBeTruthy();
  }
});

test("unchecked lines are kept, so that somebody can check them", () => {
  const hidden = Object.values(CRISIS_DIRECTORY).flatMap(({ lines }) => lines.filter(({ certainty }) => certainty === "unchecked"));
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.every(({ checkedOn, hours }) => checkedOn === null && hours === null)).toBe(true);
});

test("the text number that Samaritans retired in 2020 is nowhere in the data", () => {
  expect(JSON.stringify(CRISIS_DIRECTORY).replace(/[^\d]/g, "")).not.toContain(RETIRED_SAMARITANS.slice(1));
  expect(JSON.stringify(CRISIS_DIRECTORY).replace(/\s/g, "")).not.toContain(RETIRED_SAMARITANS);
});

describe("the closed list of regions", () => {
  test("has a label and data for each", () => {
    expect(Object.keys(REGION_LABELS)).toEqual([...REGIONS]);
    // A patient finds their country by its name: none is blank, none stands there twice.
    const labels = Object.values(REGION_LABELS).filter((label) => label.trim() !== "");
    expect(new Set(labels).size).toBe(REGIONS.length);
    expect(Object.keys(CRISIS_DIRECTORY)).toEqual([...REGIONS]);
  });

  test("an American can text and chat as well as call", () => {
    expect(crisisLinesFor("us").lines[0]).toMatchObject({ call: "988", text: { to: "988" }, chat: "https://988lifeline.org" });
  });

  test("in Britain SHOUT is texted to 85258", () => {
    expect(crisisLinesFor("gb").lines.find(({ text }) => text !== undefined)?.text).toEqual({ to: "85258", body: "SHOUT" });
  });
});

import { describe, expect, test } from "vitest";
import { correctionInput } from "./correction-input";
import { correctionWords, entryWords, seenOf } from "./course-corrections";

const ID = "0b9f1c1e-8a57-4a53-9d0a-0d2a5a2f1c11";
const common = { id: ID, reason: "Typed the wrong line" };
const issueOf = (given: object) => {
  const parsed = correctionInput.safeParse({ ...common, ...given });
  return parsed.success ? null : parsed.error.issues.map(({ path, message }) => [path.join("."), message]);
};

describe("a correction that a form sends", () => {
  test.each([
    ["a dose with a comma", { correct: "dose", entryId: ID, on: "2026-11-09", mgPerDay: "22,5" }],
    ["a pause", { correct: "dose", entryId: ID, on: "2026-11-09", mgPerDay: "0" }],
    ["an entry that should not be there", { correct: "no-dose", entryId: ID }],
    ["the end, its day not known", { correct: "end", seen: "", on: "2026-11-09", isEstimate: "1", endReason: "mood" }],
  ])("%s is taken", (_, given) => {
    expect(issueOf(given)).toBeNull();
  });

  test.each([
    ["a dose of 161 mg", { correct: "dose", entryId: ID, on: "2026-11-09", mgPerDay: "161" }, "mgPerDay", "At most 160 mg a day"],
    [
      "a dose of 2 mg",
      { correct: "dose", entryId: ID, on: "2026-11-09", mgPerDay: "2" },
      "mgPerDay",
      "At least 2.5 mg a day; 0 for a pause",
    ],
    ["a first dose of nothing", { correct: "start", seen: "", on: "2026-11-09", mgPerDay: "0" }, "mgPerDay", "At least 2.5 mg a day"],
    [
      "29 February of another year",
      { correct: "dose", entryId: ID, on: "2026-02-29", mgPerDay: "20" },
      "on",
      "Enter the day of its first capsule",
    ],
    [
      "a weight that can only be pounds",
      { correct: "first-weight", seen: "", kg: "251" },
      "kg",
      "Enter kilograms, not pounds: at most 250",
    ],
    ["a target of 300", { correct: "target", seen: "", mgPerKg: "300" }, "mgPerKg", "At most 250 mg/kg"],
    ["no reason for the end", { correct: "end", seen: "", on: "2026-11-09" }, "endReason", "Choose why the course ends"],
    ["no word of why", { correct: "no-dose", entryId: ID, reason: "  " }, "reason", "Say why it is corrected"],
  ])("%s is refused by its field", (_, given, path, message) => {
    expect(issueOf(given)).toEqual([[path, message]]);
  });
});

describe("a version in words", () => {
  const plainly = (on: string) => on;

  test.each([
    ["dose", { on: "2026-11-09", mgPerDay: 40 }, "40 mg from 2026-11-09"],
    ["dose", { on: "2026-11-09", mgPerDay: 0 }, "a pause from 2026-11-09"],
    ["weight", { kg: 60 }, "60 kg at the start"],
    ["weight", { on: "2026-11-09", kg: 62.5 }, "62.5 kg on 2026-11-09"],
    ["target", { mgPerKg: 150 }, "150 mg/kg"],
    ["end", { on: "2026-11-09", isEstimate: true, endReason: "mood" }, "about 2026-11-09, stopped because of mood"],
    ["end", { on: "2026-11-09", isEstimate: false, endReason: null }, "2026-11-09"],
    ["renewal", { on: "2026-11-09", days: 30 }, "30 days from 2026-11-09"],
  ] as const)("of a %s, %j, is %s", (entry, value, words) => {
    expect(entryWords(entry, value, plainly)).toBe(words);
    expect(correctionWords({ entry, was: value, became: null }, plainly)).toBe(`was ${words}, withdrawn`);
  });

  test("two values are the same to see only where every part is", () => {
    const end = { on: "2026-11-09", endReason: "mood", isEstimate: false } as const;
    expect(seenOf(end)).toBe(seenOf({ ...end }));
    for (const other of [
      { ...end, isEstimate: true },
      { ...end, endReason: null },
      { ...end, on: "2026-11-10" },
    ])
      expect(seenOf(other)).not.toBe(seenOf(end));
  });
});

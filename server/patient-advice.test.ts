import { describe, expect, test } from "vitest";
import { STOPPING } from "@/clinical/rules";
import { adviceOn } from "./patient-advice";

const now = new Date("2026-11-26T10:00:00Z");
const flag = { rule: "item-9", raisedAt: now, submissionId: "sent", phase: "on" } as const;
const advice = (part: Partial<Parameters<typeof adviceOn>[0]> = {}, place: Partial<Parameters<typeof adviceOn>[1]> = {}) =>
  adviceOn({ ...flag, ...part }, { region: "au", clinicTimeZone: "UTC", now, own: [], ...place });

test("what is suggested is by the rules of today, what the patient was told by those of the day they answered", () => {
  expect(advice({ raisedAt: new Date("2025-04-07T10:00:00Z") })).toMatchObject({
    suggestedAction: expect.stringContaining("Stop isotretinoin at once if mood has changed."),
    pack: { title: "Australia", validFrom: "2025-04-07", isChecked: true },
    toldCapsule: "If your mood has changed, stop taking isotretinoin at once and tell the clinic.",
  });
  // Before the first pack nobody has checked what held.
  expect(advice({ raisedAt: new Date("2025-04-06T10:00:00Z") }).toldCapsule).toBeNull();
});

test("the day is the clinic's", () => {
  const raisedAt = new Date("2025-04-06T20:00:00Z");
  expect(advice({ raisedAt }, { clinicTimeZone: "Australia/Sydney" }).toldCapsule).not.toBeNull();
});

test.each([
  ["item 9 not sent", { rule: "item-9-high", submissionId: null }, "If your mood has changed"],
  ["other answers, sent", { rule: "severe" }, "If you feel worse: stop the capsules at once, and call the clinic."],
  ["a call asked for", { rule: "help-requested", submissionId: null }, null],
  ["a check-in nobody answered", { rule: "missed", submissionId: null }, null],
] as const)("%s: the patient was told %s", (_what, part, told) => {
  const { toldCapsule } = advice(part);
  if (told === null) expect(toldCapsule).toBeNull();
  else expect(toldCapsule).toContain(told);
});

test.each([
  ["before the first dose", "item-9", "before", "If your mood has changed, do not start isotretinoin and tell the clinic."],
  ["before it, with other answers", "severe", "before", "If you feel worse: do not start the capsules, and call the clinic."],
  ["after the last dose", "item-9", "after", "If your mood has changed, tell the clinic, and take no isotretinoin that is left."],
  ["after it, with other answers", "severe", "after", "If you feel worse: take no capsules that are left, and call the clinic."],
] as const)("%s the patient was told of no next capsule", (_what, rule, phase, told) => {
  expect(advice({ rule, phase })).toMatchObject({ toldCapsule: told });
});

test("that stopping may not be enough is said once, wherever stopping is mentioned", () => {
  // The suggestion says it.
  expect(advice()).toMatchObject({ suggestedAction: expect.stringContaining(STOPPING), stoppingNote: null });
  // What the patient was told mentions it, the suggestion does not.
  expect(advice({ rule: "message" }, { region: "us" }).stoppingNote).toBe(STOPPING);
  expect(advice({ rule: "message" }, { region: "gb" }).stoppingNote).toBeNull();
});

test("where a region's rules have not been checked the advice is general, and says so", () => {
  expect(advice({}, { region: "ie" }).pack).toMatchObject({ title: "General", isChecked: false });
});

describe("a text of the clinic's own", () => {
  const at = new Date("2026-11-20T09:00:00Z");
  const own = [{ urgency: "today", version: 2, text: "Ring Dr Osei.", by: "Dr Amara Osei", at }] as const;

  test("stands in the place of the pack's, with whose it is, and what the regulator asks for stays", () => {
    expect(advice({}, { own })).toMatchObject({
      suggestedAction: `Ring Dr Osei. Stop isotretinoin at once if mood has changed. ${STOPPING}`,
      ownAction: { by: "Dr Amara Osei", at: "2026-11-20T09:00:00.000Z" },
      pack: { title: "Australia" },
      stoppingNote: null,
    });
  });

  test.each([
    ["of another urgency", { rule: "item-9-high" }],
    ["where the rule keeps its own words", { rule: "high-baseline-severe" }],
  ] as const)("is not shown on a flag %s", (_what, part) => {
    expect(advice(part, { own })).toMatchObject({ suggestedAction: advice(part).suggestedAction, ownAction: null });
  });

  test("that was taken back is nobody's any more", () => {
    expect(advice({}, { own: [{ ...own[0], version: 3, text: null }] })).toEqual(advice());
  });
});

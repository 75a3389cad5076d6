import { expect, test } from "vitest";
import { DEFAULT_STAFFED_HOURS } from "./alert-due";
import type { CoverPlan } from "./cover-plan";
import { covers, looksAfter } from "./covers";

const MONDAY = new Date("2026-11-23T10:00:00Z");
const plan: CoverPlan = {
  timeZone: "Europe/London",
  staffedHours: DEFAULT_STAFFED_HOURS,
  people: [
    { id: "osei", role: "prescriber", wakes: false },
    { id: "raman", role: "prescriber", wakes: false },
    { id: "byrne", role: "nurse", wakes: false },
  ],
  weekly: [{ weekday: 1, staffIds: ["raman", "byrne"] }],
  turns: [],
  leave: [],
  safetyLeadId: null,
  lastResortId: null,
};
const away = (staffId: string) => ({ ...plan, leave: [{ staffId, from: "2026-11-23", until: "2026-11-23" }] });
const of = (prescriberId: string) => ({ prescriberId, at: MONDAY });

test.each<[string, CoverPlan, string, string, boolean]>([
  ["the first on duty covers a colleague", plan, "raman", "osei", true],
  ["and one who is away", away("osei"), "raman", "osei", true],
  ["and one who has left", plan, "raman", "somebody-gone", true],
  ["nobody covers themselves", plan, "raman", "raman", false],
  ["the second on duty covers the first", plan, "byrne", "raman", true],
  ["but not the others", plan, "byrne", "osei", false],
  ["unless the first is away", away("raman"), "byrne", "osei", true],
  ["who is not on duty covers nobody", plan, "osei", "raman", false],
  ["nor does who is away", away("raman"), "raman", "osei", false],
])("%s", (_what, given, staffId, prescriberId, expected) => {
  expect(covers(given, staffId, of(prescriberId))).toBe(expected);
});

test("on a day without a turn nobody covers", () => {
  expect(covers(plan, "raman", { prescriberId: "osei", at: new Date("2026-11-24T10:00:00Z") })).toBe(false);
});

test.each<[string, CoverPlan, string, string, boolean]>([
  ["one's own", plan, "osei", "osei", true],
  ["one's own while away", away("osei"), "osei", "osei", true],
  ["a colleague's whom one covers", plan, "raman", "osei", true],
  ["not another colleague's", plan, "osei", "raman", false],
  ["those of somebody gone, while somebody covers them", plan, "osei", "somebody-gone", false],
  ["those of somebody gone whom nobody covers", { ...plan, weekly: [] }, "osei", "somebody-gone", true],
  ["those of somebody away whom nobody covers", { ...away("raman"), weekly: [] }, "osei", "raman", true],
  ["not those of somebody there whom nobody covers", { ...plan, weekly: [] }, "osei", "raman", false],
])("to look after: %s", (_what, given, staffId, prescriberId, expected) => {
  expect(looksAfter(given, staffId, of(prescriberId))).toBe(expected);
});

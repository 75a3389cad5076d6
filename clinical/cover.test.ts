import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_STAFFED_HOURS } from "./alert-due";
import { LADDER_STEPS, type LadderStep } from "./alert-ladder";
import { COVER_GAPS, coverGapsAt, ladderAhead, tellingAt } from "./cover";
import type { CoverPerson, CoverPlan, Spell } from "./cover-plan";
import { availableAt, onDutyAt } from "./cover-plan";

const person = (id: string, role: CoverPerson["role"] = "prescriber"): CoverPerson => ({ id, role, wakes: false });
const away = (staffId: string, from: string, until = from): Spell => ({ staffId, from, until });
const everyDay = (...staffIds: string[]) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, staffIds }));

/** Ada prescribes; Ben and Cat take turns; Dan leads on safety; Eve is the last resort; Nia is a nurse. */
const PLAN: CoverPlan = {
  timeZone: "Europe/London",
  staffedHours: DEFAULT_STAFFED_HOURS,
  people: [person("ada"), person("ben"), person("cat"), person("dan"), person("eve"), person("nia", "nurse"), person("adm", "admin")],
  weekly: everyDay("ben", "cat"),
  turns: [],
  leave: [],
  safetyLeadId: "dan",
  lastResortId: "eve",
};
const plan = (changes: Partial<CoverPlan>): CoverPlan => ({ ...PLAN, ...changes });

/** A Monday in London's winter, 10:00. */
const MONDAY = "2026-11-23T10:00:00Z";
const told = (who: CoverPlan, step: LadderStep, at = MONDAY, urgency: "now" | "today" | "review" = "now") => {
  const telling = tellingAt(who, step, { urgency, prescriberId: "ada", at: new Date(at) });
  return [telling.step, ...telling.told.map(({ staffId, part }) => `${staffId}: ${part}`)];
};

const MONDAY_OFF = "2026-11-23";
const on = (...ids: string[]) => ids.map((id) => away(id, MONDAY_OFF));
const without = (...ids: string[]) => PLAN.people.filter(({ id }) => !ids.includes(id));

describe.each<[string, Partial<CoverPlan>, Partial<Record<LadderStep, string[]>>]>([
  [
    "everybody there",
    {},
    {
      prescriber: ["prescriber", "ada: prescriber"],
      cover: ["cover", "ben: cover"],
      "safety-lead": ["safety-lead", "dan: safety-lead", "adm: admin"],
      "last-resort": ["last-resort", "eve: last-resort"],
      repeat: ["repeat", "eve: last-resort", "ben: cover", "cat: cover"],
    },
  ],
  [
    "the prescriber on leave: the cover stands in at once, and the second in the row is the next",
    { leave: on("ada") },
    { prescriber: ["prescriber", "ben: cover"], cover: ["cover", "cat: cover"] },
  ],
  [
    "the prescriber gone: likewise",
    { people: without("ada") },
    { prescriber: ["prescriber", "ben: cover"], cover: ["cover", "cat: cover"] },
  ],
  [
    "prescriber and first cover on overlapping leave: the second stands in, and then it is the lead's turn at once",
    { leave: [away("ada", "2026-11-20", "2026-11-24"), away("ben", "2026-11-23", "2026-11-30")] },
    { prescriber: ["prescriber", "cat: cover"], cover: ["safety-lead", "dan: safety-lead", "adm: admin"] },
  ],
  [
    "prescriber and whole rota away: the lead is the first who is told",
    { leave: on("ada", "ben", "cat") },
    {
      prescriber: ["safety-lead", "dan: safety-lead", "adm: admin"],
      cover: ["safety-lead", "dan: safety-lead", "adm: admin"],
      repeat: ["repeat", "eve: last-resort"],
    },
  ],
  [
    "nobody left but the last resort",
    { leave: on("ada", "ben", "cat", "dan") },
    { prescriber: ["last-resort", "eve: last-resort", "adm: admin"], repeat: ["repeat", "eve: last-resort"] },
  ],
  [
    "the last resort away as well: whoever is there at all",
    { leave: on("ada", "ben", "cat", "dan", "eve") },
    { prescriber: ["last-resort", "nia: clinician", "adm: admin"], repeat: ["repeat", "nia: clinician"] },
  ],
  [
    "everybody on leave: everybody is told",
    { leave: on("ada", "ben", "cat", "dan", "eve", "nia") },
    {
      "last-resort": [
        "last-resort",
        "ada: prescriber",
        "ben: clinician",
        "cat: clinician",
        "dan: clinician",
        "eve: last-resort",
        "nia: clinician",
      ],
    },
  ],
  [
    "no last resort set: every clinician who is there, rather than nobody",
    { lastResortId: null, leave: on("cat") },
    {
      "last-resort": ["last-resort", "ada: prescriber", "ben: clinician", "dan: clinician", "eve: clinician", "nia: clinician"],
      repeat: ["repeat", "ada: prescriber", "ben: clinician", "dan: clinician", "eve: clinician", "nia: clinician"],
    },
  ],
  [
    "nothing recorded at all",
    { weekly: [], safetyLeadId: null, lastResortId: null, people: [person("ada"), person("nia", "nurse")] },
    { prescriber: ["prescriber", "ada: prescriber"], cover: ["last-resort", "ada: prescriber", "nia: clinician"] },
  ],
  [
    "a clinic without a clinician: its admins",
    { people: [person("adm", "admin")] },
    { prescriber: ["last-resort", "adm: admin"], repeat: ["repeat", "adm: admin"] },
  ],
  ["a clinic without anybody", { people: [] }, { prescriber: ["last-resort"], repeat: ["repeat"] }],
  [
    "the prescriber on duty: the next in the row is the cover",
    { weekly: everyDay("ada", "cat") },
    { cover: ["cover", "cat: cover"], repeat: ["repeat", "eve: last-resort", "ada: prescriber", "cat: cover"] },
  ],
  [
    "nobody on duty but the prescriber: the lead's turn at once",
    { weekly: everyDay("ada") },
    { cover: ["safety-lead", "dan: safety-lead", "adm: admin"] },
  ],
  [
    "nobody on duty that day: the lead's turn at once, and the prescriber hears again",
    { weekly: [{ weekday: 2, staffIds: ["ben"] }] },
    { cover: ["safety-lead", "dan: safety-lead", "adm: admin"], repeat: ["repeat", "eve: last-resort", "ada: prescriber"] },
  ],
  [
    "a lead who prescribes here: not told twice",
    { safetyLeadId: "ada" },
    { "safety-lead": ["last-resort", "eve: last-resort", "adm: admin"] },
  ],
  [
    "a lead who is the cover: not told twice",
    { safetyLeadId: "ben" },
    { "safety-lead": ["last-resort", "eve: last-resort", "adm: admin"] },
  ],
  ["a last resort who was told before: told again", { lastResortId: "ada" }, { "last-resort": ["last-resort", "ada: last-resort"] }],
  [
    "a lead and a last resort who have left: every clinician",
    { people: without("dan", "eve") },
    { "safety-lead": ["last-resort", "ada: prescriber", "ben: clinician", "cat: clinician", "nia: clinician", "adm: admin"] },
  ],
  [
    "a lead who is an admin: told of nothing clinical",
    { safetyLeadId: "adm" },
    { "safety-lead": ["last-resort", "eve: last-resort", "adm: admin"] },
  ],
  [
    "a dated turn takes the pattern's place",
    { turns: [away("nia", "2026-11-21", "2026-11-23"), away("cat", "2026-11-23")] },
    { cover: ["cover", "nia: cover"], repeat: ["repeat", "eve: last-resort", "nia: cover", "cat: cover"] },
  ],
  [
    "a dated turn of somebody who is on leave gives way to the pattern",
    { turns: [away("nia", MONDAY_OFF)], leave: on("nia") },
    { cover: ["cover", "ben: cover"] },
  ],
  ["a turn of somebody who has left is nobody's", { people: without("ben") }, { cover: ["cover", "cat: cover"] }],
  [
    "a holiday changes nobody's turn",
    { staffedHours: { ...DEFAULT_STAFFED_HOURS, closedOn: [MONDAY_OFF] } },
    { cover: ["cover", "ben: cover"] },
  ],
])("%s", (_what, changes, expected) => {
  test.each(Object.entries(expected) as [LadderStep, string[]][])("%s", (step, who) => {
    expect(told(plan(changes), step)).toEqual(who);
  });
});

test.each([
  ["today", "repeat", ["repeat", "ben: cover", "cat: cover", "dan: safety-lead"]],
  ["review", "repeat", ["repeat", "ada: prescriber", "ben: cover", "cat: cover", "dan: safety-lead"]],
] as const)("an unclaimed %s that repeats is told to those who can act on it by day", (urgency, step, who) => {
  expect(told(PLAN, step, MONDAY, urgency)).toEqual(who);
});

describe("leave begins and ends at the clinic's midnight", () => {
  const leave = [away("ada", "2026-11-23", "2026-11-24")];
  test.each([
    ["a second before it begins", "2026-11-22T23:59:59Z", "ada: prescriber"],
    ["as it begins", "2026-11-23T00:00:00Z", "ben: cover"],
    ["a second before it ends", "2026-11-24T23:59:59Z", "ben: cover"],
    ["as it has ended", "2026-11-25T00:00:00Z", "ada: prescriber"],
  ])("%s", (_when, at, who) => {
    expect(told(plan({ leave }), "prescriber", at)[1]).toBe(who);
  });
  test.each([
    // Summer time ends on Sunday 25 October 2026 at 01:00 UTC: that day has 25 hours there, from 23:00 UTC on Saturday to midnight UTC.
    ["London, before the long day", "Europe/London", "2026-10-24T22:59:59Z", "ada: prescriber"],
    ["London, as the long day begins", "Europe/London", "2026-10-24T23:00:00Z", "ben: cover"],
    ["London, in its last hour", "Europe/London", "2026-10-25T23:59:59Z", "ben: cover"],
    ["London, after it", "Europe/London", "2026-10-26T00:00:00Z", "ada: prescriber"],
    // New York's 25 October is the next night's and the next morning's.
    ["New York, where it is still Saturday", "America/New_York", "2026-10-25T03:59:59Z", "ada: prescriber"],
    ["New York, where Sunday begins", "America/New_York", "2026-10-25T04:00:00Z", "ben: cover"],
  ])("%s", (_where, timeZone, at, who) => {
    expect(told(plan({ timeZone, leave: [away("ada", "2026-10-25")] }), "prescriber", at)[1]).toBe(who);
  });
});

test("the weekday is that of the clinic's calendar", () => {
  const weekly = [
    { weekday: 1, staffIds: ["ben"] },
    { weekday: 2, staffIds: ["cat"] },
  ];
  // 13:00 UTC on Monday is Tuesday in Auckland.
  expect(onDutyAt(plan({ weekly, timeZone: "Pacific/Auckland" }), new Date("2026-11-23T13:00:00Z"))).toEqual(["cat"]);
  expect(onDutyAt(plan({ weekly }), new Date("2026-11-23T13:00:00Z"))).toEqual(["ben"]);
});

test.each<[string, Partial<CoverPlan>, string[]]>([
  ["whole", {}, []],
  ["nobody there", { leave: on("ada", "ben", "cat", "dan", "eve", "nia") }, ["nobody", "no-last-resort", "no-safety-lead", "no-cover"]],
  ["no last resort", { lastResortId: null }, ["no-last-resort"]],
  ["a last resort on leave", { leave: on("eve") }, ["no-last-resort"]],
  ["a lead who has left", { people: without("dan") }, ["no-safety-lead"]],
  ["no turn that day", { weekly: [] }, ["no-cover"]],
])("a plan says what is amiss with it: %s", (_what, changes, gaps) => {
  expect(coverGapsAt(plan(changes), new Date(MONDAY))).toEqual(gaps);
});

test("the ladder ahead says who would be told when, to the first repeat", () => {
  const ahead = ladderAhead(PLAN, { urgency: "now", prescriberId: "ada", at: new Date(MONDAY) });
  expect(ahead.map(({ at, step, told: [first] }) => [at.toISOString().slice(11, 16), step, first?.staffId])).toEqual([
    ["10:00", "prescriber", "ada"],
    ["10:30", "cover", "ben"],
    ["11:00", "safety-lead", "dan"],
    ["11:30", "last-resort", "eve"],
    ["12:30", "repeat", "eve"],
  ]);
  const night = ladderAhead(plan({ leave: [away("ada", MONDAY_OFF)] }), {
    urgency: "now",
    prescriberId: "ada",
    at: new Date("2026-11-23T23:45:00Z"),
  });
  // Leave ends at midnight, and with it the cover's standing in.
  expect(night.slice(0, 2).map(({ told: [first] }) => first)).toEqual([
    { staffId: "ben", part: "cover" },
    { staffId: "ben", part: "cover" },
  ]);
});

const ids = PLAN.people.map(({ id }) => id);
const anyPlan: fc.Arbitrary<CoverPlan> = fc.record({
  timeZone: fc.constantFrom("Europe/London", "America/New_York", "Pacific/Auckland"),
  staffedHours: fc.constant(DEFAULT_STAFFED_HOURS),
  people: fc.subarray([...PLAN.people], { minLength: 1 }),
  weekly: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), staffIds: fc.subarray(ids) })),
  turns: fc.array(fc.constantFrom(...ids).map((id) => away(id, "2026-11-22", "2026-11-24"))),
  leave: fc.array(fc.constantFrom(...ids).map((id) => away(id, "2026-11-23", "2026-11-23"))),
  safetyLeadId: fc.option(fc.constantFrom(...ids)),
  lastResortId: fc.option(fc.constantFrom(...ids)),
});

test("whatever the plan: somebody of the clinic is told, each once, on this step or a later one; a clinician who is there wherever there is one", () => {
  fc.assert(
    fc.property(
      anyPlan,
      fc.constantFrom(...LADDER_STEPS),
      fc.constantFrom("now", "today", "review"),
      (any, step, urgency: "now" | "today" | "review") => {
        const at = new Date(MONDAY);
        const telling = tellingAt(any, step, { urgency, prescriberId: "ada", at });
        const staff = telling.told.map(({ staffId }) => staffId);
        expect(staff.length).toBeGreaterThan(0);
        expect(new Set(staff).size).toBe(staff.length);
        expect(any.people.map(({ id }) => id)).toEqual(expect.arrayContaining(staff));
        expect(LADDER_STEPS.indexOf(telling.step)).toBeGreaterThanOrEqual(LADDER_STEPS.indexOf(step));
        const there = availableAt(any, at);
        const clinicians = telling.told.filter(({ part }) => part !== "admin").map(({ staffId }) => staffId);
        if (there.length > 0) {
          expect(clinicians.length).toBeGreaterThan(0);
          expect(there).toEqual(expect.arrayContaining(clinicians));
        }
        expect(telling.told.filter(({ part }) => part === "admin").every(({ staffId }) => staffId === "adm")).toBe(true);
        expect(coverGapsAt(any, at).every((gap) => COVER_GAPS.includes(gap))).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seenOf } from "@/contracts/course-corrections";
import type { CourseEndReason } from "@/contracts/course-end";
import { seenCourse } from "@/contracts/seen-course";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeDose } from "./change-dose";
import { endCourse } from "./end-course";
import { readPatient } from "./read-patient";
import { recordRenewal } from "./record-renewal";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { correct, pageAt } from "./testing-corrections";
import { answeredCourse, answerStep, noonOf, type Step } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const at = (now: string) => ({ now: new Date(now), linkSecret: TEST_LINK_SECRET });
const LOW: Step = { total: 3 };
const ITEM_9: Step = { total: 5, item9: 1 };

async function end(steps: readonly Step[], { endedOn, reason }: { endedOn: string; reason: CourseEndReason }, now: string) {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, steps);
  const result = await endCourse(db.web, clinic.prescriber, { patientId, endedOn, isEstimate: false, reason }, at(now));
  const page = await readPatient(db.web, clinic.prescriber, patientId, new Date(now));
  return { result, page, patientId, open: (page?.checkIns ?? []).filter(({ state }) => state === "open") };
}

// The course starts on Monday 2 March; its check-ins are due on days 0, 14, 28, 42 and so on. The last dose is on Monday 30 March.
test.each<[string, readonly Step[], { reason: CourseEndReason; endedOn: string }, string, string[]]>([
  [
    "finished: days 14, 28 and 56",
    [LOW, LOW, LOW, LOW],
    { reason: "finished", endedOn: "2026-03-30" },
    "2026-03-30T15:00:00Z",
    ["2026-04-13", "2026-04-27", "2026-05-25"],
  ],
  [
    "stopped for mood: days 3, 7, 14, 28, 56 and 84",
    [LOW, LOW, LOW, LOW],
    { reason: "mood", endedOn: "2026-03-30" },
    "2026-03-30T15:00:00Z",
    ["2026-04-02", "2026-04-06", "2026-04-13", "2026-04-27", "2026-05-25", "2026-06-22"],
  ],
  [
    "finished after item 9 was ever answered: as closely",
    [LOW, ITEM_9, LOW, LOW],
    { reason: "finished", endedOn: "2026-03-30" },
    "2026-03-30T15:00:00Z",
    ["2026-04-02", "2026-04-06", "2026-04-13", "2026-04-27", "2026-05-25", "2026-06-22"],
  ],
  [
    "stopped for mood and recorded five days late: what has passed is asked for on the next day",
    [LOW, LOW, LOW, LOW],
    { reason: "mood", endedOn: "2026-03-30" },
    "2026-04-04T15:00:00Z",
    ["2026-04-06", "2026-04-13", "2026-04-27", "2026-05-25", "2026-06-22"],
  ],
  [
    "finished, recorded when two check-ins have passed: asked for once",
    [LOW, LOW, LOW, LOW],
    { reason: "finished", endedOn: "2026-03-30" },
    "2026-05-07T08:00:00Z",
    ["2026-05-07", "2026-05-25"],
  ],
])("a course %s after the last dose", async (_how, steps, ending, now, dueOn) => {
  const { result, open, page } = await end(steps, ending, now);
  expect(result).toMatchObject({ ok: true, dueOn });
  expect(open.filter(({ kind }) => kind === "after-course").map((checkIn) => checkIn.dueOn)).toEqual(dueOn);
  expect(open.some((checkIn) => checkIn.kind === "scheduled" && checkIn.dueOn > now.slice(0, 10))).toBe(false);
  expect(page?.course).toMatchObject({ endedOn: ending.endedOn, endReason: ending.reason });
});

test("a check-in that is open when the course ends stays open, and its answer is not asked for again", async () => {
  const { open } = await end([LOW, LOW, LOW], { endedOn: "2026-03-29", reason: "mood" }, "2026-03-31T08:00:00Z");
  expect(open.map(({ kind, dueOn }) => [kind, dueOn]).slice(0, 3)).toEqual([
    ["scheduled", "2026-03-30"],
    ["after-course", "2026-04-06"],
    ["after-course", "2026-04-13"],
  ]);
});

test.each([
  ["the day before the first dose", "2026-03-01", false],
  ["the day of the first dose", "2026-03-02", true],
  ["31 days ahead", "2026-04-30", true],
  ["32 days ahead", "2026-05-01", false],
])("a last dose on %s, %s: taken is %s", async (_day, endedOn, taken) => {
  const { result } = await end([LOW, LOW], { endedOn, reason: "finished" }, "2026-03-30T12:00:00Z");
  expect(result).toMatchObject(taken ? { ok: true } : { ok: false, code: "invalid-input", issues: [{ path: "endedOn" }] });
});

test("the same end sent ten times at once is recorded once, and nobody is told of a colleague", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [LOW, LOW]);
  const ending = { patientId, endedOn: "2026-03-16", isEstimate: false, reason: "other" } as const;
  const results = await Promise.all(
    Array.from({ length: 10 }, () => endCourse(db.web, clinic.prescriber, ending, at("2026-03-16T12:00:00Z"))),
  );
  const follow = ["2026-03-16", "2026-03-30", "2026-04-13", "2026-05-11"];
  expect(results).toEqual(results.map(() => ({ ok: true, closeFollowUp: false, dueOn: follow })));
  const page = await readPatient(db.web, clinic.prescriber, patientId, new Date("2026-03-16T13:00:00Z"));
  expect(page?.checkIns.filter(({ kind }) => kind === "after-course")).toHaveLength(3);
});

test("another clinic's course cannot be ended", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [LOW]);
  const other = await testClinic(db.web);
  const ending = { patientId, endedOn: "2026-03-16", isEstimate: false, reason: "finished" } as const;
  expect(await endCourse(db.web, other.prescriber, ending, at("2026-03-16T12:00:00Z"))).toEqual({ ok: false, code: "not-found" });
});

test("of ten different ends at once one is recorded, and the others are told that the course changed", async () => {
  const { patientId, seen } = await seenCourseOf([LOW, LOW]);
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, i) => {
      const ending = { patientId, seen, endedOn: `2026-03-${16 + i}`, isEstimate: false, reason: "other" } as const;
      return endCourse(db.web, clinic.prescriber, ending, at("2026-03-16T12:00:00Z"));
    }),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === "conflict")).toHaveLength(9);
});

test("a colleague's pause meanwhile is told before the last dose is recorded on top of it", async () => {
  const { patientId, seen } = await seenCourseOf([LOW, LOW]);
  const now = at("2026-03-16T12:00:00Z");
  await changeDose(db.web, clinic.prescriber, { patientId, takesEffectOn: "2026-03-16", mgPerDay: 0 }, now);
  const ending = { patientId, endedOn: "2026-03-15", isEstimate: false, reason: "mood" } as const;
  expect(await endCourse(db.web, clinic.prescriber, { ...ending, seen }, now)).toEqual({ ok: false, code: "conflict" });
  const after = seenCourse((await pageAt(db.web, clinic.prescriber, patientId, now.now)).course);
  expect(await endCourse(db.web, clinic.prescriber, { ...ending, seen: after }, now)).toMatchObject({ ok: true });
});

async function seenCourseOf(steps: readonly Step[]) {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, steps);
  const { course } = await pageAt(db.web, clinic.prescriber, patientId, new Date("2026-03-16T11:00:00Z"));
  return { patientId, seen: seenCourse(course) };
}

// 30 mg from 2 March, 40 mg from 9 March, renewed on 12 March, paused from 20 March.
test.each([
  ["2026-03-19", null],
  ["2026-03-25", null],
  ["2026-03-18", "Recorded for later: a pause from 20 March 2026. If this day is right, first correct or withdraw it"],
  ["2026-03-08", "Recorded for later: 40 mg from 9 March 2026; a pause from 20 March 2026; a renewal on 12 March 2026."],
])("a last dose on %s beside what was recorded for later is refused by its field with %s", async (endedOn, message) => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [LOW, LOW]);
  const now = at("2026-03-26T12:00:00Z");
  const renewal = { patientId, id: uuidv4(), renewedOn: "2026-03-12", daysSupplied: 30, withoutCheckReason: "Seen today" };
  expect(await recordRenewal(db.web, clinic.prescriber, renewal, now.now)).toEqual({ ok: true });
  for (const [takesEffectOn, mgPerDay] of [
    ["2026-03-09", 40],
    ["2026-03-20", 0],
  ] as const)
    await changeDose(db.web, clinic.prescriber, { patientId, takesEffectOn, mgPerDay }, now);
  const ending = { patientId, endedOn, isEstimate: false, reason: "other" } as const;
  const result = await endCourse(db.web, clinic.prescriber, ending, now);
  if (message === null) {
    expect(result).toMatchObject({ ok: true });
    const { course } = await pageAt(db.web, clinic.prescriber, patientId, now.now);
    const change = { correct: "end", seen: seenOf({ on: endedOn, endReason: "other", isEstimate: false }) } as const;
    const earlier = { ...change, on: "2026-03-10", isEstimate: false, endReason: "other" } as const;
    expect(course.endedOn).toBe(endedOn);
    expect(await correct(db.web, clinic.prescriber, patientId, earlier, now.now)).toMatchObject({ ok: false, issues: [{ path: "on" }] });
  } else {
    expect(result).toMatchObject({ ok: false, issues: [{ path: "endedOn", message: expect.stringContaining(message) }] });
  }
});

test("an end that is recorded is corrected and not recorded again", async () => {
  const { patientId } = await end([LOW, LOW], { endedOn: "2026-03-20", reason: "finished" }, "2026-03-26T12:00:00Z");
  const other = { patientId, endedOn: "2026-03-21", isEstimate: false, reason: "finished" } as const;
  expect(await endCourse(db.web, clinic.prescriber, other, at("2026-03-26T12:00:00Z"))).toMatchObject({
    issues: [{ path: "endedOn", message: "The last dose is recorded on 20 March 2026: correct that entry instead" }],
  });
});

test("the check-in that is open already is counted among those that follow", async () => {
  const { result, open } = await end([LOW, LOW, LOW], { endedOn: "2026-03-29", reason: "mood" }, "2026-03-31T08:00:00Z");
  expect(result).toMatchObject({ ok: true, dueOn: open.map(({ dueOn }) => dueOn) });
});

test("what the patient was told of the capsules is what their page knew then: not begun, on it, and over once that was recorded", async () => {
  const { patientId, phone } = await answeredCourse(db.web, clinic.prescriber, [ITEM_9, LOW, LOW, ITEM_9]);
  // On 30 March their page knew of no last dose.
  const late = { patientId, endedOn: "2026-03-20", isEstimate: false, reason: "finished" } as const;
  await endCourse(db.web, clinic.prescriber, late, at("2026-04-03T10:00:00Z"));
  const { checkIns } = await pageAt(db.web, clinic.prescriber, patientId, new Date("2026-04-03T10:00:00Z"));
  const after = checkIns.find(({ kind, state }) => kind === "after-course" && state === "open");
  if (!after) throw new Error("no check-in after the course");
  const answeredAt = noonOf(after.dueOn);
  await answerStep(db.web, { ...phone, checkInId: after.id }, ITEM_9, answeredAt);
  const { flags } = await pageAt(db.web, clinic.prescriber, patientId, answeredAt);
  expect(flags.filter(({ rule }) => rule === "item-9").map(({ toldCapsule }) => toldCapsule)).toEqual([
    "If your mood has changed, tell your prescriber, and take no isotretinoin that is left.",
    "If your mood has changed, stop taking isotretinoin and tell your prescriber.",
    "If your mood has changed, do not start isotretinoin and tell your prescriber.",
  ]);
});

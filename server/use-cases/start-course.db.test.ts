import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seenCourse } from "@/contracts/seen-course";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { askForCall } from "./ask-for-call";
import { endCourse } from "./end-course";
import { readPanel } from "./read-panel";
import { reopenFlag } from "./reopen-flag";
import { startCourse } from "./start-course";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { correct, pageAt, seenOn } from "./testing-corrections";
import { answeredCourse, type Step } from "./testing-course";
import { flagsOf, signature } from "./testing-flags";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const NOW = new Date("2026-03-20T10:00:00Z");
const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
const LOW: Step = { total: 3 };

/** A course whose last dose was on 10 March. */
async function over(steps: readonly Step[] = [LOW, LOW]) {
  const made = await answeredCourse(db.web, clinic.prescriber, steps);
  const { patientId } = made;
  await endCourse(db.web, clinic.prescriber, { patientId, endedOn: "2026-03-10", isEstimate: false, reason: "finished" }, options);
  const page = () => pageAt(db.web, clinic.prescriber, patientId, NOW);
  const start = (startsOn: string, id = uuidv4()) =>
    startCourse(db.web, clinic.prescriber, { patientId, id, startsOn, weightKg: 62, mgPerDay: 20, targetMgPerKg: 120 }, options);
  return { ...made, page, start };
}

test("another course begins: its own dose, target and cadence, the first check-in open at once, and nothing left of the last", async () => {
  const { page, start, courseId } = await over();
  const id = uuidv4();
  expect(await start("2026-03-26", id)).toMatchObject({ ok: true });
  expect(await start("2026-03-26", id)).toEqual({ ok: true, dueOn: [] });
  const now = await page();
  expect(now.course).toMatchObject({
    id,
    startsOn: "2026-03-26",
    endedOn: null,
    phase: "before",
    weightKg: 62,
    targetMgPerKg: 120,
    cumulativeMg: 0,
  });
  expect(now.checkIns.filter((one) => one.openNow)).toHaveLength(1);
  const left = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select from check_in where course_id = ${courseId} and state = 'open'`,
  ]);
  expect(left[1]).toHaveLength(0);
});

test.each<[string, { mgPerDay?: number; weightKg?: number; doseMeant?: "1" }, string, RegExp]>([
  [
    "a dose that no regimen has, meant or not",
    { mgPerDay: 130, doseMeant: "1" },
    "mgPerDay",
    /^130 mg a day at 62 kg is 2.1 mg\/kg; at most 2/,
  ],
  ["an unusual dose", { mgPerDay: 70 }, "doseMeant", /^70 mg a day at 62 kg is 1.13 mg\/kg/],
  ["a weight in pounds", { weightKg: 136 }, "doseMeant", /^60 kg was recorded before, and 136 lb is 61.7 kg\. Check the weight\. 20 mg/],
])("%s is told by its field, and no course starts", async (_what, given, path, message) => {
  const { page, patientId } = await over();
  const input = { patientId, id: uuidv4(), startsOn: "2026-03-26", weightKg: 62, mgPerDay: 20, targetMgPerKg: 120, ...given };
  expect(await startCourse(db.web, clinic.prescriber, input, options)).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [{ path, message: expect.stringMatching(message) }],
  });
  expect((await page()).course.startsOn).toBe("2026-03-02");
  if (path !== "doseMeant") return;
  expect(await startCourse(db.web, clinic.prescriber, { ...input, doseMeant: "1" }, options)).toMatchObject({ ok: true });
});

describe("on the panel a patient has one row", () => {
  const rowsOf = async (patientId: string, filters: { after?: "1" } = {}) => {
    const { rows, counts } = await readPanel(db.web, clinic.prescriber, { tab: "everyone", ...filters }, NOW);
    return { rows: rows.filter((row) => row.patientId === patientId).map(({ courseId }) => courseId), everyone: counts.everyone };
  };

  test("that of the newest course; the finished one is gone from every list and from the count", async () => {
    const { start, patientId, courseId } = await over();
    const before = await rowsOf(patientId);
    expect(before.rows).toEqual([courseId]);
    const id = uuidv4();
    await start("2026-03-26", id);
    expect(await rowsOf(patientId)).toEqual({ rows: [id], everyone: before.everyone });
    expect((await rowsOf(patientId, { after: "1" })).rows).toEqual([]);
  });

  test("and the earlier course's while a review of it waits or a flag is opened again, no longer", async () => {
    const { start, patientId, courseId } = await over([LOW, { total: 21 }]);
    const [flags] = [await flagsOf(db.web, clinic, courseId)];
    for (const { id } of flags) {
      const close = { outcome: "contacted", reviewOn: "2026-04-01", close: true } as const;
      await acknowledgeFlag(db.web, clinic.nurse, { flagId: id, ...signature(close) }, NOW);
    }
    const id = uuidv4();
    expect(await start("2026-03-26", id)).toMatchObject({ ok: true });
    expect(new Set((await rowsOf(patientId)).rows)).toEqual(new Set([courseId, id]));
    const [first] = flags;
    await reopenFlag(db.web, clinic.nurse, { flagId: first?.id ?? "", note: "Called back", id: uuidv4() }, NOW);
    expect((await rowsOf(patientId)).rows[0]).toBe(courseId);
  });
});

test.each([
  ["on the day of the last dose", "2026-03-10", "The course before ended on 10 March 2026: courses cannot overlap"],
  ["before it", "2026-03-01", "The course before ended on 10 March 2026: courses cannot overlap"],
  ["more than a year ahead", "2027-03-21", "The course starts more than a year from now: check the date"],
])("a course that starts %s is refused with its field", async (_what, startsOn, message) => {
  const { page, start, courseId } = await over();
  expect(await start(startsOn)).toEqual({ ok: false, code: "invalid-input", issues: [{ path: "startsOn", message }] });
  expect((await page()).course.id).toBe(courseId);
});

test("a course that a colleague started meanwhile is told to who had not seen it", async () => {
  const { patientId, page, start } = await over();
  const seen = seenCourse((await page()).course);
  const given = { patientId, id: uuidv4(), startsOn: "2026-04-01", weightKg: 62, mgPerDay: 20, targetMgPerKg: 120 };
  await start("2026-03-25");
  expect(await startCourse(db.web, clinic.prescriber, { ...given, seen }, options)).toEqual({ ok: false, code: "conflict" });
  const anew = { ...given, seen: seenCourse((await page()).course) };
  expect(await startCourse(db.web, clinic.prescriber, anew, options)).toMatchObject({
    issues: [{ path: "startsOn", message: "The last course goes on: record its last dose first" }],
  });
});

test("while the last course goes on, or a flag of it is open, none can start", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [LOW]);
  const given = { patientId, id: uuidv4(), startsOn: "2026-04-01", weightKg: 62, mgPerDay: 20, targetMgPerKg: 120 };
  expect(await startCourse(db.web, clinic.prescriber, given, options)).toMatchObject({
    issues: [{ path: "startsOn", message: "The last course goes on: record its last dose first" }],
  });
  const flagged = await over([LOW, { total: 21 }]);
  expect(await flagged.start("2026-04-01")).toMatchObject({
    issues: [{ path: "startsOn", message: expect.stringMatching(/^A flag of the last course/) }],
  });
  for (const { id: flagId } of (await flagged.page()).flags)
    await acknowledgeFlag(db.web, clinic.nurse, { flagId, outcome: "contacted", note: "", reviewOn: "2026-03-27", close: true }, NOW);
  expect(await flagged.start("2026-04-01")).toMatchObject({ ok: true });
});

test("of many who start one at once one does", async () => {
  const { start } = await over();
  const results = await Promise.all(["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24"].map((on) => start(on)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a start cannot be corrected into the course before, nor that one's end undone", async () => {
  const { page, start, patientId } = await over();
  const ended = seenOn(await page(), "end");
  await start("2026-03-26");
  const fix = (given: Parameters<typeof correct>[3]) => correct(db.web, clinic.prescriber, patientId, given, NOW);
  expect(await fix({ correct: "start", seen: seenOn(await page(), "start"), on: "2026-03-10", mgPerDay: 20 })).toMatchObject({
    issues: [{ path: "on", message: "The course before ended on 10 March 2026: courses cannot overlap" }],
  });
  expect(await fix({ correct: "no-end", seen: ended })).toEqual({ ok: false, code: "conflict" });
});

test("who asks to be called by a link of the last course is seen on the patient's page", async () => {
  const { page, start, phone } = await over();
  await start("2026-03-26");
  await askForCall(db.web, phone, { privateNumber: "+1 555 0199", mayLeaveMessage: "no" }, NOW);
  expect((await page()).flags).toMatchObject([{ rule: "help-requested", state: "open", callAt: { number: "+1 555 0199" } }]);
});

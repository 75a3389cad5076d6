import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { endCourse } from "./end-course";
import { recordRenewal } from "./record-renewal";
import { recordSexualFunction } from "./record-sexual-function";
import { enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { correct, pageAt } from "./testing-corrections";
import { answeredCourse, ENROLLED } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

// The course starts on 2 March; answered on 2 February and on 2 March.
const NOW = new Date("2026-04-01T10:00:00Z");

async function course(answers = 2) {
  const { patientId } = await answeredCourse(
    db.web,
    clinic.prescriber,
    Array.from({ length: answers }, () => ({ total: 3 })),
  );
  const page = () => pageAt(db.web, clinic.prescriber, patientId, NOW);
  const renew = (renewedOn: string, withoutCheckReason = "", id = uuidv4()) =>
    recordRenewal(db.web, clinic.prescriber, { patientId, id, renewedOn, daysSupplied: 30, withoutCheckReason }, NOW);
  return { patientId, page, renew };
}

test.each([
  ["on the day of the mood check", "2026-03-02", 0],
  ["at the clinic's limit of 28 days", "2026-03-30", 28],
])("renewed %s no reason is asked for, and none is kept", async (_when, on, daysSinceCheck) => {
  const { page, renew } = await course();
  expect(await renew(on, "said all the same")).toEqual({ ok: true });
  const { care, timeline } = await page();
  expect(care.renewals).toMatchObject([{ on, days: 30, daysSinceCheck, withoutCheckReason: null, by: clinic.prescriber.name }]);
  expect(timeline.find(({ kind }) => kind === "renewal")).toMatchObject({ title: "Renewed for 30 days" });
});

test("a day past the limit a reason is required, stored and shown", async () => {
  const { page, renew } = await course();
  const message = "The last mood check was 29 days before, the limit is 28: say why it is renewed";
  expect(await renew("2026-03-31")).toEqual({ ok: false, code: "invalid-input", issues: [{ path: "withoutCheckReason", message }] });
  expect((await page()).care.renewals).toEqual([]);
  expect(await renew("2026-03-31", "Seen in the room; mood asked about")).toEqual({ ok: true });
  const { care, timeline } = await page();
  expect(care.renewals).toMatchObject([{ daysSinceCheck: 29, withoutCheckReason: "Seen in the room; mood asked about" }]);
  expect(timeline.find(({ kind }) => kind === "renewal")?.detail).toBe(
    "Last mood check 29 days before. Renewed all the same: Seen in the room; mood asked about",
  );
});

test("without any mood check a reason is required", async () => {
  const { renew } = await course(0);
  expect(await renew("2026-03-02")).toMatchObject({
    issues: [{ path: "withoutCheckReason", message: "There was no mood check by that day: say why it is renewed" }],
  });
});

test.each([
  ["a day to come", "2026-04-02"],
  ["long before the start", "2026-01-29"],
])("%s is refused with its field", async (_what, on) => {
  const { renew } = await course();
  expect(await renew(on, "because")).toMatchObject({ code: "invalid-input", issues: [{ path: "renewedOn" }] });
});

test("after the last dose nothing is renewed", async () => {
  const { renew, patientId } = await course();
  const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
  await endCourse(db.web, clinic.prescriber, { patientId, endedOn: "2026-03-20", isEstimate: false, reason: "finished" }, options);
  expect(await renew("2026-03-21", "because")).toMatchObject({
    issues: [{ path: "renewedOn", message: "The last dose is recorded on 20 March 2026" }],
  });
});

test("a second press is one renewal, a second person's of the same day is told, and a wrong one is withdrawn", async () => {
  const { page, renew, patientId } = await course();
  const id = uuidv4();
  expect(await Promise.all([renew("2026-03-20", "", id), renew("2026-03-20", "", id)])).toEqual([{ ok: true }, { ok: true }]);
  expect(await renew("2026-03-20")).toMatchObject({ issues: [{ path: "renewedOn", message: "A renewal is recorded for that day" }] });
  expect(await correct(db.web, clinic.prescriber, patientId, { correct: "no-renewal", entryId: id }, NOW)).toMatchObject({ ok: true });
  const { care } = await page();
  expect(care.renewals).toEqual([]);
  expect(care.corrections).toMatchObject([{ entry: "renewal", was: { on: "2026-03-20", days: 30 }, became: null }]);
});

test("in the United States the page says that a prescription covers 30 days at most; elsewhere nothing was checked", async () => {
  const { page } = await course();
  expect((await page()).care.rules).toEqual({ checkWithinDays: 28, mostDays: { days: 30, where: "United States" } });
  const other = await enrolled(db.web, clinic.prescriber, ENROLLED, { region: "ie" });
  expect((await pageAt(db.web, clinic.prescriber, other.patientId, NOW)).care.rules.mostDays).toBeNull();
});

test("whether sexual function was asked about is shown for under-18s and where everyone must be asked, with its day", async () => {
  const { page } = await course();
  expect((await page()).care.privateQuestion).toBeNull();
  const young = await enrolled(db.web, clinic.prescriber, ENROLLED, { dateOfBirth: "2010-05-05" });
  const british = await enrolled(db.web, clinic.prescriber, ENROLLED, { region: "gb" });
  const of = async (patientId: string) => (await pageAt(db.web, clinic.prescriber, patientId, NOW)).care.privateQuestion;
  expect(await of(young.patientId)).toEqual({ because: "under-18", records: [] });
  expect(await of(british.patientId)).toEqual({ because: "required", records: [] });
  const ask = (on: string, asked: boolean, id = uuidv4()) =>
    recordSexualFunction(db.web, clinic.nurse, { patientId: young.patientId, id, asked, on }, NOW);
  const id = uuidv4();
  expect(await Promise.all([ask("2026-03-30", true, id), ask("2026-03-30", true, id)])).toEqual([{ ok: true }, { ok: true }]);
  expect(await ask("2026-03-31", false)).toEqual({ ok: true });
  expect(await ask("2026-04-02", true)).toMatchObject({ issues: [{ path: "on" }] });
  expect(await of(young.patientId)).toMatchObject({
    records: [
      { on: "2026-03-31", asked: false },
      { on: "2026-03-30", asked: true },
    ],
  });
});

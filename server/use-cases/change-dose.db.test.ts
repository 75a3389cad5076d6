import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seenCourse } from "@/contracts/seen-course";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeDose } from "./change-dose";
import { endCourse } from "./end-course";
import { readPatient } from "./read-patient";
import { recordWeight } from "./record-weight";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { pageAt } from "./testing-corrections";
import { answeredCourse } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

// The course starts on 2 March with 30 mg; its regular check-ins are due on 2, 16 and 30 March, then on 13 and 27 April.
test.each<[string, { takesEffectOn: string; mgPerDay: number }, string[], string?]>([
  ["a higher dose", { takesEffectOn: "2026-03-09", mgPerDay: 40 }, ["2026-03-23"]],
  ["a higher dose whose fortnight ends on a Friday", { takesEffectOn: "2026-03-06", mgPerDay: 40 }, ["2026-03-23"]],
  ["a higher dose that a planned check-in follows by a fortnight", { takesEffectOn: "2026-03-16", mgPerDay: 40 }, []],
  ["a pause", { takesEffectOn: "2026-03-09", mgPerDay: 0 }, []],
  ["a lower dose", { takesEffectOn: "2026-03-09", mgPerDay: 20 }, []],
  ["a higher dose recorded three weeks late", { takesEffectOn: "2026-03-09", mgPerDay: 40 }, [], "2026-03-30T10:00:00Z"],
])("%s, %j, asks for the check-ins %j beside the planned ones", async (_what, change, dueOn, recordedAt = "2026-03-17T10:00:00Z") => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const now = new Date(recordedAt);
  expect(await changeDose(db.web, clinic.prescriber, { patientId, ...change }, { now, linkSecret: TEST_LINK_SECRET })).toEqual({
    ok: true,
    dueOn,
  });
  const page = await readPatient(db.web, clinic.prescriber, patientId, now);
  expect(page?.course.doses.map(({ mgPerDay }) => mgPerDay)).toContain(change.mgPerDay);
  expect(page?.checkIns.filter(({ kind }) => kind === "extra").map((checkIn) => checkIn.dueOn)).toEqual(dueOn);
});

const NOW = new Date("2026-03-17T10:00:00Z");
const dosesOf = async (patientId: string) => (await readPatient(db.web, clinic.prescriber, patientId, NOW))?.course.doses.length;

test.each([
  ["a day before the course", { takesEffectOn: "2026-03-01", mgPerDay: 40 }, "takesEffectOn"],
  ["a day far ahead", { takesEffectOn: "2026-04-18", mgPerDay: 40 }, "takesEffectOn"],
  ["the dose that is taken already", { takesEffectOn: "2026-03-20", mgPerDay: 30 }, "mgPerDay"],
  [
    "a dose that no regimen has at 60 kg, meant or not",
    { takesEffectOn: "2026-03-20", mgPerDay: 120.6, doseMeant: "1" as const },
    "mgPerDay",
  ],
])("%s is refused with its field, and nothing is stored", async (_what, change, path) => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const result = await changeDose(db.web, clinic.prescriber, { patientId, ...change }, { now: NOW, linkSecret: TEST_LINK_SECRET });
  expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path }] });
  expect(await dosesOf(patientId)).toBe(1);
});

test("an unusual dose is asked about, and recorded once it is meant", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
  const change = { patientId, id: uuidv4(), takesEffectOn: "2026-03-20", mgPerDay: 61 };
  expect(await changeDose(db.web, clinic.prescriber, change, options)).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [
      {
        path: "doseMeant",
        message: "61 mg a day at 60 kg is 1.02 mg/kg; 0.25 to 1 mg/kg is usual. Check the dose, and the weight in kilograms",
      },
    ],
  });
  expect(await dosesOf(patientId)).toBe(1);
  // The same form, ticked.
  expect(await changeDose(db.web, clinic.prescriber, { ...change, doseMeant: "1" }, options)).toMatchObject({ ok: true });
  expect(await dosesOf(patientId)).toBe(2);
});

test("a dose is judged at the weight of its own days, and a pause is no dose", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
  await recordWeight(db.web, clinic.nurse, { patientId, id: uuidv4(), measuredOn: "2026-03-12", weightKg: 45 }, NOW);
  const change = { patientId, takesEffectOn: "2026-03-09", mgPerDay: 50 };
  expect(await changeDose(db.web, clinic.prescriber, change, options)).toMatchObject({
    issues: [{ path: "doseMeant", message: expect.stringMatching(/^50 mg a day at 45 kg is 1.11 mg\/kg/) }],
  });
  // Ended before the lower weight was taken, it was usual.
  expect(await changeDose(db.web, clinic.prescriber, { ...change, takesEffectOn: "2026-03-12", mgPerDay: 0 }, options)).toMatchObject({
    ok: true,
  });
  expect(await changeDose(db.web, clinic.prescriber, change, options)).toMatchObject({ ok: true });
});

test("the same change sent many times at once is one change, and no conflict", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const change = { patientId, id: uuidv4(), seen: await seenNow(patientId), takesEffectOn: "2026-03-20", mgPerDay: 40 };
  const results = await Promise.all(
    Array.from({ length: 8 }, () => changeDose(db.web, clinic.prescriber, change, { now: NOW, linkSecret: TEST_LINK_SECRET })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(8);
  expect(await dosesOf(patientId)).toBe(2);
});

test("after the last dose there is no dose to change", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
  await endCourse(db.web, clinic.prescriber, { patientId, endedOn: "2026-03-16", isEstimate: false, reason: "finished" }, options);
  const result = await changeDose(db.web, clinic.prescriber, { patientId, takesEffectOn: "2026-03-17", mgPerDay: 40 }, options);
  expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: [{ path: "takesEffectOn" }] });
});

test("another clinic's patient cannot be given another dose", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const other = await testClinic(db.web);
  const change = { patientId, takesEffectOn: "2026-03-09", mgPerDay: 40 };
  const result = await changeDose(db.web, other.prescriber, change, { now: NOW, linkSecret: TEST_LINK_SECRET });
  expect(result).toEqual({ ok: false, code: "not-found" });
});

test("a colleague's pause meanwhile is told, stays, and is changed only by who has seen it", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
  const seen = await seenNow(patientId);
  const pause = { patientId, id: uuidv4(), seen, takesEffectOn: "2026-03-17", mgPerDay: 0 };
  const dose = { patientId, id: uuidv4(), seen, takesEffectOn: "2026-03-17", mgPerDay: 60 };
  expect(await changeDose(db.web, clinic.prescriber, pause, options)).toMatchObject({ ok: true });
  expect(await changeDose(db.web, clinic.prescriber, dose, options)).toEqual({ ok: false, code: "conflict" });
  expect((await pageAt(db.web, clinic.prescriber, patientId, NOW)).course.doseMg).toBe(0);
  // Their own, sent again after the answer was lost, is no conflict; another dose by the same form is.
  expect(await changeDose(db.web, clinic.prescriber, pause, options)).toMatchObject({ ok: true });
  expect(await changeDose(db.web, clinic.prescriber, { ...pause, mgPerDay: 20 }, options)).toEqual({ ok: false, code: "conflict" });
  const again = { ...dose, id: uuidv4(), seen: await seenNow(patientId) };
  const later = { ...options, now: new Date("2026-03-17T10:05:00Z") };
  expect(await changeDose(db.web, clinic.prescriber, again, later)).toMatchObject({ ok: true });
  const page = await pageAt(db.web, clinic.prescriber, patientId, later.now);
  expect(page.course.doseMg).toBe(60);
  // Both on one day: the newer first.
  expect(page.timeline.filter(({ kind }) => kind === "dose").map(({ title }) => title)).toEqual([
    "Resumed at 60 mg a day",
    "Paused the drug",
    "Isotretinoin started, 30 mg a day",
  ]);
});

async function seenNow(patientId: string): Promise<string> {
  return seenCourse((await pageAt(db.web, clinic.prescriber, patientId, NOW)).course);
}

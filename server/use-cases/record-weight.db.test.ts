import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readPanel } from "./read-panel";
import { recordWeight } from "./record-weight";
import { testClinic } from "./testing-clinic";
import { correct, pageAt } from "./testing-corrections";
import { answeredCourse } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

// The course starts on 2 March with 30 mg at 60 kg.
const NOW = new Date("2026-03-20T10:00:00Z");

async function course() {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [{ total: 3 }, { total: 3 }]);
  const page = () => pageAt(db.web, clinic.prescriber, patientId, NOW);
  const weigh = (measuredOn: string, weightKg: number, id = uuidv4()) =>
    recordWeight(db.web, clinic.nurse, { patientId, id, measuredOn, weightKg }, NOW);
  return { patientId, page, weigh };
}

test("a weight counts from its day on: what was taken before stays, the rest of the target follows it", async () => {
  const { page, weigh, patientId } = await course();
  expect(await weigh("2026-03-12", 75)).toEqual({ ok: true });
  const { course: now, care, timeline } = await page();
  // Ten days of 30 mg at 60 kg, then eight at 75 kg; 150 - 8.2 mg/kg are left at 75 kg.
  expect(now.cumulativeMgPerKg).toBeCloseTo((10 * 30) / 60 + (8 * 30) / 75, 9);
  expect(now).toMatchObject({ weightKg: 75, cumulativeMg: 540, projectedEnd: "2026-12-25" });
  expect(care.weights.map(({ on, kg }) => [on, kg])).toEqual([
    [null, 60],
    ["2026-03-12", 75],
  ]);
  expect(timeline.find(({ kind }) => kind === "weight")).toMatchObject({ title: "Weight 75 kg", by: clinic.nurse.name });
  const { rows } = await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, NOW);
  expect(rows.find((row) => row.patientId === patientId)?.doseMgPerKg).toBeCloseTo(30 / 75, 9);
});

test("a wrong weight is corrected or withdrawn, and the one before it counts again", async () => {
  const { page, weigh, patientId } = await course();
  const id = uuidv4();
  await weigh("2026-03-12", 75, id);
  expect(
    await correct(db.web, clinic.prescriber, patientId, { correct: "weight", entryId: id, on: "2026-03-13", kg: 65 }, NOW),
  ).toMatchObject({ ok: true });
  const corrected = await page();
  expect(corrected.course.weightKg).toBe(65);
  const next = corrected.care.weights[1]?.id ?? "";
  expect(await correct(db.web, clinic.prescriber, patientId, { correct: "no-weight", entryId: next }, NOW)).toMatchObject({ ok: true });
  const now = await page();
  expect(now.course.weightKg).toBe(60);
  expect(now.course.cumulativeMgPerKg).toBe(9);
  expect(now.care.corrections.map(({ was, became }) => [was, became])).toEqual([
    [{ on: "2026-03-13", kg: 65 }, null],
    [
      { on: "2026-03-12", kg: 75 },
      { on: "2026-03-13", kg: 65 },
    ],
  ]);
});

test.each([
  ["in pounds", "2026-03-12", 132, "weightKg", "The last weight is 60 kg. Enter kilograms: 132 lb is 59.9 kg"],
  ["far below the last one", "2026-03-12", 39, "weightKg", "The last weight is 60 kg. If that one is wrong, correct it first"],
  ["of a day to come", "2026-03-21", 61, "measuredOn", "This day is to come: record a weight once it is taken"],
  [
    "of long before the start",
    "2026-01-29",
    61,
    "measuredOn",
    "The course starts on 2 March 2026: a weight from long before says nothing about it",
  ],
])("a weight %s is refused with its field, and nothing is stored", async (_what, on, kg, path, message) => {
  const { page, weigh } = await course();
  expect(await weigh(on, kg)).toEqual({ ok: false, code: "invalid-input", issues: [{ path, message }] });
  expect((await page()).care.weights).toHaveLength(1);
});

test("two weights of one day: the second person is told, and a second press is one weight", async () => {
  const { page, weigh } = await course();
  const id = uuidv4();
  const pressed = await Promise.all([weigh("2026-03-12", 62, id), weigh("2026-03-12", 62, id)]);
  expect(pressed).toEqual([{ ok: true }, { ok: true }]);
  expect(await weigh("2026-03-12", 63)).toMatchObject({ code: "invalid-input", issues: [{ path: "measuredOn" }] });
  expect(await weigh("2026-03-12", 63, id)).toEqual({ ok: false, code: "conflict" });
  expect((await page()).care.weights).toHaveLength(2);
});

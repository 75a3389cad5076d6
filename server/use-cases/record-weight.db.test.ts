import { v4 as uuidv4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeDose } from "./change-dose";
import { readPanel } from "./read-panel";
import { recordWeight } from "./record-weight";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { correct, pageAt, seenOn, type TestCorrection } from "./testing-corrections";
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
  const weigh = (measuredOn: string, weightKg: number, id = uuidv4(), more: { doseMeant?: "1" } = {}) =>
    recordWeight(db.web, clinic.nurse, { patientId, id, measuredOn, weightKg, ...more }, NOW);
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

test("a weight that makes the dose unusual is asked about once: not again while the dose stays as unusual", async () => {
  const { page, weigh, patientId } = await course();
  const change = { patientId, takesEffectOn: "2026-03-09", mgPerDay: 60 };
  expect(await changeDose(db.web, clinic.prescriber, change, { now: NOW, linkSecret: TEST_LINK_SECRET })).toMatchObject({ ok: true });
  expect(await weigh("2026-03-12", 55)).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [
      {
        path: "doseMeant",
        message: "60 mg a day at 55 kg is 1.09 mg/kg; 0.25 to 1 mg/kg is usual. Check the dose, and the weight in kilograms",
      },
    ],
  });
  expect((await page()).care.weights).toHaveLength(1);
  expect(await weigh("2026-03-12", 55, uuidv4(), { doseMeant: "1" })).toEqual({ ok: true });
  expect(await weigh("2026-03-16", 54)).toEqual({ ok: true });
  // What was taken before its day is not judged by it.
  expect((await page()).care.weights).toHaveLength(3);
});

test("a weight at which the dose would be one that no regimen has is refused, meant or not", async () => {
  const { page, weigh, patientId } = await course();
  const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
  // Planned: what is to come counts.
  const change = { patientId, takesEffectOn: "2026-03-26", mgPerDay: 100, doseMeant: "1" } as const;
  expect(await changeDose(db.web, clinic.prescriber, change, options)).toMatchObject({ ok: true });
  expect(await weigh("2026-03-12", 48, uuidv4(), { doseMeant: "1" })).toEqual({
    ok: false,
    code: "invalid-input",
    issues: [
      {
        path: "weightKg",
        message: "100 mg a day at 48 kg is 2.08 mg/kg; at most 2 mg/kg. Check the dose, and the weight in kilograms",
      },
    ],
  });
  expect((await page()).care.weights).toHaveLength(1);
});

describe("a weight that is corrected", () => {
  test("to pounds is refused by the one before it, and asked about where there is none", async () => {
    const { page, weigh, patientId } = await course();
    const id = uuidv4();
    await weigh("2026-03-12", 62, id);
    const fix = (given: TestCorrection) => correct(db.web, clinic.prescriber, patientId, given, NOW);
    expect(await fix({ correct: "weight", entryId: id, on: "2026-03-12", kg: 136.7 })).toMatchObject({
      issues: [{ path: "kg", message: "The last weight is 60 kg. Enter kilograms: 136.7 lb is 62 kg" }],
    });
    // 30 mg at 110 kg is a low dose and not unusual.
    const first = { correct: "first-weight", seen: seenOn(await page(), "first-weight"), kg: 110 } as const;
    expect(await fix(first)).toMatchObject({
      issues: [{ path: "doseMeant", message: "60 kg was recorded before, and 110 lb is 49.9 kg. Check the weight" }],
    });
    expect((await page()).care.corrections).toEqual([]);
    expect(await fix({ ...first, doseMeant: "1" })).toMatchObject({ ok: true });
  });

  test("or withdrawn is judged by the doses that were taken at it", async () => {
    const { page, weigh, patientId } = await course();
    const id = uuidv4();
    await weigh("2026-03-12", 85, id);
    const change = { patientId, takesEffectOn: "2026-03-16", mgPerDay: 130, doseMeant: "1" } as const;
    expect(await changeDose(db.web, clinic.prescriber, change, { now: NOW, linkSecret: TEST_LINK_SECRET })).toMatchObject({ ok: true });
    const fix = (given: TestCorrection) => correct(db.web, clinic.prescriber, patientId, given, NOW);
    expect(await fix({ correct: "weight", entryId: id, on: "2026-03-12", kg: 62, doseMeant: "1" })).toMatchObject({
      issues: [{ path: "kg", message: expect.stringMatching(/^130 mg a day at 62 kg is 2.1 mg\/kg/) }],
    });
    expect(await fix({ correct: "no-weight", entryId: id })).toMatchObject({ issues: [{ path: "correct" }] });
    // It holds from its day on: only what was taken before is judged by another.
    expect(await fix({ correct: "weight", entryId: id, on: "2026-03-17", kg: 85 })).toMatchObject({ issues: [{ path: "kg" }] });
    expect((await page()).care.corrections).toEqual([]);
  });
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

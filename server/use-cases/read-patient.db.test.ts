import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readPatient } from "./read-patient";
import { enrolled, testClinic } from "./testing-clinic";
import { answeredCourse, ENROLLED, gad7Of } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const pageOf = async (...[steps]: [Parameters<typeof answeredCourse>[2]]) => {
  const { patientId, lastAt } = await answeredCourse(db.web, clinic.prescriber, steps);
  const page = await readPatient(db.web, clinic.prescriber, patientId, lastAt);
  if (page === null) throw new Error("the patient is not there");
  return page;
};

test("each check-in has its anxiety, skin, capsules and side effects beside its mood", async () => {
  const told = { skin: "worse", adherence: "missed-some", "symptom.headache": 3, "symptom.elation": 1 } as const;
  const { reports, responses, checkIns } = await pageOf([{ total: 4, ...gad7Of(1) }, null, { total: 6, ...gad7Of(2), ...told }]);
  expect(reports.map(({ anxiety, skin, adherence }) => [anxiety?.total, anxiety?.severity, skin, adherence])).toEqual([
    [7, "mild", null, null],
    [14, "moderate", "worse", "missed-some"],
  ]);
  expect(reports[1]?.anxiety?.answers).toEqual([2, 2, 2, 2, 2, 2, 2]);
  expect(reports[1]?.sideEffects?.[5]).toBe(3);
  expect(reports[1]?.sideEffects?.[13]).toBe(1);
  expect(reports.map(({ id }) => id)).toEqual(responses.map(({ submissionId }) => submissionId));
  expect(reports.map(({ checkInId }) => checkInId)).toEqual([checkIns[0]?.id, checkIns[2]?.id]);
});

test("the level of the trend follows the answers up to each, and a single spike less than its total", async () => {
  const { responses } = await pageOf([2, 2, 2, 2, 17].map((total) => ({ total })));
  const levels = responses.map(({ level }) => level ?? Number.NaN);
  expect(levels.every((level) => level >= 0 && level <= 27)).toBe(true);
  expect(levels[4]).toBeGreaterThan(levels[3] ?? Number.NaN);
  expect(levels[4]).toBeLessThan(17);
  const { responses: shorter } = await pageOf([2, 2, 2, 2].map((total) => ({ total })));
  expect(shorter.map(({ level }) => level)).toEqual(levels.slice(0, 4));
});

test("mood and skin are told to go apart from the second better skin on, in the rule's own words", async () => {
  const skin = "better" as const;
  const { reports } = await pageOf([{ total: 3 }, { total: 3, skin }, { total: 8, skin }, { total: 4, skin }]);
  expect(reports.map(({ diverging }) => diverging)).toEqual([
    null,
    null,
    expect.stringMatching(/while skin was reported better twice/),
    null,
  ]);
});

test("answers too few for a total are there one by one: item 9 among them is not lost with the rest", async () => {
  const unanswered = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((item) => [`phq9.${item}`, undefined]));
  const { responses, reports } = await pageOf([{ total: 2, item9: 2, stopped: "1", ...unanswered }]);
  expect(responses).toEqual([]);
  expect(reports[0]?.items).toEqual([null, null, null, null, null, null, null, null, 2]);
});

test("the depression questionnaire is named by the course, not by the age now: who turns 18 during it stays on the form for teens", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, ENROLLED, { dateOfBirth: "2008-03-10" });
  const grown = await readPatient(db.web, clinic.prescriber, patientId, new Date("2026-04-01T10:00:00Z"));
  expect(grown?.patient.age).toBe(18);
  expect(grown?.course.instruments).toEqual(["phq9-teen"]);
  expect((await pageOf([{ total: 2 }])).course.instruments).toEqual(["phq9"]);
});

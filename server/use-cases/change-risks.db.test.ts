import { afterAll, beforeAll, expect, test } from "vitest";
import { BASELINE_RISKS, type BaselineRisk, type RiskStatement } from "@/clinical/baseline-risks";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeRisks } from "./change-risks";
import { readPatient } from "./read-patient";
import { recordSecondLook } from "./record-second-look";
import { enrolled, testClinic } from "./testing-clinic";

const NOW = new Date("2026-02-02T10:00:00Z");
const LATER = new Date("2026-03-02T10:00:00Z");
let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

type Said = Partial<Record<BaselineRisk, Pick<RiskStatement, "answer" | "detail">>>;
const yes = (detail: string | null = null) => ({ answer: "yes", detail }) as const;
const no = { answer: "no", detail: null } as const;
/** All of a form's answers: what is not given was not asked. */
const form = (said: Said): RiskStatement[] => BASELINE_RISKS.map((risk) => ({ risk, answer: "not-asked", detail: null, ...said[risk] }));
const change = (patientId: string, basedOn: number, said: Said, by = clinic.nurse) =>
  changeRisks(db.web, by, { patientId, basedOn, risks: form(said) }, LATER);
const risksOf = async (patientId: string) => (await readPatient(db.web, clinic.prescriber, patientId, LATER))?.risks;

test("what was asked at enrolment is kept with its date and who asked; what was not asked is no answer", async () => {
  const risks = form({ bipolar: yes("2019, lithium"), alcohol: no });
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { risks });
  const by = clinic.prescriber.name;
  const at = NOW.toISOString();
  expect(await risksOf(patientId)).toEqual({
    version: 2,
    newest: [
      { risk: "bipolar", version: 1, answer: "yes", detail: "2019, lithium", by, at },
      { risk: "alcohol", version: 1, answer: "no", detail: null, by, at },
    ],
    earlier: [],
    secondLook: null,
  });
});

test("a new answer counts from now on and the earlier one stays; what is as before keeps its date", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { risks: form({ bipolar: yes(), alcohol: no }) });
  expect(await change(patientId, 2, { bipolar: yes(), alcohol: yes("20 units a week") })).toEqual({ ok: true, changed: 1 });
  const risks = await risksOf(patientId);
  expect(risks?.newest.map(({ risk, version, answer, by }) => [risk, version, answer, by])).toEqual([
    ["bipolar", 1, "yes", clinic.prescriber.name],
    ["alcohol", 2, "yes", clinic.nurse.name],
  ]);
  expect(risks?.earlier).toMatchObject([{ risk: "alcohol", version: 1, answer: "no", at: NOW.toISOString() }]);
});

test("the timeline tells what was asked at enrolment and what changed since, with the old answer, and the second look", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, {
    risks: form({ bipolar: yes("2019"), alcohol: no, stressors: no }),
  });
  await change(patientId, 3, { bipolar: no, alcohol: no, stressors: no, "severe-depression": yes("2023, treated") });
  await recordSecondLook(db.web, clinic.prescriber, { patientId, version: 1, note: "Start all the same" }, new Date(LATER.getTime() + 1));
  const page = await readPatient(db.web, clinic.prescriber, patientId, LATER);
  const told = page?.timeline.filter(({ kind }) => kind === "baseline-risks" || kind === "second-look");
  expect(told?.map(({ title, detail, by }) => [title, detail, by])).toEqual([
    ["Second look at the history of severe depression", "Start all the same", clinic.prescriber.name],
    ["Baseline risks changed", "Bipolar: was yes, “2019”, now no\nSevere depression: yes, “2023, treated”", clinic.nurse.name],
    ["Baseline risks recorded", "Bipolar: yes, “2019”\nNo: Alcohol, Stressful events", clinic.prescriber.name],
  ]);
});

test("the same answers recorded eight times at once are recorded once, and the audit log has the old and the new answer", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { risks: form({ alcohol: no }) });
  const results = await Promise.all(Array.from({ length: 8 }, () => change(patientId, 1, { alcohol: yes("often"), impulsivity: no })));
  expect(results.map((result) => result.ok && result.changed).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  const [, rows] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select detail from audit_log where action = 'patient.risks-changed' and subject_id = ${patientId}`,
  ]);
  expect(rows.map(({ detail }) => detail)).toEqual([{ alcohol: "no > yes", impulsivity: "not-asked > no" }]);
});

test("answers based on what a colleague has changed since are refused, and the colleague's stay", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW);
  await change(patientId, 0, { bipolar: yes() });
  expect(await change(patientId, 0, { alcohol: yes() }, clinic.prescriber)).toEqual({ ok: false, code: "conflict" });
  expect((await risksOf(patientId))?.newest.map(({ risk }) => risk)).toEqual(["bipolar"]);
});

test("another clinic's patient is not there", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW);
  const other = await testClinic(db.web);
  expect(await change(patientId, 0, { bipolar: yes() }, other.nurse)).toEqual({ ok: false, code: "not-found" });
  expect(await recordSecondLook(db.web, other.nurse, { patientId, version: 1, note: "." }, LATER)).toEqual({
    ok: false,
    code: "not-found",
  });
});

test("a history of severe depression asks for a second look, once for each recorded answer, and blocks nothing", async () => {
  const risks = form({ "severe-depression": yes("2023") });
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { risks });
  expect((await risksOf(patientId))?.secondLook).toEqual({ version: 1, done: null });
  const look = (version: number, note: string, by = clinic.prescriber) => recordSecondLook(db.web, by, { patientId, version, note }, LATER);
  expect(await look(1, "Psychiatrist agrees")).toEqual({ ok: true });
  expect(await look(1, "Psychiatrist agrees"), "pressed twice").toEqual({ ok: true });
  expect(await look(1, "Another view", clinic.nurse), "a colleague was first").toEqual({ ok: false, code: "conflict" });
  expect((await risksOf(patientId))?.secondLook?.done).toMatchObject({ note: "Psychiatrist agrees", by: clinic.prescriber.name });
  await change(patientId, 1, { "severe-depression": yes("2023, again in 2025") });
  expect((await risksOf(patientId))?.secondLook, "news asks again").toEqual({ version: 2, done: null });
  expect(await look(1, "Psychiatrist agrees")).toEqual({ ok: false, code: "conflict" });
  await change(patientId, 2, { "severe-depression": no });
  expect((await risksOf(patientId))?.secondLook).toBeNull();
  expect(await look(3, "None needed")).toEqual({ ok: false, code: "conflict" });
});

test("a second look at enrolment counts from a clinician, not from an assistant", async () => {
  const assistant = await clinic.addStaff("assistant");
  const given = { risks: form({ "severe-depression": yes() }), secondLook: "Discussed, starting low" };
  const byNurse = await enrolled(db.web, clinic.nurse, NOW, { ...given, prescriberId: clinic.prescriber.staffId });
  expect((await risksOf(byNurse.patientId))?.secondLook?.done).toMatchObject({ note: "Discussed, starting low", by: clinic.nurse.name });
  const byAssistant = await enrolled(db.web, assistant, NOW, { ...given, prescriberId: clinic.prescriber.staffId });
  expect((await risksOf(byAssistant.patientId))?.secondLook).toEqual({ version: 1, done: null });
});

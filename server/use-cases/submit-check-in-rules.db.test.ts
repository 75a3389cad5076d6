import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertDueAt } from "@/clinical/alert-due";
import { packFor, suggestedActionFor } from "@/clinical/jurisdiction";
import { CODE_VERSION, POLICY_VERSION } from "@/clinical/policy";
import { sourcesOf } from "@/clinical/rule-thresholds";
import { ANSWER_RULES, type AnswerRuleId, ruleOf } from "@/clinical/rules";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { readPatient } from "./read-patient";
import { testClinic } from "./testing-clinic";
import { answeredCourse, gad7Of, type Step } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const of = (...totals: number[]): Step[] => totals.map((total) => ({ total }));
const skin = "better" as const;
const ASQ_REFUSED = { "asq.1": "no", "asq.2": "no", "asq.3": "refused", "asq.4": "no", "asq.5": "no" } as const;

/** For each rule the check-ins before it fires, the one at which it does, and the numbers it stores. */
const CASES: Readonly<
  Record<Exclude<AnswerRuleId, "help-requested">, { before?: Step[]; at: NonNullable<Step>; numbers: Record<string, number> }>
> = {
  "item-9-high": { at: { total: 9, item9: 1, ...ASQ_REFUSED }, numbers: { item9: 1, asqPositives: 1 } },
  "item-9": { before: of(4), at: { total: 5, item9: 1 }, numbers: { item9: 1, previousItem9: 0, threshold: 1 } },
  "item-9-retracted": { at: { total: 4, highestGiven: { item9: 2, asq: null } }, numbers: { highestItem9: 2, item9: 0 } },
  severe: { before: of(18, 18), at: { total: 20 }, numbers: { total: 20, baseline: 18, rise: 2, threshold: 20 } },
  "new-moderately-severe": { before: of(8, 8), at: { total: 15 }, numbers: { total: 15, baseline: 8, rise: 7, threshold: 15 } },
  "high-baseline-severe": { at: { total: 15 }, numbers: { total: 15, threshold: 15 } },
  "warning-sign": { at: { total: 2, "symptom.persecution": 1 }, numbers: { signs: 1 } },
  "reliable-rise": { before: of(2, 3), at: { total: 9 }, numbers: { total: 9, baseline: 2.5, rise: 6.5, threshold: 6 } },
  "confirmed-rise": { before: of(3, 3, 8), at: { total: 8 }, numbers: { total: 8, previousTotal: 8, rise: 5, threshold: 5 } },
  "rise-from-best": { before: of(6, 6, 0, 0), at: { total: 8 }, numbers: { total: 8, best: 0, fromBest: 8, threshold: 8 } },
  "new-moderate": { before: of(5, 5), at: { total: 10 }, numbers: { total: 10, baseline: 5, rise: 5, threshold: 10 } },
  "high-baseline": { at: { total: 10 }, numbers: { total: 10, threshold: 10 } },
  "still-high": { before: of(15), at: { total: 16 }, numbers: { total: 16, previousTotal: 15, threshold: 15 } },
  "anxiety-rise": {
    before: [0, 0].map((each) => ({ total: 3, ...gad7Of(each) })),
    at: { total: 3, ...gad7Of(1) },
    numbers: { total: 7, baseline: 0, rise: 7, threshold: 6 },
  },
  function: { before: of(10), at: { total: 10, "phq9.difficulty": 3 }, numbers: { total: 10, difficulty: 3, threshold: 10 } },
  trend: { before: of(1, 1, 1, 1, 1, 1, 12), at: { total: 16 }, numbers: { total: 16 } },
  diverging: { before: [{ total: 3 }, { total: 3, skin }], at: { total: 8, skin }, numbers: { total: 8, baseline: 3, rise: 5 } },
  "severe-symptom": { at: { total: 1, "symptom.mood-swings": 3, "symptom.headache": 3 }, numbers: { symptoms: 1, threshold: 3 } },
  stopped: { at: { total: 1, adherence: "stopped", adherenceNote: "Too dry" }, numbers: {} },
  message: { at: { total: 1, message: "Can I have a lip balm?" }, numbers: {} },
  "early-rise": { before: of(3, 3), at: { total: 8 }, numbers: { total: 8, best: 3, fromBest: 5, threshold: 5 } },
};

type Flag = { rule: string; urgency: string; submission_id: string; explanation: string };
type Versions = { policy_version: string; code_version: string };
type Owed = { urgency: string; due_at: string };

/** Rows of this clinic, as its web process may read them. */
async function query<R extends object>(text: string, id: string): Promise<R[]> {
  const rows = await db.web.sql.begin(async (sql) => {
    await sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`;
    return sql.unsafe(text, [id]);
  });
  return rows as unknown as R[];
}

const ALERT = `select a.urgency, t.due_at from alert a join alert_tier t on t.clinic_id = a.clinic_id and t.alert_id = a.id
  where a.submission_id = $1`;

// A call is asked for by itself, not with what is sent.
const SENT_RULES = ANSWER_RULES.flatMap(({ id }) => (id === "help-requested" ? [] : [[id, CASES[id]] as const]));

describe.each(SENT_RULES)("%s, sent from a phone", (rule, { before = [], at, numbers }) => {
  test("is stored with its numbers, its sentence and both versions, and owes the alert that its check-in's highest urgency asks for", async () => {
    const { courseId, patientId, lastAt } = await answeredCourse(db.web, clinic.prescriber, [...before, at]);
    const flags = await query<Flag & Versions>("select * from flag where course_id = $1 order by raised_at", courseId);
    const flag = flags.findLast((row) => row.rule === rule);
    expect(flag).toMatchObject({ rule, urgency: ruleOf(rule).urgency, state: "open", claimed_by: null, numbers });
    expect(flag).toMatchObject({ policy_version: POLICY_VERSION, code_version: CODE_VERSION, explanation: expect.stringMatching(/\.$/) });

    const page = await readPatient(db.web, clinic.prescriber, patientId, lastAt);
    const { title } = ruleOf(rule);
    const { explanation = "" } = flag ?? {};
    const suggestedAction = suggestedActionFor(rule, packFor("us", "2026-11-25"));
    const sources = sourcesOf(rule);
    expect(page?.flags.find((each) => each.rule === rule)).toMatchObject({ title, suggestedAction, explanation, numbers, sources });

    const versions =
      "select distinct policy_version, code_version from score where response_id in (select id from response where course_id = $1)";
    expect(await query<Versions>(versions, courseId)).toEqual([{ policy_version: POLICY_VERSION, code_version: CODE_VERSION }]);

    const together = flags.filter(({ submission_id }) => submission_id === flag?.submission_id).map(({ urgency }) => urgency);
    const highest = (["now", "today", "review", "watch"] as const).find((urgency) => together.includes(urgency)) ?? "watch";
    const due = alertDueAt(highest, lastAt, { timeZone: "UTC" });
    const owed = await query<Owed>(ALERT, flag?.submission_id ?? "");
    expect(owed.map(({ urgency, due_at }) => [urgency, new Date(due_at).toISOString()])).toEqual(
      due === null ? [] : [[highest, due.toISOString()]],
    );
  });
});

test("a check-in that tells nothing of concern raises nothing and owes no alert", async () => {
  const calm = { skin, adherence: "as-prescribed", medicineChange: "other", "symptom.dry-skin": 2, "symptom.elation": 0 } as const;
  const { courseId } = await answeredCourse(db.web, clinic.prescriber, [
    { total: 3, ...gad7Of(0), ...calm },
    { total: 4, ...gad7Of(0) },
  ]);
  expect(await query("select * from flag where course_id = $1", courseId)).toEqual([]);
  expect(await query("select * from alert where course_id = $1", courseId)).toEqual([]);
});

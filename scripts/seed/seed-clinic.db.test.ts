import { afterAll, beforeAll, expect, test } from "vitest";
import { flagsFor } from "@/clinical/flags";
import { historyUpTo } from "@/clinical/history";
import { withClinic } from "@/db/client";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { bySubmission, courseHistoryOf } from "@/server/course-history";
import { courseStatusOf } from "@/server/course-status";
import { raiseTasks } from "@/server/use-cases/raise-tasks";
import { readPanel } from "@/server/use-cases/read-panel";
import { readPatient } from "@/server/use-cases/read-patient";
import { TEST_LINK_SECRET, testClinic } from "@/server/use-cases/testing-clinic";
import { rowsOf } from "@/server/use-cases/testing-drafts";
import { seedClinic } from "./seed-clinic";

const NOW = new Date("2026-11-24T15:00:00Z");
type Clinic = Awaited<ReturnType<typeof testClinic>>;
let db: TestDatabase;
let clinic: Clinic;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());
const rows = <R extends object>(text: string, of: Clinic = clinic) => rowsOf<R>(db.web, of, `${text} where $1 = ''`, "");
async function seed(given: Partial<Parameters<typeof seedClinic>[1]> = {}, into: Clinic = clinic) {
  const [row] = await rows<{ slug: string }>("select slug from clinic", into);
  return seedClinic(db.web, { slug: row?.slug ?? "", patients: 150, seed: 7, now: NOW, linkSecret: TEST_LINK_SECRET, ...given });
}

test("a clinic of invented patients stands on the panel with histories of their own, and nobody is mailed", async () => {
  expect(await seed()).toEqual({ ok: true, patients: 150 });
  const { rows: panel, counts } = await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, NOW);
  expect(counts.everyone).toBe(150);
  expect(counts.needsYou).toBeGreaterThan(0);
  expect(counts.needsYou).toBeLessThan(60);
  expect(counts.missed).toBeGreaterThan(0);
  expect(counts.missed).toBeLessThan(60);
  const answered = panel.find(({ sparkline }) => sparkline.length >= 5);
  const page = await readPatient(db.web, clinic.prescriber, answered?.patientId ?? "", NOW);
  expect(page?.responses.at(-1)?.total).toBe(answered?.latest?.total);
  expect(page?.flags.filter(({ state }) => state === "closed").every(({ events }) => events.some(({ kind }) => kind === "resolve"))).toBe(
    true,
  );
  expect(await rows("select from delivery")).toEqual([]);
  expect(await rows("select from digest_due")).toEqual([]);
});

test("the worker finds nothing to do in it, now or asked to look at every course again", async () => {
  const due = () =>
    rows<{ course_id: string; due_at: Date | null }>("select course_id, due_at from (select * from task_due order by course_id) t");
  const tasks = () => rows("select id, rule, explanation from (select * from flag where urgency = 'missed' order by id) f");
  const [dueBefore, tasksBefore] = [await due(), await tasks()];
  expect(tasksBefore.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["missed", "no-baseline"]));
  expect(dueBefore.filter(({ due_at: at }) => at !== null && new Date(at) <= NOW)).toEqual([]);
  const events = await tasksRaised();
  await rows("update task_due set due_at = '-infinity'");
  expect(await raiseTasks(db.worker, NOW)).toBe(0);
  expect(await due()).toEqual(dueBefore);
  expect(await tasks()).toEqual(tasksBefore);
  expect(await tasksRaised()).toEqual(events);
});
const tasksRaised = () => rows("select subject_id from (select subject_id from audit_log where action = 'flag.task-raised') a");

test("what is stored of a course raises, check-in by check-in, what the rules say of it, and its panel row says what is true", async () => {
  const courses = await rows<{ course_id: string }>("select id as course_id from course");
  let flagged = 0;
  for (const { course_id: courseId } of courses.slice(0, 50)) {
    const text = "select to_jsonb(s) as row from course_status s where course_id = $1";
    const [before] = await rowsOf<{ row: object }>(db.web, clinic, text, courseId);
    const record = await withClinic(db.web, clinic.clinicId, async (tx) => {
      const loaded = await loadCourseRecord(tx, { courseId }, { lock: false });
      if (!loaded) throw new Error("no such course");
      await putCourseStatus(tx, courseStatusOf(loaded));
      return loaded;
    });
    const [after] = await rowsOf<{ row: object }>(db.web, clinic, text, courseId);
    expect(before?.row).toEqual(after?.row);
    flagged += await raisedByTheRules(record);
  }
  expect(flagged).toBeGreaterThan(50);
  const copied = "name, search_text, doses, due_dates, close_times, risks, weight_kg, starts_on, ended_on, declined, wants";
  expect(
    await rows(`select from (select ${copied}, course_id from course_status except select ${copied}, course_id from panel_copied) d`),
  ).toEqual([]);
});

/** Every flag that a check-in raised is one that its rules raise; what they raise is there, from it or, joined, from an earlier one. */
async function raisedByTheRules({ about, answered, doses, policy }: CourseRecord): Promise<number> {
  const stored = await rowsOf<{ rule: string; explanation: string; submission_id: string }>(
    db.web,
    clinic,
    "select rule, explanation, submission_id from flag where course_id = $1 and submission_id is not null",
    about.courseId,
  );
  const history = courseHistoryOf(about, answered, doses);
  const seen = new Set<string>();
  for (const [i, [{ submissionId }]] of bySubmission(answered).entries()) {
    const found = flagsFor(historyUpTo(history, i), policy).map(({ rule, explanation }) => ({ rule, explanation }));
    const raised = stored.filter(({ submission_id: id }) => id === submissionId).map(({ rule, explanation }) => ({ rule, explanation }));
    expect(found).toEqual(expect.arrayContaining(raised));
    for (const { rule } of raised) seen.add(rule);
    for (const { rule } of found) expect(seen).toContain(rule);
  }
  return stored.length;
}

test("the same seed makes the same clinic, whatever was seeded before; another seed makes another", async () => {
  const content = (of: Clinic) =>
    rows<{ number: string }>(
      `select record_number as number, row from (select s.record_number, jsonb_build_array(s.name, s.date_of_birth, s.last_scores, s.doses, s.due_dates,
          s.urgency, s.reason, s.missed_from, s.review_on, s.last_contact_at, s.recent,
          (select jsonb_agg(jsonb_build_array(f.rule, f.raised_at, f.closed_at, f.explanation) order by f.raised_at, f.rule) from flag f where f.course_id = s.course_id),
          (select jsonb_agg(jsonb_build_array(r.answered_at, r.instrument, r.answers, r.difficulty) order by r.answered_at, r.instrument) from response r where r.course_id = s.course_id)
        ) as row from course_status s order by 1) c`,
      of,
    );
  const again = await testClinic(db.web);
  expect(await seed({ seed: 8, patients: 30 }, again)).toEqual({ ok: true, patients: 30 });
  const others = await content(again);
  expect(await seed({ patients: 40 }, again)).toEqual({ ok: true, patients: 40 });
  const first = (await content(clinic)).slice(0, 40);
  expect((await content(again)).filter(({ number }) => number.startsWith("S7-"))).toEqual(first);
  expect(others.map((one) => JSON.stringify(one).replace("S8-", "S7-"))).not.toEqual(first.slice(0, 30).map((one) => JSON.stringify(one)));
});

test("the same seed a second time, and a clinic that is not there, are refused and nothing is stored", async () => {
  expect(await seed()).toEqual({ ok: false, code: "seeded-before" });
  expect(await seed({ slug: "nowhere" })).toEqual({ ok: false, code: "no-such-clinic" });
  expect((await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, NOW)).counts.everyone).toBe(150);
});

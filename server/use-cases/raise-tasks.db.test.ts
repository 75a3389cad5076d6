import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EnrolmentInput } from "@/contracts/enrolment";
import { sendTogether, withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { lookAgainWrite } from "@/db/queries/tasks-due";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { raiseTasks } from "./raise-tasks";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { answeredCourse, answerStep, ENROLLED, noonOf } from "./testing-course";
import { rowsOf } from "./testing-drafts";
import { auditOf, eventsOf, flagsOf, panelRowOf } from "./testing-flags";

let db: TestDatabase;
let prescriber: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** A clinic of the test's own, so that what it counts is its own. */
async function clinicOf(): Promise<StaffActor> {
  prescriber = (await testClinic(db.web)).prescriber;
  return prescriber;
}
const dayStart = (date: string) => new Date(`${date}T00:00:00Z`);
const justBefore = (at: Date) => new Date(at.getTime() - 1);
const tasksOf = async (courseId: string) => (await flagsOf(db.web, prescriber, courseId)).filter(({ urgency }) => urgency === "missed");
/** Whatever the other tests' courses owe is theirs: looks of earlier moments leave nothing due here. */
const sweep = (now: Date) => raiseTasks(db.worker, now);
/** Everything up to the start of treatment answered but what the steps leave out. */
const course = async (steps: Parameters<typeof answeredCourse>[2]) => answeredCourse(db.web, await clinicOf(), steps);
async function missed(courseId: string, now: Date) {
  const { rows, counts } = await readPanel(db.web, prescriber, { tab: "missed" }, now);
  return { stands: rows.some((row) => row.courseId === courseId), count: counts.missed };
}

describe("a check-in that nobody answered", () => {
  test("is a task from the first moment of the 7th day after it was due, at the first miss in the first 8 weeks", async () => {
    const { courseId, patientId } = await course([{ total: 4 }]);
    const at = dayStart("2026-03-09");
    await sweep(justBefore(at));
    expect(await tasksOf(courseId)).toEqual([]);
    expect(await missed(courseId, at)).toEqual({ stands: false, count: 0 });
    await sweep(at);
    expect(await tasksOf(courseId)).toMatchObject([{ rule: "missed", state: "open", claimed_by: null }]);
    expect(await missed(courseId, at)).toEqual({ stands: true, count: 1 });
    expect(await panelRowOf(db.web, prescriber, patientId, at)).toMatchObject({
      urgency: "missed",
      reason: "A check-in not answered 7 days after it was due: in the first 56 days.",
      missedSince: at.toISOString(),
    });
    const page = await readPatient(db.web, prescriber, patientId, at);
    expect(page?.timeline[0]).toMatchObject({ kind: "flag", title: "Missed check-in", urgency: "missed", at: at.toISOString() });
    const [task] = await tasksOf(courseId);
    expect(await auditOf(db.web, prescriber, task?.id ?? "")).toEqual(["flag.task-raised"]);
  });

  test("is told of once, by however many workers look at once and however often", async () => {
    const { courseId } = await course([{ total: 4 }]);
    const at = dayStart("2026-03-09");
    const found = await Promise.all([sweep(at), raiseTasks(db.web, at), sweep(at)]);
    expect(found.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(1);
    await sweep(dayStart("2026-03-10"));
    expect(await tasksOf(courseId)).toHaveLength(1);
    const [task] = await tasksOf(courseId);
    expect(await eventsOf(db.web, prescriber, task?.id ?? "")).toEqual([]);
  });

  test("missed again while nobody has dealt with it, it stands on the same task", async () => {
    const { courseId } = await course([{ total: 4 }]);
    await sweep(dayStart("2026-03-09"));
    await sweep(dayStart("2026-03-23"));
    const tasks = await tasksOf(courseId);
    expect(tasks).toHaveLength(2 - 1);
    expect(await eventsOf(db.web, prescriber, tasks[0]?.id ?? "")).toMatchObject([
      { kind: "join", staff_id: null, meaning: expect.stringMatching(/^Missed again: 2 check-ins in a row not answered/) },
    ]);
    await sweep(dayStart("2026-03-24"));
    expect(await eventsOf(db.web, prescriber, tasks[0]?.id ?? "")).toHaveLength(1);
  });

  test("is a task of an adult after 8 weeks only at the second in a row", async () => {
    const calm = Array.from({ length: 7 }, () => ({ total: 4 }));
    const { courseId, planned } = await course(calm);
    const [first, second] = planned.slice(7).map(({ dueOn }) => dueOn);
    if (!first || !second) throw new Error("too few check-ins");
    const closes = (dueOn: string) => new Date(dayStart(dueOn).getTime() + 7 * 86_400_000);
    await sweep(closes(first));
    const early = (await tasksOf(courseId)).length;
    await sweep(closes(second));
    const [task] = await tasksOf(courseId);
    // The first of them may still lie within 8 weeks, then the task is its.
    const isLate = first >= "2026-04-27";
    expect([early, await tasksOf(courseId)]).toEqual([isLate ? 0 : 1, [expect.objectContaining({ rule: "missed" })]]);
    expect(task?.state).toBe("open");
  });

  test.each([
    ["under 18", { dateOfBirth: "2010-05-05" }, "under 18"],
    ["with a psychiatric history", { risks: [{ risk: "bipolar", answer: "yes", detail: null }] }, "with a psychiatric history"],
  ] satisfies [string, Partial<EnrolmentInput>, string][])("is a task at once %s, also late in the course", async (_who, given, why) => {
    await clinicOf();
    // Enrolled in the middle of a course: the next check-in of the cadence is due long after the first 8 weeks.
    const at = new Date("2026-05-04T10:00:00Z");
    const { courseId, patientId } = await enrolled(db.web, prescriber, at, {
      ...given,
      startsOn: "2026-02-02",
    });
    await sweep(dayStart("2026-05-11"));
    const row = await panelRowOf(db.web, prescriber, patientId, dayStart("2026-05-11"));
    expect((await tasksOf(courseId)).map(({ rule }) => rule)).toContain("missed");
    expect(row?.reason).toContain(why);
  });

  test("answered late, on the next one, the task ends by itself and says why", async () => {
    const { courseId, phone, planned, patientId } = await course([{ total: 4 }]);
    await sweep(dayStart("2026-03-09"));
    const [task] = await tasksOf(courseId);
    const next = planned[2];
    if (!task || !next) throw new Error("no task");
    const at = noonOf(next.dueOn);
    await answerStep(db.web, { ...phone, checkInId: next.id }, { total: 4 }, at);
    expect(await tasksOf(courseId)).toMatchObject([{ id: task.id, state: "closed" }]);
    expect(await eventsOf(db.web, prescriber, task.id)).toMatchObject([
      { kind: "answered", staff_id: null, meaning: "Answers came: this task is done" },
    ]);
    expect(await auditOf(db.web, prescriber, task.id)).toEqual(["flag.task-raised", "flag.task-answered"]);
    expect(await panelRowOf(db.web, prescriber, patientId, at)).toMatchObject({ urgency: null, missedSince: null, openFlags: 0 });
  });

  test.each(["America/New_York", "Europe/London", "Pacific/Auckland"])(
    "is missed when the day begins where the patient lives: %s, over the change of the clocks in spring",
    async (timeZone) => {
      await clinicOf();
      const { courseId } = await enrolled(db.web, prescriber, ENROLLED, { timeZone, startsOn: "2026-03-02" });
      const [, second] = await withClinic(db.web, prescriber.clinicId, (tx) => listCheckIns(tx, courseId));
      if (second?.dueOn !== "2026-03-02") throw new Error("not where it was expected");
      const starts: Record<string, string> = {
        // New York changed on 8 March, London and Auckland had not.
        "America/New_York": "2026-03-09T04:00:00Z",
        "Europe/London": "2026-03-09T00:00:00Z",
        "Pacific/Auckland": "2026-03-08T11:00:00Z",
      };
      const at = new Date(starts[timeZone] ?? "");
      await sweep(justBefore(at));
      const before = await tasksOf(courseId);
      const joins = async () => (await Promise.all(before.map(({ id }) => eventsOf(db.web, prescriber, id)))).flat().length;
      // The pre-treatment one was missed before: the next stands on its task.
      expect([before.filter(({ rule }) => rule === "missed").length, await joins()]).toEqual([1, 0]);
      await sweep(at);
      expect(await joins()).toBe(1);
    },
  );

  test("one made while a look is under way is not put off with the others", async () => {
    const { courseId, clinicId } = { ...(await course([{ total: 4 }])), clinicId: prescriber.clinicId };
    await sweep(dayStart("2026-03-09"));
    const due = () =>
      rowsOf<{ due_at: string; changes: number }>(
        db.web,
        { clinicId },
        "select due_at, changes from task_due where course_id = $1",
        courseId,
      );
    const [{ changes = -1 } = {}] = await due();
    await withClinic(db.web, clinicId, async (tx) => {
      await sendTogether(tx, [lookAgainWrite({ courseId, changes: changes - 1, nextAt: null, told: null })]);
    });
    expect((await due())[0]?.due_at).not.toBeNull();
  });
});

describe("a course without a baseline", () => {
  const startsOn = "2026-03-02";
  test("is a task from the day of the first dose, once, until there is a score", async () => {
    await clinicOf();
    const { courseId, phone, patientId } = await enrolled(db.web, prescriber, new Date("2026-02-27T10:00:00Z"), { startsOn });
    const at = dayStart(startsOn);
    await sweep(justBefore(at));
    expect(await tasksOf(courseId)).toEqual([]);
    await sweep(at);
    await sweep(new Date(at.getTime() + 1000));
    const [task, ...more] = await tasksOf(courseId);
    expect([task?.rule, more]).toEqual(["no-baseline", []]);
    expect(await panelRowOf(db.web, prescriber, patientId, at)).toMatchObject({ urgency: "missed", reason: "No baseline." });
    const checkIns = await withClinic(db.web, prescriber.clinicId, (tx) => listCheckIns(tx, courseId));
    const today = checkIns.find(({ dueOn }) => dueOn === startsOn) ?? checkIns[0];
    if (!today || !task) throw new Error("no check-in");
    await answer(db.web, { ...phone, checkInId: today.id }, [1, 1], new Date("2026-03-02T12:00:00Z"));
    expect(await tasksOf(courseId)).toMatchObject([{ id: task.id, state: "closed" }]);
  });

  test("is none where the pre-treatment check-in was answered, nor after the last dose", async () => {
    const { courseId } = await course([{ total: 4 }]);
    await sweep(dayStart(startsOn));
    expect(await tasksOf(courseId)).toEqual([]);
  });
});

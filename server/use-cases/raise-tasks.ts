import { alertDueAt } from "@/clinical/alert-due";
import type { RaisedFlag } from "@/clinical/flags";
import { CODE_VERSION } from "@/clinical/policy";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { appendFlagEvent } from "@/db/queries/flag-events";
import { notifyScreens } from "@/db/queries/notifications";
import { digestDueWrites, hasPsychiatricHistory, hasTask, taskInsert } from "@/db/queries/task-flags";
import { type DueCourse, dueCourses, lockCourse, lookAgainWrite, readTaskDue } from "@/db/queries/tasks-due";
import { courseStatusOf } from "@/server/course-status";
import { errorFields, log } from "@/server/log";
import { newId } from "@/server/new-id";
import { type Missed, missedTask, nextLookAt, noBaselineTask, silentCheckIn } from "@/server/tasks-owed";

/** How many courses are asked for at a time. */
const COURSES_AT_ONCE = 100;

/**
 * Raises the staff tasks that time has brought about: a check-in not answered, a course begun without a baseline. A transaction a course, so
 * that one's trouble is not another's; any number of workers may do it at once, and a course is told of once.
 * @returns how many tasks were raised, or joined by another missed check-in
 */
export async function raiseTasks(db: Database, now: Date): Promise<number> {
  let count = 0;
  let due: DueCourse[];
  let after: DueCourse | null = null;
  do {
    due = await dueCourses(db, now, { limit: COURSES_AT_ONCE, after });
    for (const course of due) {
      try {
        count += await raiseTasksOf(db, course, now);
      } catch (error) {
        log("error", "tasks-failed", { clinicId: course.clinicId, ...errorFields(error) });
      }
    }
    after = due.at(-1) ?? null;
  } while (due.length === COURSES_AT_ONCE);
  return count;
}

/** The same for one course, if a look at it is due. */
export function raiseTasksOf(db: Database, { clinicId, courseId }: DueCourse, now: Date): Promise<number> {
  return withClinic(db, clinicId, async (tx) => {
    // In this order on one connection: what another look or a new check-in has changed is seen after the lock, or makes this look's end void.
    const [, due, record] = await Promise.all([
      lockCourse(tx, courseId),
      readTaskDue(tx, courseId, now),
      loadCourseRecord(tx, { courseId }, { lock: false }),
    ]);
    return due && record ? look(tx, record, due, now) : 0;
  });
}

type Due = NonNullable<Awaited<ReturnType<typeof readTaskDue>>>;

async function look(tx: ClinicTx, record: CourseRecord, { changes, told }: Due, now: Date): Promise<number> {
  const { about, policy } = record;
  const { courseId, patientId } = about;
  const missed = await missedOf(tx, record, now);
  const news = missed !== null && missed.checkInId !== told && !(await hasTask(tx, missed)) ? missed : null;
  const joined = news && record.openFlags.find(({ rule }) => rule === "missed");
  const blind = await noBaselineOf(tx, record, now);
  const raised = [...(news && !joined ? [news] : []), ...(blind ? [{ raised: blind, checkInId: null }] : [])];
  const tasks = raised.map((one) => ({
    ...one,
    id: newId(),
    courseId,
    at: now,
    policyVersion: policy.version,
    codeVersion: CODE_VERSION,
  }));
  const again = lookAgainWrite({ courseId, changes, nextAt: nextLookAt(record, now), told: news?.checkInId ?? told });
  if (tasks.length === 0 && !joined) {
    await sendTogether(tx, [again]);
    return 0;
  }
  const opened = tasks.map(({ id, raised: { rule, urgency, numbers, items, explanation }, checkInId }) => ({
    ...{ id, rule, urgency, numbers, explanation, checkInId },
    ...{ items: [...items], raisedAt: now, submissionId: null, claimedBy: null, claimedAt: null },
  }));
  const ids = tasks.map(({ id }) => id);
  const changed = [...ids, ...(joined ? [joined.id] : [])];
  await sendTogether(tx, [
    ...tasks.map((task) => taskInsert(tx, task)),
    ...(news && joined
      ? [
          appendFlagEvent(tx, {
            ...{ id: newId(), flagId: joined.id, kind: "join", staffId: null, at: now },
            meaning: `Missed again: ${news.raised.explanation}`,
          }),
        ]
      : []),
    ...digestDueWrites(tx, ids, digestAt(record, now)),
    putCourseStatus(tx, courseStatusOf({ ...record, openFlags: [...record.openFlags, ...opened] })),
    again,
    notifyScreens({ kind: "course", courseId, patientId }),
    ...changed.map((subjectId) =>
      auditInsert(tx, {
        at: now,
        actorKind: "system",
        actorId: null,
        action: "flag.task-raised",
        subjectKind: "flag",
        subjectId,
        detail: { rule: tasks.find(({ id }) => id === subjectId)?.raised.rule ?? "missed", joined: subjectId === joined?.id },
      }),
    ),
  ]);
  return changed.length;
}

/** The check-in that nobody answered, if it is a task by the rules; null where it is none, or nothing is missed. */
async function missedOf(tx: ClinicTx, record: CourseRecord, now: Date): Promise<Missed | null> {
  const checkInId = silentCheckIn(record, now);
  if (checkInId === null) return null;
  const raised = missedTask(record, await hasPsychiatricHistory(tx, record.about.patientId), now);
  return raised && { raised, checkInId };
}

/** Once a course. */
async function noBaselineOf(tx: ClinicTx, record: CourseRecord, now: Date): Promise<RaisedFlag | null> {
  const raised = noBaselineTask(record, now);
  return raised && !(await hasTask(tx, { courseId: record.about.courseId })) ? raised : null;
}

/** The next morning on which digests go out. */
function digestAt({ about: { clinicTimeZone: timeZone, staffedHours } }: CourseRecord, now: Date): Date {
  const at = alertDueAt("review", now, { timeZone, staffedHours });
  if (at === null) throw new RangeError("no morning for the digest");
  return at;
}

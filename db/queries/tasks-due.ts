import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import { type ClinicTx, type Database, withLookup } from "@/db/client";
import { arrayOf } from "@/db/insert-rows";
import { course, TASKS_DUE, taskDue } from "@/db/schema";
import { clinicInScope, statement } from "@/db/scope";

export type DueCourse = { readonly clinicId: string; readonly courseId: string };

/** Courses that the rules for tasks are to look at, of every clinic, in the order of their ids, from after the one given: ids only. */
export function dueCourses(db: Database, now: Date, { limit, after }: { limit: number; after: DueCourse | null }): Promise<DueCourse[]> {
  return withLookup(db, TASKS_DUE, (tx) =>
    tx
      .select({ clinicId: taskDue.clinicId, courseId: taskDue.courseId })
      .from(taskDue)
      .where(and(lte(taskDue.dueAt, now), after ? gt(taskDue.courseId, after.courseId) : undefined))
      .orderBy(asc(taskDue.courseId))
      .limit(limit),
  );
}

/** Locks a course, first of all, as everything that changes one does. */
export function lockCourse(tx: ClinicTx, courseId: string): Promise<unknown> {
  return tx.select({ id: course.id }).from(course).where(eq(course.id, courseId)).for("no key update").execute();
}

/** What a look at a course begins with: what it may put off again, and which missed check-in is known. Null where somebody was first. */
export async function readTaskDue(tx: ClinicTx, courseId: string, now: Date): Promise<{ changes: number; told: string | null } | null> {
  const [row] = await tx
    .select({ changes: taskDue.changes, told: taskDue.toldCheckInId })
    .from(taskDue)
    .where(and(eq(taskDue.courseId, courseId), lte(taskDue.dueAt, now)));
  return row ?? null;
}

/** When the next look is; left as it is where a check-in or a date was added since this look began. `told`: the check-in that a task is about now. */
export function lookAgainWrite({
  courseId,
  changes,
  nextAt,
  told,
}: {
  courseId: string;
  changes: number;
  nextAt: Date | null;
  told: string | null;
}) {
  const next = sql`${nextAt?.toISOString() ?? null}::timestamptz`;
  return statement(sql`update ${taskDue}
    set due_at = case when changes = ${changes} then ${next} else due_at end, told_check_in_id = ${told}::uuid
    where course_id = ${courseId}::uuid`);
}

/** What a look at a course ended with: when the next is, and the missed check-in that somebody has been told of. */
export type Look = { readonly courseId: string; readonly nextAt: Date | null; readonly told: string | null };

/**
 * The same for new courses, in the transaction that makes them: nobody else can have looked at them or changed them. As an insert that meets
 * the rows that are there, it goes by their keys: an update that joins would read the whole clinic's in a database that does not know its tables yet.
 */
export function lookedAtWrite(looks: readonly Look[]) {
  const of = (part: (look: Look) => string | null) => arrayOf(looks.map((look) => part(look) ?? "null"));
  return statement(sql`insert into ${taskDue} (clinic_id, course_id, due_at, told_check_in_id)
    select ${clinicInScope}, * from unnest(${of(({ courseId }) => courseId)}::text::uuid[],
      ${of(({ nextAt }) => nextAt?.toISOString() ?? null)}::text::timestamptz[], ${of(({ told }) => told)}::text::uuid[])
    on conflict (clinic_id, course_id) do update set due_at = excluded.due_at, told_check_in_id = excluded.told_check_in_id`);
}

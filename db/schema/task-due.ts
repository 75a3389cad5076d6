import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { course } from "./patient";
import { clinicId, id, instant, ownClinic, queueByLookup, workerQueue } from "./scope";

/** Under this name the web process may see which courses are to be looked at, whatever the clinic. */
export const TASKS_DUE = "tasks-due";

/**
 * When the rules for staff tasks (a missed check-in, no baseline) look at a course next. A queue: ids and times. Triggers on check-ins and
 * courses put a course into it, early rather than late, whoever writes them (migration `staff-tasks`); each look says when the next one is, null
 * where nothing is ahead. `changes` counts what the triggers did, so that a look overtaken by one does not put it off. `toldCheckInId`: the
 * newest missed check-in that somebody has been told of.
 */
export const taskDue = pgTable(
  "task_due",
  { clinicId: clinicId(), courseId: id(), dueAt: instant(), changes: integer().notNull().default(0), toldCheckInId: uuid() },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.courseId] }),
    foreignKey({ columns: [t.clinicId, t.courseId], foreignColumns: [course.clinicId, course.id] }),
    // All that a look asks for: at 100,000 courses it reads the index and no row.
    index("task_due_due").on(t.dueAt, t.courseId, t.clinicId).where(sql`due_at is not null`),
    ownClinic(),
    workerQueue(),
    queueByLookup(TASKS_DUE),
  ],
);

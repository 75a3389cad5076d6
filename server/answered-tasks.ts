import { v7 as uuidv7 } from "uuid";
import { noBaseline } from "@/clinical/task-rules";
import type { ClinicTx } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import type { CourseRecord } from "@/db/queries/course-records";
import { appendFlagEvent } from "@/db/queries/flag-events";
import { closeTasks } from "@/db/queries/task-flags";
import { courseHistoryOf } from "@/server/course-history";
import type { Written } from "@/server/signatures";

type Ended = { readonly flagIds: readonly string[]; readonly at: Date; readonly written: readonly Written[] };

/**
 * The open tasks that these answers end: nobody is silent any more, and a course that has a score is judged from now on. Answers without a
 * score leave "no baseline" open. Flags about what was answered never end so: a task is about answers that were missing.
 * @param record the course with these answers among `answered`
 */
export function answeredTasks(record: CourseRecord, { receivedAt }: { receivedAt: Date }): Ended {
  const { about, answered, doses, openFlags, policy } = record;
  const isBlind = () => noBaseline(courseHistoryOf(about, answered, doses), receivedAt, policy) !== null;
  const flagIds = openFlags.filter(({ rule }) => rule === "missed" || (rule === "no-baseline" && !isBlind())).map(({ id }) => id);
  const written = flagIds.map((flagId) => ({ flagId, kind: "answered" as const, at: receivedAt, outcome: null, reviewOn: null }));
  return { flagIds, at: receivedAt, written };
}

/** The writes that end them, each with a note of why and an audit entry. */
export function answeredTaskWrites(tx: ClinicTx, { flagIds, at }: Ended) {
  if (flagIds.length === 0) return [];
  return [
    closeTasks(tx, flagIds, at),
    ...flagIds.map((flagId) =>
      appendFlagEvent(tx, { id: uuidv7(), flagId, kind: "answered", staffId: null, at, meaning: "Answers came: this task is done" }),
    ),
    ...flagIds.map((subjectId) =>
      auditInsert(tx, { at, actorKind: "system", actorId: null, action: "flag.task-answered", subjectKind: "flag", subjectId }),
    ),
  ];
}

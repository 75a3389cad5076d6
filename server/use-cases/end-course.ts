import { isFollowedClosely } from "@/clinical/cadence";
import { FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { EndCourseInput } from "@/contracts/course-end";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { raisedUrgencies, recordCourseEnd } from "@/db/queries/course-ends";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { planAnew } from "@/server/plan-anew";

export type EndCourseResult =
  | { ok: true; closeFollowUp: boolean; dueOn: string[] }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records the last dose of a patient's newest course. The check-ins planned for later end, and those after the last dose take their
 * place: closely spaced where it was stopped for mood or anything urgent was ever flagged. `conflict`: an end is recorded already.
 */
export function endCourse(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, ...end }: EndCourseInput & { patientId: string },
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<EndCourseResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<EndCourseResult> => {
    const record = await lockNewestCourse(tx, patientId);
    if (!record) return { ok: false, code: "not-found" };
    const { courseId } = record.about;
    const issues = dateIssues(end.endedOn, record.about.startsOn, localDateOf(now, record.about.timeZone));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    if (!(await recordCourseEnd(tx, { courseId, ...end }))) return { ok: false, code: "conflict" };
    const closeFollowUp = isFollowedClosely({ stoppedForMood: end.reason === "mood", raised: await raisedUrgencies(tx, courseId) });
    const later = await store(tx, actor, { record, end, closeFollowUp, now, linkSecret });
    return { ok: true, closeFollowUp, dueOn: later.filter(({ kind }) => kind === "after-course").map(({ dueOn }) => dueOn) };
  });
}

function dateIssues(endedOn: string, startsOn: string, today: string): FieldIssue[] {
  if (endedOn < startsOn) return [{ path: "endedOn", message: "The last dose cannot be before the first" }];
  if (endedOn > addDays(today, FURTHEST_AHEAD_DAYS))
    return [{ path: "endedOn", message: `The last dose is more than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near` }];
  return [];
}

type Ended = { record: CourseRecord; end: Omit<EndCourseInput, "patientId">; closeFollowUp: boolean; now: Date; linkSecret: string };

/** Stores the end's check-ins; gives those that are new. */
async function store(tx: ClinicTx, { staffId }: Pick<StaffActor, "staffId">, { record, end, closeFollowUp, now, linkSecret }: Ended) {
  const { courseId, patientId } = record.about;
  const plan = await planAnew(tx, record, { endedOn: end.endedOn, closeFollowUp, now, linkSecret });
  await sendTogether(tx, [
    ...plan.writes,
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: "staff",
      actorId: staffId,
      action: "course.ended",
      subjectKind: "course",
      subjectId: courseId,
      detail: { endedOn: end.endedOn, isEstimate: end.isEstimate, reason: end.reason, closeFollowUp },
    }),
  ]);
  return plan.added;
}

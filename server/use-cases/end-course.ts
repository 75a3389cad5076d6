import { isFollowedClosely } from "@/clinical/cadence";
import { FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { CourseEndReason, EndCourseInput } from "@/contracts/course-end";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { raisedUrgencies, recordCourseEnd } from "@/db/queries/course-ends";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { isChangedSince } from "@/server/changed-since";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { planAnew } from "@/server/plan-anew";

type End = Omit<EndCourseInput, "seen">;

export type EndCourseResult =
  | { ok: true; closeFollowUp: boolean; dueOn: string[] }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records the last dose of a patient's newest course. The check-ins planned for later end, and those after the last dose take their
 * place: closely spaced where it was stopped for mood or anything urgent was ever flagged. The same end sent again is
 * recorded once. `conflict`: the course is another than the sender saw.
 */
export function endCourse(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, seen, ...end }: End & { patientId: string; seen?: string },
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<EndCourseResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<EndCourseResult> => {
    const record = await lockNewestCourse(tx, patientId);
    if (!record) return { ok: false, code: "not-found" };
    const { courseId } = record.about;
    if (isRecorded(record, end)) return { ok: true, ...(await followingNow(tx, record)) };
    if (isChangedSince(seen, record)) return { ok: false, code: "conflict" };
    const issues = dateIssues(end.endedOn, record.about.startsOn, localDateOf(now, record.about.timeZone));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    if (!(await recordCourseEnd(tx, { courseId, ...end }))) return { ok: false, code: "conflict" };
    const closeFollowUp = await isClose(tx, courseId, end.reason);
    const later = await store(tx, actor, { record, end, closeFollowUp, now, linkSecret });
    return { ok: true, closeFollowUp, dueOn: later.filter(({ kind }) => kind === "after-course").map(({ dueOn }) => dueOn) };
  });
}

/** A second press, or a second try after an answer was lost; or a colleague recorded just this. */
function isRecorded({ about: { endedOn, endReason, endIsEstimate } }: CourseRecord, end: End): boolean {
  return endedOn === end.endedOn && endReason === end.reason && endIsEstimate === end.isEstimate;
}

async function followingNow(tx: ClinicTx, { about, checkIns }: CourseRecord) {
  const follow = checkIns.filter(({ kind, state }) => kind === "after-course" && state === "open");
  return { closeFollowUp: await isClose(tx, about.courseId, about.endReason), dueOn: follow.map(({ dueOn }) => dueOn) };
}

async function isClose(tx: ClinicTx, courseId: string, reason: CourseEndReason | null): Promise<boolean> {
  return isFollowedClosely({ stoppedForMood: reason === "mood", raised: await raisedUrgencies(tx, courseId) });
}

function dateIssues(endedOn: string, startsOn: string, today: string): FieldIssue[] {
  if (endedOn < startsOn) return [{ path: "endedOn", message: "The last dose cannot be before the first" }];
  if (endedOn > addDays(today, FURTHEST_AHEAD_DAYS))
    return [{ path: "endedOn", message: `The last dose is more than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near` }];
  return [];
}

type Ended = { record: CourseRecord; end: End; closeFollowUp: boolean; now: Date; linkSecret: string };

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

import { isFollowedClosely } from "@/clinical/cadence";
import { localDateOf } from "@/clinical/plain-date";
import type { CourseEndReason, EndCourseInput } from "@/contracts/course-end";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { readExistingCheckIns } from "@/db/queries/check-ins";
import { readCorrectable } from "@/db/queries/course-corrections";
import { raisedUrgencies, recordCourseEnd } from "@/db/queries/course-ends";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { isChangedSince } from "@/server/changed-since";
import { endIssue } from "@/server/course-end-issue";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { planAnew } from "@/server/plan-anew";
import { saidDate } from "@/server/said-date";

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
    if (isRecorded(record, end)) return { ok: true, ...(await followingNow(tx, record.about, now)) };
    if (isChangedSince(seen, record)) return { ok: false, code: "conflict" };
    const facts = await readCorrectable(tx, record.about);
    if (!facts) return { ok: false, code: "not-found" };
    const recorded = facts.endedOn === null ? null : `The last dose is recorded on ${saidDate(facts.endedOn)}: correct that entry instead`;
    const issue = recorded ?? endIssue(facts, end.endedOn, localDateOf(now, record.about.timeZone));
    if (issue !== null) return { ok: false, code: "invalid-input", issues: [{ path: "endedOn", message: issue }] };
    if (!(await recordCourseEnd(tx, { courseId, ...end }))) return { ok: false, code: "conflict" };
    const closeFollowUp = await isClose(tx, courseId, end.reason);
    return { ok: true, closeFollowUp, dueOn: await store(tx, actor, { record, end, closeFollowUp, now, linkSecret }) };
  });
}

/** A second press, or a second try after an answer was lost; or a colleague recorded just this. */
function isRecorded({ about: { endedOn, endReason, endIsEstimate } }: CourseRecord, end: End): boolean {
  return endedOn === end.endedOn && endReason === end.reason && endIsEstimate === end.isEstimate;
}

async function followingNow(tx: ClinicTx, { courseId, endReason }: CourseRecord["about"], now: Date) {
  const existing = await readExistingCheckIns(tx, courseId);
  const follow = existing.filter(({ state, expiresAt }) => state === "open" && expiresAt > now);
  return { closeFollowUp: await isClose(tx, courseId, endReason), dueOn: follow.map(({ dueOn }) => dueOn) };
}

async function isClose(tx: ClinicTx, courseId: string, reason: CourseEndReason | null): Promise<boolean> {
  return isFollowedClosely({ stoppedForMood: reason === "mood", raised: await raisedUrgencies(tx, courseId) });
}

type Ended = { record: CourseRecord; end: End; closeFollowUp: boolean; now: Date; linkSecret: string };

/** Stores the end's check-ins; gives the days of all that are still asked for, also of those that were planned before. */
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
  return plan.dueOn;
}

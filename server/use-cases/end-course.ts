import { isFollowedClosely } from "@/clinical/cadence";
import { FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { EndCourseInput } from "@/contracts/course-end";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import type { NewCheckIn } from "@/db/queries/check-ins";
import { newestCourseOf, raisedUrgencies, recordCourseEnd, revokePlannedAfter } from "@/db/queries/course-ends";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { checkInsAfterCourse } from "@/server/planned-check-ins";

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
    const courseId = await newestCourseOf(tx, patientId);
    const record = courseId && (await loadCourseRecord(tx, { courseId }, { lock: true }));
    if (!record) return { ok: false, code: "not-found" };
    const issues = dateIssues(end.endedOn, record.about.startsOn, localDateOf(now, record.about.timeZone));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    if (!(await recordCourseEnd(tx, { courseId, ...end }))) return { ok: false, code: "conflict" };
    const closeFollowUp = isFollowedClosely({ stoppedForMood: end.reason === "mood", raised: await raisedUrgencies(tx, courseId) });
    const later = await plan(tx, record, { endedOn: end.endedOn, closeFollowUp, now, linkSecret });
    await store(tx, actor, { record, end, later, closeFollowUp, now });
    return { ok: true, closeFollowUp, dueOn: later.map(({ dueOn }) => dueOn) };
  });
}

function dateIssues(endedOn: string, startsOn: string, today: string): FieldIssue[] {
  if (endedOn < startsOn) return [{ path: "endedOn", message: "The last dose cannot be before the first" }];
  if (endedOn > addDays(today, FURTHEST_AHEAD_DAYS))
    return [{ path: "endedOn", message: `The last dose is more than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near` }];
  return [];
}

type Ending = { endedOn: string; closeFollowUp: boolean; now: Date; linkSecret: string };

async function plan(tx: ClinicTx, { about, checkIns, answered, policy }: CourseRecord, ending: Ending): Promise<NewCheckIn[]> {
  const { endedOn, closeFollowUp, now, linkSecret } = ending;
  const { courseId, startsOn, timeZone } = about;
  const revoked = await revokePlannedAfter(tx, { courseId, endedOn, now });
  // Due so long ago that its window is over: nobody will answer it any more.
  const closedOn = addDays(localDateOf(now, timeZone), -policy.cadence.windowDays);
  const planned = checkIns
    .filter(({ state, dueOn }) => state === "open" && dueOn > closedOn && !revoked.includes(dueOn))
    .map(({ dueOn }) => dueOn);
  const newest = answered.at(-1);
  const answeredOn = newest ? localDateOf(newest.at, timeZone) : null;
  return checkInsAfterCourse(linkSecret, { courseId, startsOn, endedOn, timeZone }, { closeFollowUp, planned, answeredOn }, now, policy);
}

type Ended = { record: CourseRecord; end: Omit<EndCourseInput, "patientId">; later: NewCheckIn[]; closeFollowUp: boolean; now: Date };

function store(tx: ClinicTx, { staffId }: Pick<StaffActor, "staffId">, { record, end, later, closeFollowUp, now }: Ended) {
  const { courseId, patientId, hasEmail } = record.about;
  return sendTogether(tx, [
    ...extraCheckInWrites(tx, later, { hasEmail, now }),
    ...(later.length > 0 ? [notifyOutbox()] : []),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: "staff",
      actorId: staffId,
      action: "course.ended",
      subjectKind: "course",
      subjectId: courseId,
      detail: { endedOn: end.endedOn, reason: end.reason, closeFollowUp },
    }),
  ]);
}

import { localDateOf } from "@/clinical/plain-date";
import type { Receipt, SubmitCheckInInput } from "@/contracts/check-in";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { type CourseRecord, loadCheckInForSubmission, loadCourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { type NewSubmission, submissionWrites } from "@/db/queries/submissions";
import type { CheckInActor } from "@/server/actor";
import { courseStatusOf } from "@/server/course-status";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { extraCheckInsAfter } from "@/server/planned-check-ins";
import { answeredPartsOf } from "./answered-parts-of";
import { judgeCheckIn } from "./judge-check-in";
import type { HighestGiven } from "./sent-answers";

/** A form begun before its link ended may still be sent this much later, so that an evening's answers are not lost at midnight. */
const SUBMIT_GRACE_MS = 60 * 60 * 1000;

export type SubmitResult = { ok: true; receipt: Receipt; repeated: boolean } | { ok: false; code: "not-found" | "gone" };

/**
 * Stores one check-in's answers, scores them, compares them with the course and raises its flags, with the alert they owe and the extra
 * check-in they ask for, in one transaction. A repeat (double tap, second tab, retry after a lost answer) gets the first receipt and
 * changes nothing. Four waits on the database: begin, read, write, commit.
 * @param highestGiven the gravest answers its drafts kept, if it had any
 */
export function submitCheckIn(
  db: Database,
  actor: CheckInActor,
  input: SubmitCheckInInput,
  { now, linkSecret, highestGiven = null }: { now: Date; linkSecret: string; highestGiven?: HighestGiven | null },
): Promise<SubmitResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<SubmitResult> => {
    const which = { checkInId: actor.checkInId };
    const [record, checkIn] = await Promise.all([
      loadCourseRecord(tx, which, { lock: true }),
      loadCheckInForSubmission(tx, actor.checkInId),
    ]);
    if (!record || !checkIn || checkIn.generation !== actor.generation) return { ok: false, code: "not-found" };
    const location = `/check-in/${checkIn.id}`;
    if (checkIn.receivedAt) return { ok: true, repeated: true, receipt: { receivedAt: checkIn.receivedAt.toISOString(), location } };
    if (checkIn.state !== "open" || now.getTime() > checkIn.expiresAt.getTime() + SUBMIT_GRACE_MS) return { ok: false, code: "gone" };

    const stored = judgeCheckIn(record, input, { checkInId: checkIn.id, highestGiven, now });
    await store(tx, record, stored, linkSecret);
    return { ok: true, repeated: false, receipt: { receivedAt: stored.receivedAt.toISOString(), location } };
  });
}

async function store(tx: ClinicTx, record: CourseRecord, stored: NewSubmission, linkSecret: string): Promise<void> {
  const { receivedAt, submissionId, flags } = stored;
  const { courseId, patientId, timeZone, hasEmail } = record.about;
  const opened = flags.map((flag) => ({ ...flag, raisedAt: receivedAt, submissionId, claimedBy: null, claimedAt: null }));
  const after = {
    ...record,
    answered: [...record.answered, ...answeredPartsOf(stored)],
    openFlags: [...record.openFlags, ...opened],
  };
  const asksAgain = flags.some(({ rule }) => rule === "early-rise");
  const cause = { kind: "early-rise", on: localDateOf(receivedAt, timeZone) } as const;
  const extra = asksAgain ? extraCheckInsAfter(linkSecret, cause, record, receivedAt) : [];
  await sendTogether(tx, [
    ...submissionWrites(tx, stored),
    ...extraCheckInWrites(tx, extra, { hasEmail, now: receivedAt }),
    putCourseStatus(tx, courseStatusOf(after)),
    ...(stored.alert || extra.length > 0 ? [notifyOutbox()] : []),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: receivedAt,
      actorKind: "patient",
      actorId: patientId,
      action: "check-in.submitted",
      subjectKind: "check-in",
      subjectId: stored.checkInId,
      detail: { flags: flags.length, urgency: stored.alert?.urgency ?? null },
    }),
  ]);
}

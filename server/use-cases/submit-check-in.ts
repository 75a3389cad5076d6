import { v7 as uuidv7 } from "uuid";
import { alertDueAt } from "@/clinical/alert-due";
import { flagsFor, type RaisedFlag } from "@/clinical/flags";
import type { CourseHistory, DepressionResponse } from "@/clinical/history";
import { phq9 } from "@/clinical/instruments";
import { type JoinedFlags, joinRepeats } from "@/clinical/join-repeats";
import { CODE_VERSION, type Policy } from "@/clinical/policy";
import { type Phq9Score, scorePhq9 } from "@/clinical/score-phq9";
import { phq9Answers, type Receipt, type SubmitCheckInInput } from "@/contracts/check-in";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { type CourseRecord, loadCheckInForSubmission, loadCourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { type NewSubmission, submissionWrites } from "@/db/queries/submissions";
import type { CheckInActor } from "@/server/actor";
import { courseStatusOf } from "@/server/course-status";

/** A form begun before its link ended may still be sent this much later, so that an evening's answers are not lost at midnight. */
const SUBMIT_GRACE_MS = 60 * 60 * 1000;

export type SubmitResult = { ok: true; receipt: Receipt; repeated: boolean } | { ok: false; code: "not-found" | "gone" };

/**
 * Stores one check-in's answers, scores them, compares them with the course and raises its flags, with the alert they owe, in
 * one transaction. A repeat (double tap, second tab, retry after a lost answer) gets the first receipt and changes nothing.
 * Four waits on the database: begin, read, write, commit.
 */
export function submitCheckIn(db: Database, actor: CheckInActor, input: SubmitCheckInInput, now: Date): Promise<SubmitResult> {
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

    const stored = judge(record, input, checkIn.id, now);
    await store(tx, record, stored);
    return { ok: true, repeated: false, receipt: { receivedAt: stored.receivedAt.toISOString(), location } };
  });
}

/** Scores the answers and decides what they raise. Pure but for the ids it gives out. */
function judge(record: CourseRecord, input: SubmitCheckInInput, checkInId: string, now: Date): NewSubmission {
  const { policy } = record;
  const answers = phq9Answers(input);
  const score = scorePhq9(answers);
  // A clock set back between two submissions must not put the newer one before the older.
  const receivedAt = new Date(Math.max(now.getTime(), record.responses.at(-1)?.at.getTime() ?? 0));
  const difficulty = score.total > 0 ? (input["phq9.difficulty"] ?? null) : null;
  const { insert, join } = raise(record, { at: receivedAt, answers, total: score.total, difficulty: asDifficulty(difficulty) }, policy);
  return {
    submissionId: uuidv7(),
    checkInId,
    courseId: record.about.courseId,
    receivedAt,
    language: input.language,
    response: { id: uuidv7(), instrument: phq9.id, instrumentVersion: phq9.version, language: "en", answers, difficulty },
    score,
    policyVersion: policy.version,
    codeVersion: CODE_VERSION,
    flags: insert.map((flag) => ({ ...flag, id: uuidv7() })),
    joins: join.map(({ flagId, flag }) => ({ flagId, meaning: `Fired again: ${flag.explanation}` })),
    alert: alertOwed(insert, receivedAt, record.about.clinicTimeZone),
  };
}

function raise(record: CourseRecord, newest: DepressionResponse, policy: Policy): JoinedFlags {
  const history: CourseHistory = {
    courseStart: record.about.startsOn,
    timeZone: record.about.timeZone,
    responses: [...record.responses.map((earlier) => ({ ...earlier, difficulty: asDifficulty(earlier.difficulty) })), newest],
  };
  return joinRepeats(flagsFor(history, policy), record.openFlags, { now: newest.at, total: newest.total }, policy);
}

/** One alert a submission, at the highest urgency it raised; none where nothing new was raised that owes one. */
function alertOwed(raised: readonly RaisedFlag[], receivedAt: Date, timeZone: string): NewSubmission["alert"] {
  const [highest] = raised;
  if (!highest) return null;
  const dueAt = alertDueAt(highest.urgency, receivedAt, { timeZone });
  return dueAt ? { id: uuidv7(), urgency: highest.urgency, dueAt } : null;
}

async function store(tx: ClinicTx, record: CourseRecord, stored: NewSubmission): Promise<void> {
  const { receivedAt, submissionId, score, flags } = stored;
  const opened = flags.map((flag) => ({
    ...flag,
    raisedAt: receivedAt,
    submissionId,
    total: score.total,
    claimedBy: null,
    claimedAt: null,
  }));
  const after = {
    ...record,
    responses: [...record.responses, asResponse(stored, score)],
    openFlags: [...record.openFlags, ...opened],
  };
  const { courseId, patientId } = record.about;
  await sendTogether(tx, [
    ...submissionWrites(tx, stored),
    putCourseStatus(tx, courseStatusOf(after)),
    ...(stored.alert ? [notifyOutbox()] : []),
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

function asResponse({ response, receivedAt }: NewSubmission, { total, severity }: Phq9Score) {
  return { id: response.id, at: receivedAt, answers: response.answers, difficulty: response.difficulty, total, severity };
}

/** Stored as a small integer; the column's check keeps it 0 to 3. */
function asDifficulty(value: number | null): DepressionResponse["difficulty"] {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

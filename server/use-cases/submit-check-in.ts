import { depressionInstrumentFor } from "@/clinical/depression-instrument";
import { type GivenAnswers, missingAnswers, type Receipt, type SubmitCheckInInput } from "@/contracts/check-in";
import type { FieldIssue } from "@/contracts/problem";
import { afterCommit, type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { loadCheckInForSubmission } from "@/db/queries/check-in-locks";
import type { NewCheckIn } from "@/db/queries/check-ins";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { readDrafts } from "@/db/queries/drafts";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { readRaised } from "@/db/queries/raised-flags";
import { type NewSubmission, submissionWrites } from "@/db/queries/submissions";
import type { CheckInActor } from "@/server/actor";
import { answeredTasks, answeredTaskWrites } from "@/server/answered-tasks";
import { checkInPath, standingOf } from "@/server/check-in-standing";
import { courseStatusOf } from "@/server/course-status";
import { draftedAnswersOf, highestGivenIn, isOfOther, isSafetyField, newDraftsOf, savedOver } from "@/server/draft-answers";
import { extraCausesOf, extraCheckInsAfterAll } from "@/server/extra-causes";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { count } from "@/server/metrics/counters";
import { promisedFor, type Told } from "@/server/promised-for";
import { answeredPartsOf } from "./answered-parts-of";
import { judgeCheckIn } from "./judge-check-in";
import type { HighestGiven, Sending } from "./sent-answers";

export type SubmitOptions = Pick<Sending, "answeredBy" | "onTablet"> & {
  readonly now: Date;
  readonly linkSecret: string;
  /** Answers known to have been graver before, beside what the drafts kept. */
  readonly highestGiven?: HighestGiven | null;
};

/**
 * `acute`: what was sent says that somebody thinks of killing themselves right now. `told`: what is promised about item 9 as it was sent from
 * here; what another device saved promises nothing here.
 */
export type SubmitResult =
  | { ok: true; receipt: Receipt; repeated: boolean; acute: boolean; told: Told | null }
  | { ok: false; code: "not-found" | "gone" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Stores one check-in's answers, those saved on whatever device overlaid by those sent; scores them, compares them with the course and raises
 * its flags, with the alert they owe and the extra check-ins they ask for, in one transaction. A repeat (double tap, second tab, retry after a
 * lost answer) gets the first receipt and changes nothing. Four waits on the database: begin, read, write, commit.
 */
export function submitCheckIn(db: Database, actor: CheckInActor, input: SubmitCheckInInput, options: SubmitOptions): Promise<SubmitResult> {
  const { now, linkSecret } = options;
  return withClinic(db, actor.clinicId, async (tx): Promise<SubmitResult> => {
    const { checkInId } = actor;
    const [record, checkIn, drafts, before] = await Promise.all([
      loadCourseRecord(tx, { checkInId }, { lock: true }),
      loadCheckInForSubmission(tx, checkInId),
      readDrafts(tx, checkInId),
      readRaised(tx, checkInId),
    ]);
    if (!record || !checkIn) return { ok: false, code: "not-found" };
    const location = checkInPath(checkInId);
    const standing = standingOf(checkIn, actor.generation, now);
    if (standing === "submitted" && checkIn.receivedAt) {
      const told = null;
      return { ok: true, repeated: true, acute: isAcute(input), told, receipt: { receivedAt: checkIn.receivedAt.toISOString(), location } };
    }
    if (standing !== "open") return { ok: false, code: standing === "submitted" ? "gone" : standing };

    const instrument = depressionInstrumentFor(record.about.dateOfBirth, record.about.startsOn);
    const given = { ...draftedAnswersOf(drafts), ...answersIn(input) };
    // Whoever said that they are not safe right now is asked nothing more.
    const stopped = input.stopped !== undefined || isAcute(given);
    const issues = [...foreignAnswers(given, instrument), ...missingAnswers(given, instrument, { stopped })];
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };

    const kept = drafts.length === 0 ? null : highestGivenIn(savedOver(drafts, safetyDraftsOf(given)), instrument);
    const highestGiven = graver(kept, options.highestGiven ?? null);
    const { answeredBy, onTablet } = options;
    const spokenIn = languagesOf(drafts, given);
    const sending = { instrument, language: input.language, spokenIn, stopped, highestGiven, answeredBy, onTablet };
    const stored = judgeCheckIn(record, given, sending, { checkInId, before, now });
    const extra = extraCheckInsAfterAll(linkSecret, extraCausesOf(record, given, stored), record, stored.receivedAt);
    await store(tx, record, stored, extra);
    const receipt = { receivedAt: stored.receivedAt.toISOString(), location };
    return { ok: true, repeated: false, acute: isAcute(given), told: promisedFor(input, instrument), receipt };
  });
}

/** What was sent beside what it is about. A field left empty says nothing: another device may have filled it in. */
function answersIn({ checkIn: _, language: _language, stopped: _stopped, ...answers }: SubmitCheckInInput): GivenAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}

/** In which language each answer that was saved, and is sent as it was saved, was given. */
function languagesOf(drafts: Awaited<ReturnType<typeof readDrafts>>, given: GivenAnswers): Sending["spokenIn"] {
  const kept = drafts.filter(({ field, value }) => value !== null && value === String(given[field as keyof GivenAnswers]));
  return new Map(kept.map(({ field, language }) => [field, language]));
}

/** What is sent counts among what was given. */
function safetyDraftsOf(given: GivenAnswers) {
  return newDraftsOf(given).filter(({ field }) => isSafetyField(field));
}

function foreignAnswers(given: GivenAnswers, instrument: Sending["instrument"]): FieldIssue[] {
  const foreign = Object.keys(given).filter((field) => isOfOther(instrument, field));
  return foreign.map((path) => ({ path, message: "This check-in does not ask this question" }));
}

function isAcute(given: GivenAnswers): boolean {
  return given["asq.5"] === "yes" || given["asq.5"] === "refused";
}

function graver(kept: HighestGiven | null, known: HighestGiven | null): HighestGiven | null {
  if (kept === null || known === null) return kept ?? known;
  return { item9: (kept.item9 ?? 0) >= (known.item9 ?? 0) ? kept.item9 : known.item9, asq: kept.asq ?? known.asq };
}

async function store(tx: ClinicTx, record: CourseRecord, stored: NewSubmission, extra: readonly NewCheckIn[]): Promise<void> {
  const { receivedAt, submissionId, checkInId, flags } = stored;
  const { courseId, patientId, hasEmail } = record.about;
  const opened = flags.map((flag) => ({ ...flag, raisedAt: receivedAt, checkInId, submissionId, claimedBy: null, claimedAt: null }));
  afterCommit(tx, () => count("isomood_submissions_total"));
  const answered = [...record.answered, ...answeredPartsOf(stored)];
  const ended = answeredTasks({ ...record, answered }, stored);
  const after = {
    ...record,
    answered,
    openFlags: [...record.openFlags.filter(({ id }) => !ended.flagIds.includes(id)), ...opened],
    acknowledgements: [...record.acknowledgements, ...ended.written],
  };
  await sendTogether(tx, [
    ...submissionWrites(tx, stored),
    ...answeredTaskWrites(tx, ended),
    ...extraCheckInWrites(tx, extra, { hasEmail, now: receivedAt }),
    putCourseStatus(tx, courseStatusOf(after)),
    ...(stored.alert || stored.ownersAlert || extra.length > 0 ? [notifyOutbox()] : []),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: receivedAt,
      actorKind: "patient",
      actorId: patientId,
      action: "check-in.submitted",
      subjectKind: "check-in",
      subjectId: checkInId,
      detail: { flags: flags.length, urgency: stored.alert?.urgency ?? null },
    }),
  ]);
}

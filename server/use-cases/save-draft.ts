import { v7 as uuidv7 } from "uuid";
import { depressionInstrumentFor } from "@/clinical/depression-instrument";
import { CODE_VERSION } from "@/clinical/policy";
import { LEFT_UNSENT_MS } from "@/clinical/promised-time";
import type { DraftInput, DraftSaved } from "@/contracts/check-in";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { holdCheckInOpen } from "@/db/queries/check-in-locks";
import { type CourseRecord, loadCourseRecord } from "@/db/queries/course-records";
import { alarmWrite, type DraftCode, draftWrite, type NewDraft, readAlarm, readDraftCodes } from "@/db/queries/drafts";
import { type RaisedBefore, readRaised } from "@/db/queries/raised-flags";
import type { CheckInActor } from "@/server/actor";
import { alertOwed } from "@/server/alert-owed";
import { checkInPath, standingOf } from "@/server/check-in-standing";
import { draftFindings, isGraver, isOfOther, isSafetyField, newDraftsOf, raisedByDrafts, savedOver } from "@/server/draft-answers";
import { draftFlagWrites } from "@/server/draft-flag-writes";
import { isUntold } from "@/server/join-draft-flags";

/** `dueAt`: when somebody is told of an answer to item 9 that is not urgent at once, if it is left unsent. It is the first such answer's. */
export type SaveDraftResult = { ok: true; saved: DraftSaved; dueAt: Date } | { ok: false; code: "not-found" | "gone" };
type Saving = { readonly now: Date; readonly device: string };

/**
 * Saves answers as they are given, before Send. They never come into being after the check-in was sent: then its receipt's place is told.
 * An answer to item 9 or the ASQ that is urgent by itself raises its flag and alert in the same transaction; a lesser one is told of
 * when it is left unsent for 30 minutes. Answers to a questionnaire that the course does not ask are nobody's: `not-found`.
 */
export function saveDraft(db: Database, actor: CheckInActor, input: DraftInput, saving: Saving): Promise<SaveDraftResult> {
  const answers = newDraftsOf(input.answers);
  return withClinic(db, actor.clinicId, async (tx): Promise<SaveDraftResult> => {
    const { checkInId } = actor;
    const telling = answers.some(({ field }) => isSafetyField(field));
    // The course first, as everything that raises flags does.
    const [record, checkIn, before, raised, alarm] = await Promise.all([
      telling ? loadCourseRecord(tx, { checkInId }, { lock: true }) : null,
      holdCheckInOpen(tx, checkInId),
      telling ? readDraftCodes(tx, checkInId) : [],
      telling ? readRaised(tx, checkInId) : null,
      telling ? readAlarm(tx, checkInId) : null,
    ]);
    const standing = standingOf(checkIn, actor.generation, saving.now);
    if (standing === "submitted")
      return { ok: true, saved: { saved: false, location: checkInPath(checkInId) }, dueAt: leftFrom(saving.now) };
    if (standing !== "open" || checkIn === null) return { ok: false, code: standing === "open" ? "not-found" : standing };
    const instrument = depressionInstrumentFor(checkIn.dateOfBirth, checkIn.startsOn);
    if (answers.some(({ field }) => isOfOther(instrument, field))) return { ok: false, code: "not-found" };
    const write = draftWrite(tx, answers, { checkInId, device: saving.device, language: input.language, givenAt: saving.now });
    const told = record && raised ? tellingWrites(tx, record, { checkInId, answers, before, raised, instrument, now: saving.now }) : [];
    await sendTogether(tx, [write, ...told]);
    return { ok: true, saved: { saved: true }, dueAt: alarm?.settledAt === null ? alarm.dueAt : leftFrom(saving.now) };
  });
}

/** When somebody is told of what is answered now and left. */
function leftFrom(now: Date): Date {
  return new Date(now.getTime() + LEFT_UNSENT_MS);
}

type Told = {
  readonly checkInId: string;
  readonly answers: readonly NewDraft[];
  readonly before: readonly DraftCode[];
  readonly raised: RaisedBefore;
  readonly instrument: ReturnType<typeof depressionInstrumentFor>;
  readonly now: Date;
};

/** What answers to item 9 and the ASQ owe beside being saved. */
function tellingWrites(tx: ClinicTx, record: CourseRecord, { checkInId, answers, before, raised, instrument, now }: Told) {
  const findings = draftFindings(record, savedOver(before, answers), instrument, now);
  const [gravest] = findings;
  if (gravest === undefined) return [];
  const known = raisedByDrafts(raised);
  const untold = isUntold(gravest, known);
  if (gravest.rule !== "item-9-high") return untold ? [alarmWrite(tx, { checkInId, dueAt: leftFrom(now) })] : [];
  const own = known.findLast(({ rule }) => rule === gravest.rule);
  const unsent = { checkInId, at: now, by: "patient", flags: [], joins: [], alert: null, codeVersion: CODE_VERSION } as const;
  if (untold) {
    const alert = alertOwed([gravest], raised.alerts, now, record.about);
    return draftFlagWrites(tx, record, { ...unsent, flags: [{ ...gravest, id: uuidv7() }], alert });
  }
  if (own === undefined || !isGraver(before, answers)) return [];
  const meaning = `Then answered, not sent yet: ${gravest.explanation}`;
  return draftFlagWrites(tx, record, { ...unsent, joins: [{ flagId: own.id, meaning }] });
}

import { v7 as uuidv7 } from "uuid";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { AuditAction } from "@/contracts/audit-actions";
import type { AcknowledgeFlagInput, FlagActionFailure } from "@/contracts/flag-actions";
import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { CONTACTS, isTask, OUTCOME_LABELS, type SIGNATURE_KINDS } from "@/contracts/flag-states";
import { type ClinicTx, type Database, sendTogether } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { keepClaims } from "@/db/queries/claim-lapses";
import { claimFlag } from "@/db/queries/flag-claims";
import { appendFlagEvent, hasContact } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { claimWrites, withBesides } from "@/server/claim-writes";
import { type LockedFlag as Flag, writeOnFlag } from "@/server/flag-write";
import { oweWhatWaits } from "@/server/owe-what-waits";
import { statusAfter } from "@/server/status-write";
import { afterWritten } from "@/server/written-since";
import type { FlagActionResult } from "./claim-flag";

/** Nobody plans a review further ahead than a course with its tail lasts. */
const FURTHEST_REVIEW_DAYS = 366;

type Actor = Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone">;
type Kind = (typeof SIGNATURE_KINDS)[number];

const AUDITED = {
  contact: "flag.contact-recorded",
  acknowledge: "flag.acknowledged",
  resolve: "flag.resolved",
} as const satisfies Record<Kind, AuditAction>;

/**
 * Records what a clinician did about a flag, as a signature, and closes the flag unless it stays open or nobody was reached. A `now` or `today`
 * flag closes only with a contact or a reason, and with a review date, on which the patient returns to Needs you. A contact keeps the claims on
 * these answers from lapsing, and whoever tried to reach the patient about a flag that nobody had has claimed it. A closed flag can be signed
 * again: that is how a review is recorded, and without a new date it ends.
 */
export function acknowledgeFlag(
  db: Database,
  actor: Actor,
  { flagId, id, seen, ...input }: AcknowledgeFlagInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return writeOnFlag(db, actor, { flagId, id }, async (tx, flag) => {
    const standing = await afterWritten(tx, flagId, { seen, now });
    if (!standing.ok) return standing;
    const close = input.close && input.outcome !== "no-answer" && flag.state === "open";
    const wanting = await wantingOf(tx, flag, { ...input, close }, localDateOf(now, actor.clinicTimeZone));
    if (wanting) return { ok: false, code: wanting };
    await sign(tx, actor, flag, { ...input, close, id: id ?? uuidv7() }, standing.at);
    return { ok: true };
  });
}

/** What is missing for a signature to be taken; null where it is whole. */
async function wantingOf(
  tx: ClinicTx,
  { id: flagId, checkInId, urgency }: Flag,
  { outcome, note, reviewOn, close }: AcknowledgeFlagInput,
  today: string,
): Promise<FlagActionFailure | null> {
  if (close && (urgency === "now" || urgency === "today")) {
    if (reviewOn === null) return "review-date-needed";
    if (!CONTACTS.includes(outcome) && note.length < SHORTEST_REASON && !(await hasContact(tx, { flagId, checkInId })))
      return "reason-needed";
  }
  if (reviewOn !== null && (reviewOn < today || reviewOn > addDays(today, FURTHEST_REVIEW_DAYS))) return "review-date-past";
  return null;
}

function kindOf({ state }: Flag, { outcome, close }: Pick<AcknowledgeFlagInput, "outcome" | "close">): Kind {
  if (close) return "resolve";
  return state === "open" && (outcome === "no-answer" || CONTACTS.includes(outcome)) ? "contact" : "acknowledge";
}

async function sign(tx: ClinicTx, { staffId }: Actor, flag: Flag, input: Omit<AcknowledgeFlagInput, "seen"> & { id: string }, at: Date) {
  const { id, outcome, note, reviewOn, close } = input;
  const { id: flagId, checkInId, courseId, patientId } = flag;
  const kind = kindOf(flag, input);
  const claim = { flagId, checkInId: isTask(flag) ? null : checkInId, by: staffId, at };
  const isClaimed = kind === "contact" && flag.claimedBy === null && (await claimFlag(tx, claim));
  const claimed = isClaimed ? await withBesides(tx, claim) : [];
  // After the claim that it made.
  const signedAt = isClaimed ? new Date(at.getTime() + 1) : at;
  await sendTogether(tx, [
    appendFlagEvent(tx, { id, flagId, kind, staffId, at: signedAt, meaning: OUTCOME_LABELS[outcome], outcome, note, reviewOn }),
    ...(close ? [flags.closeFlag(tx, { flagId, at })] : []),
    ...(close && checkInId !== null ? [flags.stopAlert(tx, { checkInId, at })] : []),
  ]);
  const { record, status } = await statusAfter(tx, courseId);
  if (close && checkInId !== null) await oweWhatWaits(tx, record, { checkInId, at });
  await sendTogether(tx, [
    ...status,
    ...claimWrites(tx, record, claimed, claim),
    // Spoken to about these answers: whoever has another flag of them has not been idle. Closed by a reason: this flag alone is done with.
    ...(CONTACTS.includes(outcome) ? [keepClaims(tx, { flagId, checkInId })] : close ? [keepClaims(tx, { flagId, checkInId: null })] : []),
    ...(close ? [notifyOutbox()] : []),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at,
      actorKind: "staff",
      actorId: staffId,
      action: AUDITED[kind],
      subjectKind: "flag",
      subjectId: flagId,
      detail: { outcome, closed: close, reviewOn },
    }),
  ]);
}

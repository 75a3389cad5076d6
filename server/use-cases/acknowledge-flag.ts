import { v7 as uuidv7 } from "uuid";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { AcknowledgeFlagInput } from "@/contracts/flag-actions";
import { CONTACTS, OUTCOME_LABELS } from "@/contracts/flag-states";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { statusWrites } from "@/server/status-write";
import type { FlagActionResult } from "./claim-flag";

/** Nobody plans a review further ahead than a course with its tail lasts. */
const FURTHEST_REVIEW_DAYS = 366;
/** Letters of a note that can be a reason. */
const SHORTEST_REASON = 3;

/**
 * Records what a clinician did about a flag, as a signature, and closes the flag unless nobody was reached. A `now` or `today`
 * flag closes only with a contact or a reason, and with a review date, on which the patient returns to Needs you. A closed flag can be signed again: that is
 * how a review is recorded, and without a new date it ends.
 */
export function acknowledgeFlag(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone">,
  { flagId, ...input }: AcknowledgeFlagInput & { flagId: string },
  now: Date,
): Promise<FlagActionResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<FlagActionResult> => {
    await flags.lockCourseOfFlag(tx, flagId);
    const flag = await flags.findFlag(tx, flagId);
    if (!flag) return { ok: false, code: "not-found" };
    const today = localDateOf(now, actor.clinicTimeZone);
    const close = input.close && input.outcome !== "no-answer";
    const urgent = flag.urgency === "now" || flag.urgency === "today";
    if (close && urgent && flag.state === "open") {
      if (input.reviewOn === null) return { ok: false, code: "review-date-needed" };
      if (!CONTACTS.includes(input.outcome) && input.note.length < SHORTEST_REASON) return { ok: false, code: "reason-needed" };
    }
    if (input.reviewOn !== null && (input.reviewOn < today || input.reviewOn > addDays(today, FURTHEST_REVIEW_DAYS)))
      return { ok: false, code: "review-date-past" };
    await sign(tx, actor, flag, { ...input, close }, now);
    return { ok: true };
  });
}

type Flag = NonNullable<Awaited<ReturnType<typeof flags.findFlag>>>;

async function sign(tx: ClinicTx, { staffId }: Pick<StaffActor, "staffId">, flag: Flag, input: AcknowledgeFlagInput, now: Date) {
  const { outcome, note, reviewOn, close } = input;
  await sendTogether(tx, [
    flags.appendFlagEvent(tx, {
      id: uuidv7(),
      flagId: flag.id,
      kind: "acknowledge",
      staffId,
      at: now,
      meaning: OUTCOME_LABELS[outcome],
      outcome,
      note,
      reviewOn,
    }),
    ...(close ? [flags.closeFlag(tx, { flagId: flag.id, at: now })] : []),
    ...(close && flag.checkInId !== null ? [flags.stopAlert(tx, { checkInId: flag.checkInId, at: now })] : []),
  ]);
  const status = await statusWrites(tx, flag.courseId);
  await sendTogether(tx, [
    ...status,
    notifyScreens({ kind: "course", courseId: flag.courseId, patientId: flag.patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: "staff",
      actorId: staffId,
      action: "flag.acknowledged",
      subjectKind: "flag",
      subjectId: flag.id,
      detail: { outcome, closed: close, reviewOn },
    }),
  ]);
}

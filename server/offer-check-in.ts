import { startOfLocalDay } from "@/clinical/local-time";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import type { AuditAction } from "@/contracts/audit-actions";
import { type ClinicTx, sendTogether } from "@/db/client";
import { answerableCheckIns, type CheckInAsker } from "@/db/queries/asked-links";
import { auditInsert } from "@/db/queries/audit";
import { checkInWrite } from "@/db/queries/check-ins";
import { askedLinkDelivery, hasAskedForLink, reminderDeliveries } from "@/db/queries/deliveries";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { policyInForce } from "@/db/queries/policies";
import { checkInForToday } from "@/server/planned-check-ins";

/** Who wants it sent, as the audit log says it. */
type By = { readonly kind: "staff" | "patient"; readonly id: string; readonly action: AuditAction };

/** Mailed; mailed already on this day; or nobody to mail, or a course that is not followed any more. */
export type Offer = "sent" | "sent-today" | "no-address" | "not-followed";

/**
 * Mails a patient, at most once a day, the link of a check-in: one of theirs that is open or, while their course is followed and none falls
 * due within two days, one made for today. The caller has locked the patient.
 */
export async function offerCheckIn(
  tx: ClinicTx,
  asker: CheckInAsker,
  by: By,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<Offer> {
  const { patientId, courseId, timeZone } = asker;
  if (asker.email === null) return "no-address";
  const today = localDateOf(now, timeZone);
  if (await hasAskedForLink(tx, { patientId, on: today })) return "sent-today";
  const policy = await policyInForce(tx);
  const until = startOfLocalDay(addDays(today, policy.cadence.extraNearDays + 1), timeZone);
  const answerable = await answerableCheckIns(tx, { patientId, now, until });
  const open = answerable.find(({ opensAt }) => opensAt <= now);
  // One that comes within two days brings its own link, unless somebody of the clinic wants it now.
  const isFree = by.kind === "staff" ? open === undefined : answerable.length === 0;
  const made = isFree && isFollowed(asker, today, policy) ? checkInForToday(linkSecret, asker, now, policy) : null;
  const target = open?.id ?? made?.id;
  if (!target) return "not-followed";
  await sendTogether(tx, [
    ...(made ? [checkInWrite(tx, [made])] : []),
    askedLinkDelivery(tx, { patientId, on: today, checkInId: target, at: now }),
    ...(made ? reminderDeliveries(tx, made, now) : []),
    notifyOutbox(),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: by.kind,
      actorId: by.id,
      action: by.action,
      subjectKind: "check-in",
      subjectId: target,
      detail: { made: made !== null },
    }),
  ]);
  return "sent";
}

/** Until the last check-in that could come after the last dose: whoever asks is not turned away because nobody recorded a worse end. */
function isFollowed({ endedOn }: { endedOn: PlainDate | null }, today: PlainDate, { cadence }: Policy): boolean {
  return endedOn === null || daysBetween(endedOn, today) <= Math.max(...cadence.afterCourseDays, ...cadence.closeFollowUpDays);
}

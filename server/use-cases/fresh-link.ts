import { startOfLocalDay } from "@/clinical/local-time";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import { type ClinicTx, type Database, enterClinic, sendTogether, withLookup } from "@/db/client";
import { answerableCheckIns, lockAsker } from "@/db/queries/asked-links";
import { auditInsert } from "@/db/queries/audit";
import { checkInWrite, findCheckInByTokenHash } from "@/db/queries/check-ins";
import { askedLinkDelivery, hasAskedForLink, reminderDeliveries } from "@/db/queries/deliveries";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { policyInForce } from "@/db/queries/policies";
import { hashOf } from "@/server/check-in-token";
import { checkInForToday } from "@/server/planned-check-ins";

/**
 * Mails the holder of an ended link a fresh one, at most one a day: to a check-in of theirs that is open, or, while their course is
 * followed and none falls due within two days, to one made for today. It returns nothing, for the page must not tell whether there is an
 * address, a course or a mail. What the patient wished about mails does not matter here: they ask for this one.
 */
export function askFreshLink(db: Database, token: string, { now, linkSecret }: { now: Date; linkSecret: string }): Promise<void> {
  return withLookup(db, hashOf(token), async (tx) => {
    const found = await findCheckInByTokenHash(tx, hashOf(token));
    if (found) await sendFreshLink(await enterClinic(tx, found.clinicId), found.id, { now, linkSecret });
  });
}

async function sendFreshLink(tx: ClinicTx, checkInId: string, { now, linkSecret }: { now: Date; linkSecret: string }): Promise<void> {
  const asker = await lockAsker(tx, checkInId);
  if (!asker || asker.email === null || asker.state === "submitted") return;
  const { patientId, courseId, timeZone } = asker;
  const today = localDateOf(now, timeZone);
  if (await hasAskedForLink(tx, { patientId, on: today })) return;
  const policy = await policyInForce(tx);
  const until = startOfLocalDay(addDays(today, policy.cadence.extraNearDays + 1), timeZone);
  const answerable = await answerableCheckIns(tx, { patientId, now, until });
  const open = answerable.find(({ opensAt }) => opensAt <= now);
  // One that comes within two days brings its own link.
  const made = answerable.length === 0 && isFollowed(asker, today, policy) ? checkInForToday(linkSecret, asker, now, policy) : null;
  const target = open?.id ?? made?.id;
  if (!target) return;
  await sendTogether(tx, [
    ...(made ? [checkInWrite(tx, [made])] : []),
    askedLinkDelivery(tx, { patientId, on: today, checkInId: target, at: now }),
    ...(made ? reminderDeliveries(tx, made, now) : []),
    notifyOutbox(),
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: "patient",
      actorId: patientId,
      action: "check-in.link-asked",
      subjectKind: "check-in",
      subjectId: target,
      detail: { made: made !== null },
    }),
  ]);
}

/** Until the last check-in that could come after the last dose: whoever asks is not turned away because nobody recorded a worse end. */
function isFollowed({ endedOn }: { endedOn: PlainDate | null }, today: PlainDate, { cadence }: Policy): boolean {
  return endedOn === null || daysBetween(endedOn, today) <= Math.max(...cadence.afterCourseDays, ...cadence.closeFollowUpDays);
}

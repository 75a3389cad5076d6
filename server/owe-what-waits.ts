import { alertDueAt } from "@/clinical/alert-due";
import { type AlertUrgency, LADDER_URGENCIES } from "@/clinical/alert-ladder";
import type { ClinicTx } from "@/db/client";
import { bringAlertBack, hasAlertRunning } from "@/db/queries/alert-returns";
import type { CourseRecord } from "@/db/queries/course-records";

/**
 * Sees to it that what a check-in raised and nobody has is owed an alert: one check-in has one alert, at its highest urgency, and once that has
 * been dealt with the lesser flags would have none. The course is locked, and the record read after the change.
 */
export async function oweWhatWaits(tx: ClinicTx, record: CourseRecord, { checkInId, at }: { checkInId: string; at: Date }): Promise<void> {
  const waiting = record.openFlags.filter((flag) => flag.checkInId === checkInId && flag.claimedBy === null);
  const urgency = LADDER_URGENCIES.find((one) => waiting.some((flag) => flag.urgency === one));
  if (urgency === undefined || (await hasAlertRunning(tx, { checkInId, urgency }))) return;
  await oweAgain(tx, record, { checkInId, urgency, at });
}

/** Owes a check-in's alert again from its first step, when an alert of that urgency is due. */
export async function oweAgain(
  tx: ClinicTx,
  { about }: Pick<CourseRecord, "about">,
  { checkInId, urgency, at }: { checkInId: string; urgency: AlertUrgency; at: Date },
): Promise<void> {
  const { courseId, clinicTimeZone: timeZone, staffedHours } = about;
  const dueAt = alertDueAt(urgency, at, { timeZone, staffedHours });
  if (dueAt !== null) await bringAlertBack(tx, { checkInId, courseId, urgency, at, dueAt });
}

import { inArray } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { insertRows, type NewRow } from "@/db/insert-rows";
import { baselineRisk, checkIn, contact, course, courseStatus, delivery, doseChange, patient, secondLook } from "@/db/schema";
import type { NewCheckIn } from "./check-ins";
import type { CourseStatusRow } from "./course-statuses";
import { linkDeliveryRows } from "./deliveries";

/** Everything that is stored of a patient who is enrolled. */
export type NewEnrolment = {
  readonly patient: NewRow<typeof patient>;
  readonly contact: NewRow<typeof contact>;
  readonly risks: readonly NewRow<typeof baselineRisk>[];
  readonly secondLooks: readonly NewRow<typeof secondLook>[];
  readonly course: NewRow<typeof course>;
  readonly dose: NewRow<typeof doseChange>;
  readonly checkIns: readonly NewCheckIn[];
  readonly status: CourseStatusRow;
};

/** The inserts of one patient or of hundreds, to be sent together; who has an address is owed the mails of their check-ins. */
export function enrolmentWrites(enrolments: readonly NewEnrolment[], now: Date) {
  const mailed = enrolments.filter(({ patient: { email } }) => typeof email === "string");
  return [
    ...insertRows(
      patient,
      enrolments.map((one) => one.patient),
    ),
    ...insertRows(
      contact,
      enrolments.map((one) => one.contact),
    ),
    ...insertRows(
      baselineRisk,
      enrolments.flatMap((one) => one.risks),
    ),
    ...insertRows(
      secondLook,
      enrolments.flatMap((one) => one.secondLooks),
    ),
    ...insertRows(
      course,
      enrolments.map((one) => one.course),
    ),
    ...insertRows(
      doseChange,
      enrolments.map((one) => one.dose),
    ),
    ...insertRows(
      checkIn,
      enrolments.flatMap((one) => one.checkIns.map(({ remindAt: _, ...row }) => row)),
    ),
    ...insertRows(
      delivery,
      mailed.flatMap(({ checkIns }) => linkDeliveryRows(checkIns, now)),
    ),
    ...insertRows(
      courseStatus,
      enrolments.map((one) => one.status),
    ),
  ];
}

/** Those of these record numbers that patients of the clinic in scope have. */
export async function takenRecordNumbers(tx: ClinicTx, recordNumbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ recordNumber: patient.recordNumber })
    .from(patient)
    .where(inArray(patient.recordNumber, [...recordNumbers]));
  return new Set(rows.map(({ recordNumber }) => recordNumber));
}

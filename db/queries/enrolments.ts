import { insertRows, type NewRow } from "@/db/insert-rows";
import { baselineRisk, contact, course, courseStatus, doseChange, patient, secondLook } from "@/db/schema";
import type { NewCheckIn } from "./check-ins";
import type { MadeStatus } from "./course-statuses";
import { newCheckInWrite } from "./new-check-ins";

/** Everything that is stored of a patient who is enrolled. */
export type NewEnrolment = {
  readonly patient: NewRow<typeof patient>;
  readonly contact: NewRow<typeof contact>;
  readonly risks: readonly NewRow<typeof baselineRisk>[];
  readonly secondLooks: readonly NewRow<typeof secondLook>[];
  readonly course: NewRow<typeof course>;
  readonly dose: NewRow<typeof doseChange>;
  readonly checkIns: readonly NewCheckIn[];
  readonly status: MadeStatus;
};

/** The inserts of one patient or of dozens, to be sent together; who has an address is owed the mails of their check-ins. */
export function enrolmentWrites(enrolments: readonly NewEnrolment[], now: Date) {
  const all = <R>(part: (enrolment: NewEnrolment) => R) => enrolments.map(part);
  return [
    ...insertRows(
      patient,
      all((one) => one.patient),
    ),
    ...insertRows(
      contact,
      all((one) => one.contact),
    ),
    ...insertRows(baselineRisk, all((one) => one.risks).flat()),
    ...insertRows(secondLook, all((one) => one.secondLooks).flat()),
    ...insertRows(
      course,
      all((one) => one.course),
    ),
    ...insertRows(
      doseChange,
      all((one) => one.dose),
    ),
    newCheckInWrite(all(checkInsOf).flat(), now),
    ...insertRows(
      courseStatus,
      all((one) => one.status),
    ),
  ];
}

function checkInsOf({ checkIns, patient: { email } }: NewEnrolment) {
  return checkIns.map((checkIn) => ({ ...checkIn, mailed: typeof email === "string" }));
}

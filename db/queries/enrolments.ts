import { sql } from "drizzle-orm";
import { insertRows, type NewRow } from "@/db/insert-rows";
import { baselineRisk, contact, course, doseChange, patient, secondLook } from "@/db/schema";
import { statement } from "@/db/scope";
import type { NewCheckIn } from "./check-ins";
import { type MadeStatus, newCourseStatuses } from "./course-statuses";
import { newCheckInWrite } from "./new-check-ins";

/** Everything that is stored of a patient who is enrolled. */
export type NewEnrolment = {
  readonly patient: NewRow<typeof patient>;
  readonly contact: NewRow<typeof contact>;
  readonly risks: readonly NewRow<typeof baselineRisk>[];
  readonly secondLooks: readonly NewRow<typeof secondLook>[];
  readonly course: NewRow<typeof course>;
  /** The first dose, and for a course that has been going on those after it. */
  readonly doses: readonly NewRow<typeof doseChange>[];
  readonly checkIns: readonly NewCheckIn[];
  readonly status: MadeStatus;
};

/**
 * The inserts of one patient or of dozens, to be sent together; who has an address is owed the mails of their check-ins. Planned by the
 * keys alone: what is planned on tables that are still empty would read them from end to end when ten thousand are in them.
 */
export function enrolmentWrites(enrolments: readonly NewEnrolment[], now: Date) {
  const all = <R>(part: (enrolment: NewEnrolment) => R) => enrolments.map(part);
  return [
    statement(sql`select set_config(name, 'off', true) from unnest('{enable_seqscan,enable_hashjoin,enable_mergejoin}'::text[]) name`),
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
    ...insertRows(doseChange, all((one) => one.doses).flat()),
    newCheckInWrite(all(checkInsOf).flat(), now),
    ...newCourseStatuses(all((one) => one.status)),
  ];
}

function checkInsOf({ checkIns, patient: { email } }: NewEnrolment) {
  return checkIns.map((checkIn) => ({ ...checkIn, mailed: typeof email === "string" }));
}

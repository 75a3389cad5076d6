import { isKind, REVIEW_KINDS, SIGNATURE_KINDS } from "@/contracts/flag-states";
import type { CourseRecord } from "@/db/queries/course-records";

/** Something written on a flag of a course: a clinician's signature, an opening again, or a call that was reported. */
export type Written = CourseRecord["acknowledgements"][number];

/** What clinicians signed. @param written oldest first */
export function signaturesOf(written: readonly Written[]): Written[] {
  return written.filter((one) => isKind(SIGNATURE_KINDS, one));
}

/**
 * The newest on each flag of what decides when the patient returns: an opening again ends the review that was planned, a reported call changes
 * nothing. @param written oldest first
 */
export function newestOfEachFlag(written: readonly Written[]): Written[] {
  return [...new Map(written.filter((one) => isKind(REVIEW_KINDS, one)).map((one) => [one.flagId, one])).values()];
}

/**
 * The id of a patient's first course: theirs but for the last bit, so that a page that holds the one need not hold the other. Courses begun
 * later, and those of before this was so, have ids of their own: nothing may be concluded from an id that differs.
 * @example firstCourseId("0198aaaa-0000-7000-8000-00000000a001") // "0198aaaa-0000-7000-8000-00000000a000"
 */
export function firstCourseId(patientId: string): string {
  return patientId.slice(0, -1) + (Number.parseInt(patientId.slice(-1), 16) ^ 1).toString(16);
}

/** Roles of a membership. Clinicians are those who may claim, acknowledge and resolve flags. */
export const ROLES = ["prescriber", "nurse", "assistant", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const CLINICIANS = ["prescriber", "nurse"] as const satisfies readonly Role[];
/** Everybody who works with patients; an admin runs the clinic and reads no answers. */
export const CARE_TEAM = ["prescriber", "nurse", "assistant"] as const satisfies readonly Role[];

/** True for the roles that may claim and close flags. */
export function isClinician(role: Role): boolean {
  return CLINICIANS.some((clinician) => clinician === role);
}

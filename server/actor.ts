import type { Role } from "@/contracts/roles";

/** A signed-in person, at the clinic they are signed in to. Scope comes from here and never from input. */
export type StaffActor = {
  readonly kind: "staff";
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly clinicId: string;
  readonly clinicName: string;
  readonly clinicTimeZone: string;
  readonly isDemo: boolean;
  readonly sessionId: string;
};

/** A phone that holds one check-in's cookie. */
export type CheckInActor = {
  readonly kind: "check-in";
  readonly clinicId: string;
  readonly checkInId: string;
  readonly generation: number;
};

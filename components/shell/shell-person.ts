import type { Role } from "@/contracts/roles";

/** What the frame of every staff page shows of the person signed in. */
export type ShellPerson = { staffId: string; name: string; role: Role; clinicName: string; isDemo: boolean };

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  prescriber: "Prescriber",
  nurse: "Nurse",
  assistant: "Assistant",
  admin: "Clinic admin",
};

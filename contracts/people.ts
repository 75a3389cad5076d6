import { z } from "zod";
import { ROLES } from "./roles";
import { email } from "./sign-in";

/** Inviting somebody to work at the clinic. */
export const inviteStaffInput = z.strictObject({ email, role: z.enum(ROLES, "Choose a role") });
export type InviteStaffInput = z.output<typeof inviteStaffInput>;

/** Who works at a clinic, and who is invited to. */
export type PeoplePage = {
  people: { staffId: string; name: string; email: string; role: (typeof ROLES)[number]; since: string }[];
  invitations: { id: string; email: string; role: (typeof ROLES)[number]; expiresAt: string }[];
};

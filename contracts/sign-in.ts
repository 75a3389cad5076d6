import { z } from "zod";
import { DEMO_SIGN_INS } from "./demo";

export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 128;

export const email = z
  .email("Enter an e-mail address such as name@example.org")
  .max(254, "An e-mail address has at most 254 characters")
  .trim()
  .toLowerCase();

/** Signing in with a password, or in the demo as one of its people. */
export const signInInput = z.union([
  z.strictObject({ email, password: z.string().min(1, "Enter your password").max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters`) }),
  z.strictObject({ demo: z.enum(DEMO_SIGN_INS.map((person) => person.key) as [string, ...string[]]) }),
]);
export type SignInInput = z.infer<typeof signInInput>;

/** Accepting an invitation: a name, and a password that only this person knows. */
export const acceptInvitationInput = z.strictObject({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This invitation link is not complete"),
  name: z.string().trim().min(2, "Enter your name").max(120, "At most 120 characters"),
  password: z
    .string()
    .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters: a few words are easiest`)
    .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters`),
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

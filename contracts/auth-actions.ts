import { z } from "zod";
import { DEMO_SIGN_INS } from "./demo";
import { signInInput } from "./sign-in";

const csrfToken = z.string().regex(/^[0-9a-f]{64}$/, "Load the page again");
const next = z.string().max(500).optional();
const [password] = signInInput.options;

/** What the sign-in page sends: who, where to go on to, and next-auth's token against forgery. */
export const signInForm = z.union([
  z.strictObject({ ...password.shape, csrfToken, next }),
  z.strictObject({ demo: z.enum(DEMO_SIGN_INS.map((person) => person.key) as [string, ...string[]]), csrfToken, next }),
]);
export type SignInForm = z.output<typeof signInForm>;

/** What signing out sends; the last two are what next-auth's own client adds, and are not used. */
export const signOutForm = z.strictObject({ csrfToken, callbackUrl: z.string().max(500).optional(), json: z.literal("true").optional() });

/** Where a signed-in person goes first. */
export type SignedInAnswer = { location: string };

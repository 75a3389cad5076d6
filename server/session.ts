import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { BACKGROUND_HEADER } from "@/contracts/background-request";
import type { Role } from "@/contracts/roles";
import type { StaffActor } from "./actor";
import { database } from "./database";
import { webEnv } from "./env";
import { homeOf, signInAddress } from "./landing";
import { recordDenial } from "./record-denial";
import { sessionSecretOf } from "./session-cookie";
import { staffOfSecret } from "./staff-session";

/** The address that the guard passes on, because Next tells a Server Component its parameters only. */
export const PATH_HEADER = "x-isomood-path";

/** Who sent this request, or null. `background`: it never counts as the person's input, whatever it says of itself. */
export async function staffOfRequest(
  sent: Headers,
  { now, background = false }: { now: Date; background?: boolean },
): Promise<StaffActor | null> {
  const secret = await sessionSecretOf(sent.get("cookie"), webEnv().AUTH_SECRET);
  if (!secret) return null;
  return staffOfSecret(database(), secret, { now, byPerson: !background && !isByItself(sent) });
}

/** Who is signed in, for Server Components; asked once a request. */
export const currentStaff = cache(async (): Promise<StaffActor | null> => {
  await connection();
  return staffOfRequest(await headers(), { now: new Date() });
});

/**
 * Who is signed in; anybody else is sent to the sign-in page and back here afterwards. A person whose role is not among `roles` is
 * sent to their own first page, and the attempt is audited.
 */
export async function requireStaff(roles?: readonly Role[]): Promise<StaffActor> {
  const actor = await currentStaff();
  if (!actor) redirect(signInAddress((await headers()).get(PATH_HEADER)));
  if (roles && !roles.includes(actor.role)) {
    await recordDenial(database(), actor, new Date());
    redirect(homeOf(actor.role));
  }
  return actor;
}

/** A refetch, a poll or a prefetched link: the page's doing and not the person's. */
function isByItself(sent: Headers): boolean {
  return sent.has(BACKGROUND_HEADER) || sent.has("next-router-prefetch") || (sent.get("sec-purpose") ?? "").includes("prefetch");
}

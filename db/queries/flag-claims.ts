import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { flag } from "@/db/schema";

/** Claims an open flag that nobody has claimed. False when somebody was first: check and change are one statement. */
export async function claimFlag(tx: ClinicTx, { flagId, by, at }: { flagId: string; by: string; at: Date }): Promise<boolean> {
  const claimed = await tx
    .update(flag)
    .set({ claimedBy: by, claimedAt: at })
    .where(and(eq(flag.id, flagId), eq(flag.state, "open"), isNull(flag.claimedBy)))
    .returning({ id: flag.id });
  return claimed.length === 1;
}

/** Claims what else the same check-in raised, sent or not, and nobody has claimed; gives the flags that were. Its task stays the task of who chases it. */
export async function claimBesides(tx: ClinicTx, { checkInId, by, at }: { checkInId: string; by: string; at: Date }): Promise<string[]> {
  const claimed = await tx
    .update(flag)
    .set({ claimedBy: by, claimedAt: at })
    .where(and(eq(flag.checkInId, checkInId), eq(flag.state, "open"), isNull(flag.claimedBy), ne(flag.urgency, "missed")))
    .returning({ id: flag.id });
  return claimed.map(({ id }) => id);
}

/** Whose a claim was and whose it is: of the flag named, and of whatever else its check-in raised that the same person has. */
export type MovedClaim = { flagId: string; checkInId: string | null; from: string; to: string };

/** Gives claims from one clinician to another, as they stood on the screen; gives the flags that moved, none where the first is somebody else's. */
export async function moveClaims(tx: ClinicTx, { flagId, checkInId, from, to }: MovedClaim): Promise<string[]> {
  const together = checkInId === null ? eq(flag.id, flagId) : or(eq(flag.id, flagId), eq(flag.checkInId, checkInId));
  const moved = await tx
    .update(flag)
    .set({ claimedBy: to })
    .where(and(together, eq(flag.state, "open"), eq(flag.claimedBy, from)))
    .returning({ id: flag.id });
  return moved.map(({ id }) => id);
}

/** Takes claims away whose time is over. Gives the flags that were claimed until now. */
export async function releaseClaims(tx: ClinicTx, flagIds: readonly string[], at: Date): Promise<string[]> {
  if (flagIds.length === 0) return [];
  const released = await tx
    .update(flag)
    .set({ claimedBy: null, claimedAt: null, lapsedAt: at })
    .where(and(inArray(flag.id, [...flagIds]), eq(flag.state, "open"), sql`${flag.claimedBy} is not null`))
    .returning({ id: flag.id });
  return released.map(({ id }) => id);
}

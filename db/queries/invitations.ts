import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Role } from "@/contracts/roles";
import type { ClinicTx, LookupTx } from "@/db/client";
import { invitation } from "@/db/schema";

export type Invitation = { clinicId: string; id: string; email: string; role: Role; expiresAt: Date; acceptedAt: Date | null };
export type NewInvitation = { clinicId: string; id: string; email: string; role: Role; tokenHash: string; at: Date; expiresAt: Date };

/** Records an invitation. Its token is derived from its id; only the hash comes here. */
export async function insertInvitation(tx: ClinicTx, { at, ...values }: NewInvitation): Promise<void> {
  await tx.insert(invitation).values({ ...values, createdAt: at });
}

/** The invitation whose token has the hash that the transaction looks up, whatever became of it. */
export async function findInvitation(tx: LookupTx, tokenHash: string): Promise<Invitation | null> {
  const { clinicId, id, email, role, expiresAt, acceptedAt } = invitation;
  const rows = await tx
    .select({ clinicId, id, email, role, expiresAt, acceptedAt })
    .from(invitation)
    .where(eq(invitation.tokenHash, tokenHash));
  return rows[0] ?? null;
}

/** Marks an invitation as used. False if it is used already, or over. */
export async function takeInvitation(tx: ClinicTx, { invitationId, at }: { invitationId: string; at: Date }): Promise<boolean> {
  const taken = await tx
    .update(invitation)
    .set({ acceptedAt: at })
    .where(and(eq(invitation.id, invitationId), isNull(invitation.acceptedAt), gt(invitation.expiresAt, at)))
    .returning({ id: invitation.id });
  return taken.length > 0;
}

/** Invitations of the clinic in scope that can still be accepted, oldest first. */
export async function listOpenInvitations(tx: ClinicTx, now: Date): Promise<{ id: string; email: string; role: Role; expiresAt: Date }[]> {
  return tx
    .select({ id: invitation.id, email: invitation.email, role: invitation.role, expiresAt: invitation.expiresAt })
    .from(invitation)
    .where(and(isNull(invitation.acceptedAt), gt(invitation.expiresAt, now)))
    .orderBy(asc(invitation.createdAt), asc(invitation.id));
}

import { and, eq, isNull } from "drizzle-orm";
import type { Role } from "@/contracts/roles";
import type { ClinicTx } from "@/db/client";
import { clinic, membership, session, staff } from "@/db/schema";

export type SessionRow = {
  sessionId: string;
  staffId: string;
  name: string;
  role: Role;
  clinicId: string;
  clinicName: string;
  clinicTimeZone: string;
  isDemo: boolean;
  lastActiveAt: Date;
  expiresAt: Date;
};

export type NewSession = { clinicId: string; id: string; staffId: string; tokenHash: string; at: Date; expiresAt: Date };

/** Opens a session. Its holder keeps the secret; only the hash comes here. */
export async function insertSession(tx: ClinicTx, { at, ...values }: NewSession): Promise<void> {
  await tx.insert(session).values({ ...values, createdAt: at, lastActiveAt: at });
}

/** The session of this hash that nobody has ended, with whose it is; null too when the membership has ended. Its times are for the caller to judge. */
export async function findSession(tx: ClinicTx, tokenHash: string): Promise<SessionRow | null> {
  const rows = await tx
    .select({
      sessionId: session.id,
      staffId: session.staffId,
      name: staff.name,
      role: membership.role,
      clinicId: session.clinicId,
      clinicName: clinic.name,
      clinicTimeZone: clinic.timeZone,
      isDemo: clinic.isDemo,
      lastActiveAt: session.lastActiveAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(membership, and(eq(membership.clinicId, session.clinicId), eq(membership.staffId, session.staffId)))
    .innerJoin(staff, eq(staff.id, session.staffId))
    .innerJoin(clinic, eq(clinic.id, session.clinicId))
    .where(and(eq(session.tokenHash, tokenHash), isNull(session.endedAt), isNull(membership.endedAt)));
  return rows[0] ?? null;
}

/** Records that the person did something. */
export async function touchSession(tx: ClinicTx, { sessionId, at }: { sessionId: string; at: Date }): Promise<void> {
  await tx
    .update(session)
    .set({ lastActiveAt: at })
    .where(and(eq(session.id, sessionId), isNull(session.endedAt)));
}

/** Signs a browser out. False if the session had ended already. */
export async function endSession(tx: ClinicTx, { sessionId, at }: { sessionId: string; at: Date }): Promise<boolean> {
  const ended = await tx
    .update(session)
    .set({ endedAt: at })
    .where(and(eq(session.id, sessionId), isNull(session.endedAt)))
    .returning({ id: session.id });
  return ended.length > 0;
}

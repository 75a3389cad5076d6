import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "@/contracts/roles";
import type { ClinicTx, LookupTx } from "@/db/client";
import { membership, staff } from "@/db/schema";

export type Account = { staffId: string; passwordHash: string | null };

/** The account whose e-mail address has the hash that the transaction looks up. */
export async function findAccount(tx: LookupTx, emailHash: string): Promise<Account | null> {
  const rows = await tx.select({ staffId: staff.id, passwordHash: staff.passwordHash }).from(staff).where(eq(staff.emailHash, emailHash));
  return rows[0] ?? null;
}

/** Where a person who has proved who they are works now, longest first. */
export async function findMemberships(tx: LookupTx, staffId: string): Promise<{ clinicId: string; role: Role }[]> {
  return tx
    .select({ clinicId: membership.clinicId, role: membership.role })
    .from(membership)
    .where(and(eq(membership.staffId, staffId), isNull(membership.endedAt)))
    .orderBy(asc(membership.createdAt), asc(membership.clinicId));
}

/** Everybody who works at the clinic in scope, by name. */
export async function listPeople(tx: ClinicTx): Promise<{ staffId: string; name: string; email: string; role: Role; since: Date }[]> {
  return tx
    .select({ staffId: staff.id, name: staff.name, email: staff.email, role: membership.role, since: membership.createdAt })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .where(isNull(membership.endedAt))
    .orderBy(asc(staff.name), asc(staff.id));
}

/** The name of everybody who works or has worked at the clinic in scope, by their id. */
export async function listNames(tx: ClinicTx): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: staff.id, name: staff.name })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .prepare("staff-names")
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** True if somebody with this address works at the clinic in scope. Says nothing about other clinics. */
export async function worksHere(tx: ClinicTx, email: string): Promise<boolean> {
  const rows = await tx
    .select({ staffId: membership.staffId })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .where(and(eq(staff.email, email), isNull(membership.endedAt)));
  return rows.length > 0;
}

export type NewAccount = { id: string; name: string; email: string; emailHash: string; passwordHash: string | null; at: Date };

/** Makes an account, in a transaction that looks up its address's hash. */
export async function insertAccount(tx: LookupTx, { at, ...values }: NewAccount): Promise<void> {
  await tx.insert(staff).values({ ...values, createdAt: at });
}

/** Makes somebody a member of a clinic; a former member comes back with the new role. */
export async function putMembership(
  tx: ClinicTx,
  { at, ...values }: { clinicId: string; staffId: string; role: Role; at: Date },
): Promise<void> {
  await tx
    .insert(membership)
    .values({ ...values, createdAt: at })
    .onConflictDoUpdate({ target: [membership.clinicId, membership.staffId], set: { role: values.role, endedAt: null } });
}

/** Changes what a transaction looks up: from an invitation's token to its account's address, say. */
export async function lookUp(tx: LookupTx, hash: string): Promise<void> {
  await tx.execute(sql`select set_config('app.lookup', ${hash}, true)`);
}

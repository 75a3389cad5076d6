import { eq } from "drizzle-orm";
import type { Region } from "@/clinical/crisis-lines";
import type { ClinicTx, LookupTx } from "@/db/client";
import { clinic } from "@/db/schema";

/** The clinic whose short name the transaction looks up. */
export async function findClinicBySlug(
  tx: LookupTx,
  slug: string,
): Promise<{ id: string; name: string; isDemo: boolean; createdAt: Date } | null> {
  const rows = await tx
    .select({ id: clinic.id, name: clinic.name, isDemo: clinic.isDemo, createdAt: clinic.createdAt })
    .from(clinic)
    .where(eq(clinic.slug, slug));
  return rows[0] ?? null;
}

/** The name of the clinic in scope. */
export async function readClinicName(tx: ClinicTx): Promise<string | null> {
  const rows = await tx.select({ name: clinic.name }).from(clinic);
  return rows[0]?.name ?? null;
}

/** Where the clinic in scope is. @throws Error without a clinic in scope */
export async function readClinicRegion(tx: ClinicTx): Promise<Region> {
  const [row] = await tx.select({ region: clinic.region }).from(clinic);
  if (!row) throw new Error("no clinic in scope");
  return row.region;
}

/** Whether patients of the clinic in scope see their own course after sending. */
export async function sharesCourse(tx: ClinicTx): Promise<boolean> {
  const rows = await tx.select({ shares: clinic.sharesCourse }).from(clinic);
  return rows[0]?.shares ?? false;
}

export type NewClinic = {
  id: string;
  slug: string;
  name: string;
  phone: string;
  region: Region;
  timeZone: string;
  isDemo: boolean;
  at: Date;
};

/** Makes a clinic, in a transaction whose scope it is to be. False if the short name is taken. */
export async function insertClinic(tx: ClinicTx, { at, ...values }: NewClinic): Promise<boolean> {
  const made = await tx
    .insert(clinic)
    .values({ ...values, createdAt: at })
    .onConflictDoNothing({ target: clinic.slug })
    .returning({ id: clinic.id });
  return made.length > 0;
}

import { and, desc, eq } from "drizzle-orm";
import type { AnsweredBy } from "@/clinical/check-in-answers";
import type { ClinicTx } from "@/db/client";
import { consent } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** What a patient, or whoever answers for them, said last, to whichever text; null before the first. */
export async function latestConsent(tx: ClinicTx, patientId: string, answeredBy: AnsweredBy) {
  const [row] = await tx
    .select({ version: consent.version, decision: consent.decision })
    .from(consent)
    .where(and(eq(consent.patientId, patientId), eq(consent.answeredBy, answeredBy)))
    .orderBy(desc(consent.at), desc(consent.id))
    .limit(1);
  return row ?? null;
}

/** What a patient said to the text they were shown. */
export function consentWrite(tx: ClinicTx, row: Omit<typeof consent.$inferInsert, "clinicId">) {
  return tx.insert(consent).values({ ...row, clinicId: clinicInScope });
}

import { and, eq, isNull, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { membership, patient, patientImport, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** When this file was imported, and how many it enrolled; null where it was not. */
export async function readImport(tx: ClinicTx, fileHash: string): Promise<{ at: Date; patients: number } | null> {
  const [row] = await tx
    .select({ at: patientImport.importedAt, patients: patientImport.patients })
    .from(patientImport)
    .where(eq(patientImport.fileHash, fileHash));
  return row ?? null;
}

/** Lets this transaction's statements run for longer than a page's may: whoever sends a file twice waits for its whole import. */
export async function allowLongStatements(tx: ClinicTx): Promise<void> {
  await tx.execute(sql`select set_config('statement_timeout', '60s', true)`);
}

/**
 * Takes a file for this transaction. False where it was imported already: whoever sends it a second time waits here until the first
 * has stored all or nothing.
 */
export async function takeFile(
  tx: ClinicTx,
  row: { fileHash: string; patients: number; importedBy: string; importedAt: Date },
): Promise<boolean> {
  const taken = await tx
    .insert(patientImport)
    .values({ ...row, clinicId: clinicInScope })
    .onConflictDoNothing()
    .returning({ fileHash: patientImport.fileHash });
  return taken.length === 1;
}

/** People of the clinic who may prescribe, as a file may name them. */
export function listPrescribersByAddress(tx: ClinicTx): Promise<{ id: string; name: string; email: string }[]> {
  return tx
    .select({ id: staff.id, name: staff.name, email: staff.email })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .where(and(eq(membership.role, "prescriber"), isNull(membership.endedAt)));
}

/** Patients of the clinic with these names, as search compares them. */
export function patientsNamed(tx: ClinicTx, searchNames: readonly string[]) {
  return tx
    .select({ id: patient.id, name: patient.name, dateOfBirth: patient.dateOfBirth, recordNumber: patient.recordNumber })
    .from(patient)
    .where(sql`${patient.searchName} in (select json_array_elements_text(${JSON.stringify(searchNames)}::text::json))`);
}

/** Those of these record numbers that patients of the clinic have. */
export async function takenRecordNumbers(tx: ClinicTx, recordNumbers: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ recordNumber: patient.recordNumber })
    .from(patient)
    .where(sql`${patient.recordNumber} in (select json_array_elements_text(${JSON.stringify(recordNumbers)}::text::json))`);
  return new Set(rows.map(({ recordNumber }) => recordNumber));
}

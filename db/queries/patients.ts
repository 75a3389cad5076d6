import { and, asc, eq, isNull } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { course, doseChange, membership, patient, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Lower case, without accents: "Tomás" is found by "tomas". */
export function searchable(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** People of the clinic who may prescribe, by name. */
export function listPrescribers(tx: ClinicTx): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: staff.id, name: staff.name })
    .from(membership)
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .where(and(eq(membership.role, "prescriber"), isNull(membership.endedAt)))
    .orderBy(asc(staff.name));
}

/** One dose from a date on. */
export function doseChangeWrite(tx: ClinicTx, row: Omit<typeof doseChange.$inferInsert, "clinicId">) {
  return tx.insert(doseChange).values({ ...row, clinicId: clinicInScope });
}

/** The dose with this id, in force or not, for a sender who sends it again; null where it is new. */
export async function findDoseChange(tx: ClinicTx, id: string) {
  const [row] = await tx
    .select({ courseId: doseChange.courseId, takesEffectOn: doseChange.takesEffectOn, mgPerDay: doseChange.mgPerDay })
    .from(doseChange)
    .where(eq(doseChange.id, id));
  return row ?? null;
}

/** The patient of the clinic in scope with this record number, and a course of theirs. */
export async function findPatientByRecordNumber(
  tx: ClinicTx,
  recordNumber: string,
): Promise<{ patientId: string; courseId: string; name: string; dateOfBirth: string } | null> {
  const [row] = await tx
    .select({ patientId: patient.id, courseId: course.id, name: patient.name, dateOfBirth: patient.dateOfBirth })
    .from(patient)
    .innerJoin(course, and(eq(course.clinicId, patient.clinicId), eq(course.patientId, patient.id)))
    .where(eq(patient.recordNumber, recordNumber))
    .limit(1);
  return row ?? null;
}

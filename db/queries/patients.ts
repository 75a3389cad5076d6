import { and, asc, eq, isNull } from "drizzle-orm";
import type { EnrolmentInput } from "@/contracts/enrolment";
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

/** A patient, their course and its first dose. */
export function enrolmentWrites(
  tx: ClinicTx,
  input: EnrolmentInput & {
    patientId: string;
    courseId: string;
    doseId: string;
    endedOn: string | null;
    targetMgPerKg: number;
    by: string;
    now: Date;
  },
) {
  const { patientId, courseId, now } = input;
  const clinicId = clinicInScope;
  return [
    tx.insert(patient).values({
      clinicId,
      id: patientId,
      name: input.name,
      searchName: searchable(input.name),
      dateOfBirth: input.dateOfBirth,
      recordNumber: input.recordNumber,
      email: input.email,
      phone: input.phone,
      ownsContact: input.ownsContact,
      language: input.language,
      region: input.region,
      timeZone: input.timeZone,
      createdAt: now,
    }),
    tx.insert(course).values({
      clinicId,
      id: courseId,
      patientId,
      prescriberId: input.prescriberId,
      startsOn: input.startsOn,
      endedOn: input.endedOn,
      weightKg: input.weightKg,
      targetMgPerKg: input.targetMgPerKg,
      createdAt: now,
    }),
    doseChangeWrite(tx, {
      id: input.doseId,
      courseId,
      takesEffectOn: input.startsOn,
      mgPerDay: input.mgPerDay,
      recordedBy: input.by,
      recordedAt: now,
    }),
  ];
}

/** One dose from a date on. */
export function doseChangeWrite(tx: ClinicTx, row: Omit<typeof doseChange.$inferInsert, "clinicId">) {
  return tx.insert(doseChange).values({ ...row, clinicId: clinicInScope });
}

/** The patient of the clinic in scope with this record number, and a course of theirs. */
export async function findPatientByRecordNumber(
  tx: ClinicTx,
  recordNumber: string,
): Promise<{ patientId: string; courseId: string } | null> {
  const [row] = await tx
    .select({ patientId: patient.id, courseId: course.id })
    .from(patient)
    .innerJoin(course, and(eq(course.clinicId, patient.clinicId), eq(course.patientId, patient.id)))
    .where(eq(patient.recordNumber, recordNumber))
    .limit(1);
  return row ?? null;
}

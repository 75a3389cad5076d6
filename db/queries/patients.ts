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

/** True where the clinic already has a patient with this record number. */
export async function hasRecordNumber(tx: ClinicTx, recordNumber: string): Promise<boolean> {
  const rows = await tx.select({ id: patient.id }).from(patient).where(eq(patient.recordNumber, recordNumber)).limit(1);
  return rows.length > 0;
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
    tx.insert(doseChange).values({
      clinicId,
      id: input.doseId,
      courseId,
      takesEffectOn: input.startsOn,
      mgPerDay: input.mgPerDay,
      recordedBy: input.by,
      recordedAt: now,
    }),
  ];
}

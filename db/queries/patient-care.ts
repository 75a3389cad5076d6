import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ClinicTx } from "@/db/client";
import { courseCorrection, note, renewal, sexualFunctionQuestion, staff, weight } from "@/db/schema";

/** What clinicians recorded on a course and wrote about its patient, in one round trip. */
export async function readPatientCare(tx: ClinicTx, { courseId, patientId }: { courseId: string; patientId: string }) {
  const successor = alias(note, "successor");
  const [weights, corrections, renewals, questions, notes] = await Promise.all([
    tx
      .select({ id: weight.id, on: weight.measuredOn, kg: weight.kg, by: staff.name, recordedAt: weight.recordedAt })
      .from(weight)
      .innerJoin(staff, eq(staff.id, weight.recordedBy))
      .where(and(eq(weight.courseId, courseId), isNull(weight.withdrawnAt)))
      .orderBy(asc(weight.measuredOn))
      .prepare("care-weights")
      .execute(),
    tx
      .select({
        id: courseCorrection.id,
        entry: courseCorrection.entry,
        was: courseCorrection.was,
        became: courseCorrection.became,
        reason: courseCorrection.reason,
        by: staff.name,
        at: courseCorrection.recordedAt,
      })
      .from(courseCorrection)
      .innerJoin(staff, eq(staff.id, courseCorrection.recordedBy))
      .where(eq(courseCorrection.courseId, courseId))
      .orderBy(desc(courseCorrection.recordedAt))
      .prepare("care-corrections")
      .execute(),
    tx
      .select({
        id: renewal.id,
        on: renewal.renewedOn,
        days: renewal.daysSupplied,
        daysSinceCheck: renewal.daysSinceCheck,
        withoutCheckReason: renewal.withoutCheckReason,
        by: staff.name,
        recordedAt: renewal.recordedAt,
      })
      .from(renewal)
      .innerJoin(staff, eq(staff.id, renewal.recordedBy))
      .where(and(eq(renewal.courseId, courseId), isNull(renewal.withdrawnAt)))
      .orderBy(desc(renewal.renewedOn))
      .prepare("care-renewals")
      .execute(),
    tx
      .select({
        id: sexualFunctionQuestion.id,
        asked: sexualFunctionQuestion.asked,
        on: sexualFunctionQuestion.on,
        by: staff.name,
        recordedAt: sexualFunctionQuestion.recordedAt,
      })
      .from(sexualFunctionQuestion)
      .innerJoin(staff, eq(staff.id, sexualFunctionQuestion.recordedBy))
      .where(eq(sexualFunctionQuestion.courseId, courseId))
      .orderBy(desc(sexualFunctionQuestion.on), desc(sexualFunctionQuestion.recordedAt))
      .prepare("care-sexual-function")
      .execute(),
    tx
      .select({
        id: note.id,
        body: note.body,
        atVisit: note.atVisit,
        corrects: note.corrects,
        correctedBy: successor.id,
        by: staff.name,
        at: note.writtenAt,
      })
      .from(note)
      .innerJoin(staff, eq(staff.id, note.writtenBy))
      .leftJoin(successor, and(eq(successor.clinicId, note.clinicId), eq(successor.corrects, note.id)))
      .where(eq(note.patientId, patientId))
      .orderBy(desc(note.writtenAt), desc(note.id))
      .prepare("care-notes")
      .execute(),
  ]);
  return { weights, corrections, renewals, questions, notes };
}

export type PatientCareRows = Awaited<ReturnType<typeof readPatientCare>>;

import { and, asc, desc, eq, inArray, isNull, max, ne } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { course, courseCorrection, doseChange, renewal, weight } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Everything of a course that can be corrected, as it is in force now. The caller has locked the course. */
export async function readCorrectable(tx: ClinicTx, { courseId, patientId }: { courseId: string; patientId: string }) {
  const [[facts], doses, weights, renewals, [earlier]] = await Promise.all([
    tx
      .select({
        startsOn: course.startsOn,
        endedOn: course.endedOn,
        endReason: course.endReason,
        endIsEstimate: course.endIsEstimate,
        weightKg: course.weightKg,
        targetMgPerKg: course.targetMgPerKg,
      })
      .from(course)
      .where(eq(course.id, courseId)),
    tx
      .select({ id: doseChange.id, on: doseChange.takesEffectOn, mgPerDay: doseChange.mgPerDay })
      .from(doseChange)
      .where(and(eq(doseChange.courseId, courseId), isNull(doseChange.withdrawnAt)))
      .orderBy(asc(doseChange.takesEffectOn), asc(doseChange.recordedAt)),
    tx
      .select({ id: weight.id, on: weight.measuredOn, kg: weight.kg })
      .from(weight)
      .where(and(eq(weight.courseId, courseId), isNull(weight.withdrawnAt)))
      .orderBy(asc(weight.measuredOn)),
    tx
      .select({ id: renewal.id, on: renewal.renewedOn, days: renewal.daysSupplied })
      .from(renewal)
      .where(and(eq(renewal.courseId, courseId), isNull(renewal.withdrawnAt)))
      .orderBy(desc(renewal.renewedOn)),
    tx
      .select({ endedOn: max(course.endedOn) })
      .from(course)
      .where(and(eq(course.patientId, patientId), ne(course.id, courseId))),
  ]);
  return facts ? { ...facts, doses, weights, renewals, earlierEndedOn: earlier?.endedOn ?? null } : null;
}

export type Correctable = NonNullable<Awaited<ReturnType<typeof readCorrectable>>>;
export type CorrectionRow = Omit<typeof courseCorrection.$inferInsert, "clinicId">;

/** The correction with this id, for a sender who sends it again; null where it is new. */
export async function findCorrection(tx: ClinicTx, id: string) {
  const [row] = await tx
    .select({ courseId: courseCorrection.courseId, entry: courseCorrection.entry, became: courseCorrection.became })
    .from(courseCorrection)
    .where(eq(courseCorrection.id, id));
  return row ?? null;
}

/** Stores what was wrong and what is right. */
export function correctionWrite(tx: ClinicTx, row: CorrectionRow) {
  return tx.insert(courseCorrection).values({ ...row, clinicId: clinicInScope });
}

/** The parts of a course that are as they are known now. */
export type CourseFields = Partial<
  Pick<typeof course.$inferInsert, "startsOn" | "endedOn" | "endReason" | "endIsEstimate" | "weightKg" | "latestWeightKg" | "targetMgPerKg">
>;

/** Puts these parts of a course in force. */
export function courseWrite(tx: ClinicTx, courseId: string, fields: CourseFields) {
  return tx.update(course).set(fields).where(eq(course.id, courseId));
}

const WITHDRAWABLE = { dose: doseChange, weight, renewal } as const;
export type Withdrawable = keyof typeof WITHDRAWABLE;

/** Takes entries out of force. They stay to be read. */
export function withdrawWrite(tx: ClinicTx, kind: Withdrawable, ids: readonly string[], at: Date) {
  const table = WITHDRAWABLE[kind];
  return tx
    .update(table)
    .set({ withdrawnAt: at })
    .where(and(inArray(table.id, [...ids]), isNull(table.withdrawnAt)));
}

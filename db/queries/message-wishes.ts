import { and, eq, ne } from "drizzle-orm";
import type { MessageWish } from "@/contracts/message-wishes";
import type { ClinicTx } from "@/db/client";
import { clinic, course, patient } from "@/db/schema";

/** Which mails a patient of the clinic in scope wants, and what a page about it needs; null where there is no such patient. */
export async function readWish(tx: ClinicTx, patientId: string) {
  const [row] = await tx
    .select({ wants: patient.wants, language: patient.language, region: patient.region, clinicName: clinic.name })
    .from(patient)
    .innerJoin(clinic, eq(clinic.id, patient.clinicId))
    .where(eq(patient.id, patientId));
  return row ?? null;
}

/** Stores the wish and since when. False, and nothing changed, where that was the wish already or there is no such patient. */
export async function updateWish(
  tx: ClinicTx,
  { patientId, wish, at }: { patientId: string; wish: MessageWish; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(patient)
    .set({ wants: wish, wantsSince: at })
    .where(and(eq(patient.id, patientId), ne(patient.wants, wish)))
    .returning({ id: patient.id });
  return rows.length > 0;
}

/** The courses whose pages show something of this patient. */
export function coursesOfPatient(tx: ClinicTx, patientId: string): Promise<{ courseId: string; patientId: string }[]> {
  return tx.select({ courseId: course.id, patientId: course.patientId }).from(course).where(eq(course.patientId, patientId));
}

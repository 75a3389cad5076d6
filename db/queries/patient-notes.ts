import { and, eq } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { course, note, patient } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Stores a note; false where one with its id is there already. */
export async function insertNote(tx: ClinicTx, row: Omit<typeof note.$inferInsert, "clinicId">): Promise<boolean> {
  const stored = await tx
    .insert(note)
    .values({ ...row, clinicId: clinicInScope })
    .onConflictDoNothing({ target: [note.clinicId, note.id] })
    .returning({ id: note.id });
  return stored.length === 1;
}

/** A note of a patient; null where there is none. */
export async function findNote(tx: ClinicTx, { id, patientId }: { id: string; patientId: string }) {
  const [row] = await tx
    .select({ id: note.id, body: note.body })
    .from(note)
    .where(and(eq(note.id, id), eq(note.patientId, patientId)));
  return row ?? null;
}

/** A course of the patient, whose screens show the note; null where the clinic has no such patient. */
export async function findCourseOfPatient(tx: ClinicTx, patientId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: course.id })
    .from(patient)
    .innerJoin(course, and(eq(course.clinicId, patient.clinicId), eq(course.patientId, patient.id)))
    .where(eq(patient.id, patientId))
    .limit(1);
  return row?.id ?? null;
}

import { and, eq } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { given, preparedRead } from "@/db/prepared";
import { checkIn, course, patient, submission } from "@/db/schema";

const forSubmission = preparedRead((db) =>
  db
    .select({
      id: checkIn.id,
      courseId: checkIn.courseId,
      generation: checkIn.generation,
      state: checkIn.state,
      expiresAt: checkIn.expiresAt,
      receivedAt: submission.receivedAt,
    })
    .from(checkIn)
    .leftJoin(submission, and(eq(submission.clinicId, checkIn.clinicId), eq(submission.checkInId, checkIn.id)))
    .where(eq(checkIn.id, given("checkInId")))
    .for("no key update", { of: checkIn }),
);

/**
 * The check-in as its submission needs it, locked against drafts, which take its row for themselves while they are saved. Read after the
 * course is locked, so that its state is the last one.
 */
export async function loadCheckInForSubmission(tx: ClinicTx, checkInId: string) {
  const [row] = await forSubmission(tx, { checkInId });
  return row ?? null;
}

const heldOpen = preparedRead((db) =>
  db
    .select({
      id: checkIn.id,
      generation: checkIn.generation,
      state: checkIn.state,
      expiresAt: checkIn.expiresAt,
      patientId: course.patientId,
      courseId: course.id,
      startsOn: course.startsOn,
      dateOfBirth: patient.dateOfBirth,
    })
    .from(checkIn)
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .where(eq(checkIn.id, given("checkInId")))
    .for("share", { of: checkIn }),
);

/** The check-in as a draft or an answer to the consent text needs it; held open, and unsent, until the transaction ends. */
export async function holdCheckInOpen(tx: ClinicTx, checkInId: string) {
  const [row] = await heldOpen(tx, { checkInId });
  return row ?? null;
}

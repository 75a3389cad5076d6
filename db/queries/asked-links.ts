import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { checkIn, consent, course, patient } from "@/db/schema";

/** Who is to get the link of a check-in. */
export type CheckInAsker = {
  readonly patientId: string;
  readonly email: string | null;
  readonly timeZone: string;
  readonly courseId: string;
  readonly endedOn: string | null;
};

/** The patient of a course, locked, with what they said about mails; null where there is no such course. */
export async function lockPatientOfCourse(tx: ClinicTx, courseId: string) {
  const declined = sql<boolean>`coalesce((select k.decision = 'declined' from ${consent} k
    where k.clinic_id = ${patient.clinicId} and k.patient_id = ${patient.id} order by k.at desc limit 1), false)`;
  const [row] = await tx
    .select({
      patientId: patient.id,
      email: patient.email,
      timeZone: patient.timeZone,
      wants: patient.wants,
      declined,
      courseId: course.id,
      endedOn: course.endedOn,
    })
    .from(course)
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .where(eq(course.id, courseId))
    .for("no key update", { of: patient });
  return row ?? null;
}

/** Who holds the link of this check-in, locked, so that two who ask at once take turns; null where there is no such check-in. */
export async function lockAsker(tx: ClinicTx, checkInId: string) {
  const [row] = await tx
    .select({
      patientId: patient.id,
      email: patient.email,
      timeZone: patient.timeZone,
      state: checkIn.state,
      courseId: course.id,
      endedOn: course.endedOn,
    })
    .from(checkIn)
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .where(eq(checkIn.id, checkInId))
    .for("no key update", { of: patient });
  return row ?? null;
}

/** A patient's check-ins, of whichever course, that are open or open by `until`; the first to close first. */
export function answerableCheckIns(tx: ClinicTx, { patientId, now, until }: { patientId: string; now: Date; until: Date }) {
  const stillPlanned = or(isNull(course.endedOn), lte(checkIn.dueOn, course.endedOn), inArray(checkIn.kind, ["after-course", "extra"]));
  return tx
    .select({ id: checkIn.id, opensAt: checkIn.opensAt })
    .from(checkIn)
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .where(
      and(
        eq(course.patientId, patientId),
        eq(checkIn.state, "open"),
        gt(checkIn.expiresAt, now),
        lte(checkIn.opensAt, until),
        stillPlanned,
      ),
    )
    .orderBy(asc(checkIn.expiresAt), asc(checkIn.id));
}

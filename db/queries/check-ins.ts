import { and, asc, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { AnsweredBy } from "@/clinical/check-in-answers";
import type { CheckInKind, CheckInState } from "@/contracts/check-in-states";
import { CONSENT_VERSION, type ConsentDecision } from "@/contracts/consent";
import type { ClinicTx, LookupTx } from "@/db/client";
import { given, preparedRead } from "@/db/prepared";
import { checkIn, clinic, course, delivery, patient, submission } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { closedDays } from "./closed-days";

const byTokenHash = preparedRead((db) =>
  db
    .select({ clinicId: checkIn.clinicId, id: checkIn.id, generation: checkIn.generation })
    .from(checkIn)
    .where(eq(checkIn.tokenHash, given("tokenHash"))),
);

/** Which clinic's check-in has a token with this hash; for a look-up by that hash. */
export async function findCheckInByTokenHash(tx: LookupTx, tokenHash: string) {
  const [row] = await byTokenHash(tx, { tokenHash });
  return row ?? null;
}

const pageRow = preparedRead((db) =>
  db
    .select({
      clinicId: checkIn.clinicId,
      checkInId: checkIn.id,
      generation: checkIn.generation,
      state: checkIn.state,
      opensAt: checkIn.opensAt,
      expiresAt: checkIn.expiresAt,
      language: patient.language,
      region: patient.region,
      timeZone: patient.timeZone,
      receivedAt: submission.receivedAt,
      clinicName: clinic.name,
      clinicPhone: clinic.phone,
      clinicRegion: clinic.region,
      clinicTimeZone: clinic.timeZone,
      staffedHours: { weekdays: clinic.staffedWeekdays, from: clinic.staffedFrom, until: clinic.staffedUntil, closedOn: closedDays },
      dateOfBirth: patient.dateOfBirth,
      startsOn: course.startsOn,
      endedOn: course.endedOn,
      consent: sql<ConsentDecision | null>`(select decision from consent where patient_id = ${patient.id}
        and version = ${CONSENT_VERSION} and answered_by = ${given("answeredBy")} order by at desc, id desc limit 1)`,
      begun: sql<boolean>`exists (select from draft_answer where check_in_id = ${checkIn.id} and value is not null)`,
    })
    .from(checkIn)
    .innerJoin(clinic, eq(clinic.id, checkIn.clinicId))
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .innerJoin(patient, and(eq(patient.clinicId, course.clinicId), eq(patient.id, course.patientId)))
    .leftJoin(submission, and(eq(submission.clinicId, checkIn.clinicId), eq(submission.checkInId, checkIn.id)))
    .where(eq(checkIn.id, given("checkInId"))),
);

/** What the check-in's pages show, what has become of it, and what whoever answers it last said to the consent text. */
export async function readCheckInRow(tx: ClinicTx, checkInId: string, answeredBy: AnsweredBy = "self") {
  const [row] = await pageRow(tx, { checkInId, answeredBy });
  return row ?? null;
}

/** Which of a check-in's links is the one that works; null where the clinic has no such check-in. */
export async function loadCheckInGeneration(tx: ClinicTx, checkInId: string): Promise<number | null> {
  const [row] = await tx
    .select({ generation: checkIn.generation })
    .from(checkIn)
    .where(eq(checkIn.id, checkInId))
    .prepare("check-in-generation")
    .execute();
  return row?.generation ?? null;
}

export type NewCheckIn = {
  id: string;
  courseId: string;
  kind: CheckInKind;
  dueOn: string;
  opensAt: Date;
  expiresAt: Date;
  /** When its reminders come, as long as it is not answered. */
  remindAt: readonly Date[];
  generation: number;
  tokenHash: string;
  createdAt: Date;
  /** Open unless it says otherwise. */
  state?: CheckInState;
};

/** Stores a course's check-ins. */
export function checkInWrite(tx: ClinicTx, checkIns: readonly NewCheckIn[]) {
  return tx.insert(checkIn).values(checkIns.map(({ remindAt: _, ...row }) => ({ ...row, clinicId: clinicInScope })));
}

/** The check-in of a patient's courses that can be answered now, the oldest first; null where there is none. */
export async function findOpenCheckIn(tx: ClinicTx, patientId: string, now: Date) {
  const [row] = await tx
    .select({
      id: checkIn.id,
      generation: checkIn.generation,
      dueOn: checkIn.dueOn,
      expiresAt: checkIn.expiresAt,
      mailedAt: delivery.settledAt,
      deliveryState: delivery.state,
    })
    .from(checkIn)
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .leftJoin(
      delivery,
      and(eq(delivery.clinicId, checkIn.clinicId), eq(delivery.checkInId, checkIn.id), eq(delivery.kind, "check-in-link")),
    )
    .where(and(eq(course.patientId, patientId), eq(checkIn.state, "open"), lte(checkIn.opensAt, now), gt(checkIn.expiresAt, now)))
    // A link may have been asked for again: whether one of its mails was sent is what matters.
    .orderBy(asc(checkIn.dueOn), desc(sql`coalesce(${delivery.state} = 'sent', false)`))
    .limit(1);
  return row ?? null;
}

/** Every check-in of a course, with what a change of its plan needs to know. */
export function readExistingCheckIns(tx: ClinicTx, courseId: string) {
  return tx
    .select({
      id: checkIn.id,
      kind: checkIn.kind,
      dueOn: checkIn.dueOn,
      state: checkIn.state,
      opensAt: checkIn.opensAt,
      expiresAt: checkIn.expiresAt,
    })
    .from(checkIn)
    .where(eq(checkIn.courseId, courseId))
    .orderBy(asc(checkIn.dueOn));
}

/** Ends the links of check-ins that nobody has sent; their mails are withdrawn when their turn comes. */
export function revokeCheckInsWrite(tx: ClinicTx, ids: readonly string[]) {
  return tx
    .update(checkIn)
    .set({ state: "revoked" })
    .where(and(inArray(checkIn.id, [...ids]), eq(checkIn.state, "open")));
}

/** A course's check-ins by due date. */
export function listCheckIns(tx: ClinicTx, courseId: string): Promise<{ id: string; dueOn: string }[]> {
  return tx
    .select({ id: checkIn.id, dueOn: checkIn.dueOn })
    .from(checkIn)
    .where(eq(checkIn.courseId, courseId))
    .orderBy(asc(checkIn.dueOn));
}

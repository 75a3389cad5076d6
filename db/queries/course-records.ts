import { and, asc, eq, inArray, isNull, max, type SQL, sql } from "drizzle-orm";
import { WRITTEN_KINDS } from "@/contracts/flag-states";
import type { ClinicTx } from "@/db/client";
import { checkIn, clinic, course, doseChange, flag, flagEvent, patient, response, score, submission } from "@/db/schema";
import { closedDays } from "./closed-days";
import { policyInForce } from "./policies";

/** Which course: by its own id, or by a check-in of it. */
export type WhichCourse = { courseId: string } | { checkInId: string };

function courseIdOf(which: WhichCourse): SQL<string> {
  return "courseId" in which ? sql`${which.courseId}::uuid` : sql`(select course_id from check_in where id = ${which.checkInId}::uuid)`;
}

/**
 * Everything that the rules and the panel's row are made from, read in one round trip; `acknowledgements` is all that was written on its flags,
 * oldest first. With `lock` the course is locked
 * first, so that two changes to one course take turns and the second sees what the first did.
 */
export async function loadCourseRecord(tx: ClinicTx, which: WhichCourse, { lock }: { lock: boolean }) {
  const id = courseIdOf(which);
  const name = `${"courseId" in which ? "course" : "check-in"}-record`;
  const locked = tx.select({ id: course.id }).from(course).where(eq(course.id, id));
  const [, [about], answered, doses, checkIns, [stillHigh], openFlags, acknowledgements, policy] = await Promise.all([
    lock ? locked.for("no key update").prepare(`${name}-lock`).execute() : [],
    tx
      .select({
        courseId: course.id,
        patientId: patient.id,
        prescriberId: course.prescriberId,
        startsOn: course.startsOn,
        endedOn: course.endedOn,
        endReason: course.endReason,
        createdAt: course.createdAt,
        timeZone: patient.timeZone,
        clinicTimeZone: clinic.timeZone,
        hasEmail: sql<boolean>`${patient.email} is not null`.mapWith(Boolean),
        dateOfBirth: patient.dateOfBirth,
        staffedHours: { weekdays: clinic.staffedWeekdays, from: clinic.staffedFrom, until: clinic.staffedUntil, closedOn: closedDays },
      })
      .from(course)
      .innerJoin(patient, eq(patient.id, course.patientId))
      .innerJoin(clinic, eq(clinic.id, course.clinicId))
      .where(eq(course.id, id))
      .prepare(`${name}-about`)
      .execute(),
    answeredParts(tx)
      .where(eq(submission.courseId, id))
      .orderBy(...inOrderAnswered)
      .prepare(`${name}-answers`)
      .execute(),
    tx
      .select({ id: doseChange.id, on: doseChange.takesEffectOn, mgPerDay: doseChange.mgPerDay })
      .from(doseChange)
      .where(and(eq(doseChange.courseId, id), isNull(doseChange.withdrawnAt)))
      .orderBy(asc(doseChange.takesEffectOn), asc(doseChange.recordedAt))
      .prepare(`${name}-doses`)
      .execute(),
    tx
      .select({ id: checkIn.id, kind: checkIn.kind, dueOn: checkIn.dueOn, state: checkIn.state })
      .from(checkIn)
      .where(eq(checkIn.courseId, id))
      .orderBy(asc(checkIn.dueOn), asc(checkIn.id))
      .prepare(`${name}-due`)
      .execute(),
    tx
      .select({ at: max(flag.raisedAt) })
      .from(flag)
      .where(and(eq(flag.courseId, id), eq(flag.rule, "still-high")))
      .prepare(`${name}-still-high`)
      .execute(),
    tx
      .select({
        id: flag.id,
        rule: flag.rule,
        urgency: flag.urgency,
        numbers: flag.numbers,
        items: flag.items,
        explanation: flag.explanation,
        raisedAt: flag.raisedAt,
        checkInId: flag.checkInId,
        submissionId: flag.submissionId,
        claimedBy: flag.claimedBy,
        claimedAt: flag.claimedAt,
      })
      .from(flag)
      .where(and(eq(flag.courseId, id), eq(flag.state, "open")))
      .orderBy(asc(flag.raisedAt), asc(flag.id))
      .prepare(`${name}-flags`)
      .execute(),
    tx
      .select({
        flagId: flagEvent.flagId,
        kind: flagEvent.kind,
        at: flagEvent.at,
        outcome: flagEvent.outcome,
        reviewOn: flagEvent.reviewOn,
      })
      .from(flagEvent)
      .innerJoin(flag, and(eq(flag.clinicId, flagEvent.clinicId), eq(flag.id, flagEvent.flagId)))
      .where(and(eq(flag.courseId, id), inArray(flagEvent.kind, [...WRITTEN_KINDS])))
      .orderBy(asc(flagEvent.at), asc(flagEvent.id))
      .prepare(`${name}-acknowledgements`)
      .execute(),
    policyInForce(tx),
  ]);
  return about ? { about, answered, doses, checkIns, stillHighAt: stillHigh?.at ?? null, openFlags, acknowledgements, policy } : null;
}

/** One row a response, oldest submission first, each with what else its submission told; a submission without any has one row. */
export function answeredParts(tx: ClinicTx) {
  return tx
    .select({
      submissionId: submission.id,
      at: submission.receivedAt,
      skin: submission.skin,
      adherence: submission.adherence,
      medicineChange: submission.medicineChange,
      hasMessage: submission.hasMessage,
      helpRequested: submission.helpRequested,
      highestItem9: submission.highestItem9,
      highestAsq: submission.highestAsq,
      responseId: response.id,
      instrument: response.instrument,
      answers: response.answers,
      difficulty: response.difficulty,
      total: score.total,
      severity: score.severity,
    })
    .from(submission)
    .leftJoin(response, and(eq(response.clinicId, submission.clinicId), eq(response.submissionId, submission.id)))
    .leftJoin(score, and(eq(score.clinicId, response.clinicId), eq(score.responseId, response.id)));
}

/** The order of `answeredParts`. */
export const inOrderAnswered = [asc(submission.receivedAt), asc(submission.id), asc(response.id)];

export type AnsweredPart = Awaited<ReturnType<typeof answeredParts>>[number];
export type CourseRecord = NonNullable<Awaited<ReturnType<typeof loadCourseRecord>>>;
export type OpenFlagRow = CourseRecord["openFlags"][number];

import { and, asc, eq, inArray, isNull, max, type SQL, sql } from "drizzle-orm";
import { WRITTEN_KINDS } from "@/contracts/flag-states";
import type { ClinicTx } from "@/db/client";
import { given, preparedRead } from "@/db/prepared";
import { checkIn, clinic, course, doseChange, flag, flagEvent, patient, response, score, submission } from "@/db/schema";
import { closedDays } from "./closed-days";
import { policyInForce } from "./policies";

/** Which course: by its own id, or by a check-in of it. */
export type WhichCourse = { courseId: string } | { checkInId: string };

/** The reads of a course's record; each course is found by this id. */
function recordReads(id: SQL<string>) {
  return {
    lock: preparedRead((db) => db.select({ id: course.id }).from(course).where(eq(course.id, id)).for("no key update")),
    about: preparedRead((db) =>
      db
        .select({
          courseId: course.id,
          patientId: patient.id,
          prescriberId: course.prescriberId,
          startsOn: course.startsOn,
          endedOn: course.endedOn,
          endReason: course.endReason,
          endIsEstimate: course.endIsEstimate,
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
        .where(eq(course.id, id)),
    ),
    answered: preparedRead((db) =>
      answeredParts(db)
        .where(eq(submission.courseId, id))
        .orderBy(...inOrderAnswered),
    ),
    doses: preparedRead((db) =>
      db
        .select({ id: doseChange.id, on: doseChange.takesEffectOn, mgPerDay: doseChange.mgPerDay })
        .from(doseChange)
        .where(and(eq(doseChange.courseId, id), isNull(doseChange.withdrawnAt)))
        .orderBy(asc(doseChange.takesEffectOn), asc(doseChange.recordedAt)),
    ),
    checkIns: preparedRead((db) =>
      db
        .select({ id: checkIn.id, kind: checkIn.kind, dueOn: checkIn.dueOn, state: checkIn.state })
        .from(checkIn)
        .where(eq(checkIn.courseId, id))
        .orderBy(asc(checkIn.dueOn), asc(checkIn.id)),
    ),
    stillHigh: preparedRead((db) =>
      db
        .select({ at: max(flag.raisedAt) })
        .from(flag)
        .where(and(eq(flag.courseId, id), eq(flag.rule, "still-high"))),
    ),
    openFlags: preparedRead((db) =>
      db
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
        .orderBy(asc(flag.raisedAt), asc(flag.id)),
    ),
    acknowledgements: preparedRead((db) =>
      db
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
        .orderBy(asc(flagEvent.at), asc(flagEvent.id)),
    ),
  };
}

const BY_COURSE = recordReads(sql`${given("id")}::uuid`);
const BY_CHECK_IN = recordReads(sql`(select course_id from check_in where id = ${given("id")}::uuid)`);

/**
 * Everything that the rules and the panel's row are made from, read in one round trip; `acknowledgements` is all that was written on its flags,
 * oldest first. With `lock` the course is locked
 * first, so that two changes to one course take turns and the second sees what the first did.
 */
export async function loadCourseRecord(tx: ClinicTx, which: WhichCourse, { lock }: { lock: boolean }) {
  const [reads, id] = "courseId" in which ? [BY_COURSE, which.courseId] : [BY_CHECK_IN, which.checkInId];
  const [, [about], answered, doses, checkIns, [stillHigh], openFlags, acknowledgements, policy] = await Promise.all([
    lock ? reads.lock(tx, { id }) : [],
    reads.about(tx, { id }),
    reads.answered(tx, { id }),
    reads.doses(tx, { id }),
    reads.checkIns(tx, { id }),
    reads.stillHigh(tx, { id }),
    reads.openFlags(tx, { id }),
    reads.acknowledgements(tx, { id }),
    policyInForce(tx),
  ]);
  return about ? { about, answered, doses, checkIns, stillHighAt: stillHigh?.at ?? null, openFlags, acknowledgements, policy } : null;
}

/** One row a response, oldest submission first, each with what else its submission told; a submission without any has one row. */
export function answeredParts(tx: Pick<ClinicTx, "select">) {
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

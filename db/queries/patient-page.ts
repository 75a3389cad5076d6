import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { DEPRESSION_INSTRUMENTS } from "@/clinical/check-in-answers";
import { type AnswerField, ASQ_FIELDS, MOOD_FIELDS } from "@/contracts/check-in";
import type { ClinicTx } from "@/db/client";
import {
  alert,
  alertTier,
  checkIn,
  claimLapse,
  consent,
  course,
  delivery,
  deliveryAlert,
  deliveryAttempt,
  doseChange,
  draftAnswer,
  flag,
  flagEvent,
  helpRequest,
  patient,
  staff,
  submission,
} from "@/db/schema";
import { answeredParts, inOrderAnswered } from "./course-records";

/** What a clinician is told of before it is sent: item 9, the ASQ and where to call. Any other saved answer stays the patient's until Send. */
const SAFETY_FIELDS = [
  ...DEPRESSION_INSTRUMENTS.map((id) => MOOD_FIELDS[id].item9),
  ...ASQ_FIELDS,
  "privateNumber",
  "mayLeaveMessage",
] as const satisfies readonly AnswerField[];

/** The patient with the newest of their courses; null where it is missing or another clinic's. */
export async function readPatientAndCourse(tx: ClinicTx, patientId: string) {
  const [row] = await tx
    .select({ patient, course, prescriberName: staff.name })
    .from(patient)
    .innerJoin(course, and(eq(course.clinicId, patient.clinicId), eq(course.patientId, patient.id)))
    .innerJoin(staff, eq(staff.id, course.prescriberId))
    .where(eq(patient.id, patientId))
    .orderBy(desc(course.startsOn))
    .limit(1);
  return row ?? null;
}

/** Everything recorded on one course, in one round trip once the statements are known to the connection. */
export async function readCourseHistory(tx: ClinicTx, courseId: string) {
  // Also of the patient's earlier courses: who asks to be called by an old link is seen on the page that the panel leads to.
  const ofPatient = tx
    .select({ id: course.id })
    .from(course)
    .where(eq(course.patientId, tx.select({ patientId: course.patientId }).from(course).where(eq(course.id, courseId))));
  const shown = or(eq(flag.courseId, courseId), and(eq(flag.state, "open"), inArray(flag.courseId, ofPatient)));
  const [doses, answered, submissions, flags, events, checkIns, alerts, alertMails, linkMails, drafts, calls, consents] = await Promise.all(
    [
      tx
        .select({
          on: doseChange.takesEffectOn,
          mgPerDay: doseChange.mgPerDay,
          id: doseChange.id,
          recordedAt: doseChange.recordedAt,
          by: staff.name,
        })
        .from(doseChange)
        .innerJoin(staff, eq(staff.id, doseChange.recordedBy))
        .where(and(eq(doseChange.courseId, courseId), isNull(doseChange.withdrawnAt)))
        .orderBy(asc(doseChange.takesEffectOn), asc(doseChange.recordedAt))
        .prepare("patient-doses")
        .execute(),
      answeredParts(tx)
        .where(eq(submission.courseId, courseId))
        .orderBy(...inOrderAnswered)
        .prepare("patient-answers")
        .execute(),
      tx
        .select({
          submissionId: submission.id,
          checkInId: submission.checkInId,
          at: submission.receivedAt,
          checkInKind: checkIn.kind,
          message: submission.message,
          adherenceNote: submission.adherenceNote,
          medicineNote: submission.medicineNote,
          antidepressant: submission.antidepressant,
          sexualChange: submission.sexualChange,
          answeredBy: submission.answeredBy,
          onTablet: submission.onTablet,
          stopped: submission.stopped,
          privateNumber: submission.privateNumber,
          mayLeaveMessage: submission.mayLeaveMessage,
        })
        .from(submission)
        .innerJoin(checkIn, and(eq(checkIn.clinicId, submission.clinicId), eq(checkIn.id, submission.checkInId)))
        .where(eq(submission.courseId, courseId))
        .orderBy(asc(submission.receivedAt))
        .prepare("patient-submissions")
        .execute(),
      tx
        .select({
          flag,
          claimedByName: staff.name,
          claimLapsesAt: claimLapse.dueAt,
          startsOn: course.startsOn,
          endedOn: course.endedOn,
        })
        .from(flag)
        .innerJoin(course, and(eq(course.clinicId, flag.clinicId), eq(course.id, flag.courseId)))
        .leftJoin(staff, eq(staff.id, flag.claimedBy))
        .leftJoin(claimLapse, and(eq(claimLapse.clinicId, flag.clinicId), eq(claimLapse.flagId, flag.id)))
        .where(shown)
        .orderBy(desc(flag.raisedAt), asc(flag.id))
        .prepare("patient-flags")
        .execute(),
      tx
        .select({ event: flagEvent, by: staff.name })
        .from(flagEvent)
        .innerJoin(flag, and(eq(flag.clinicId, flagEvent.clinicId), eq(flag.id, flagEvent.flagId)))
        .leftJoin(staff, eq(staff.id, flagEvent.staffId))
        .where(shown)
        .orderBy(asc(flagEvent.at), asc(flagEvent.id))
        .prepare("patient-flag-events")
        .execute(),
      tx.select().from(checkIn).where(eq(checkIn.courseId, courseId)).orderBy(asc(checkIn.dueOn)).prepare("patient-check-ins").execute(),
      tx
        .select({
          checkInId: alert.checkInId,
          dueAt: alertTier.dueAt,
          dispatchedAt: alertTier.dispatchedAt,
          stoppedAt: alert.stoppedAt,
        })
        .from(alert)
        .innerJoin(alertTier, and(eq(alertTier.clinicId, alert.clinicId), eq(alertTier.alertId, alert.id)))
        .where(inArray(alert.courseId, ofPatient))
        .prepare("patient-alerts")
        .execute(),
      tx
        .select({
          checkInId: alert.checkInId,
          tier: deliveryAlert.tier,
          part: deliveryAlert.part,
          mail: delivery,
          to: staff.name,
          lastTry: { at: deliveryAttempt.at, outcome: deliveryAttempt.outcome, smtpCode: deliveryAttempt.smtpCode },
        })
        .from(alert)
        .innerJoin(deliveryAlert, and(eq(deliveryAlert.clinicId, alert.clinicId), eq(deliveryAlert.alertId, alert.id)))
        .innerJoin(delivery, and(eq(delivery.clinicId, deliveryAlert.clinicId), eq(delivery.id, deliveryAlert.deliveryId)))
        .leftJoin(staff, eq(staff.id, delivery.recipientStaffId))
        .leftJoin(
          deliveryAttempt,
          and(
            eq(deliveryAttempt.clinicId, delivery.clinicId),
            eq(deliveryAttempt.deliveryId, delivery.id),
            eq(deliveryAttempt.attempt, delivery.attempts),
          ),
        )
        .where(inArray(alert.courseId, ofPatient))
        .orderBy(asc(delivery.createdAt), asc(delivery.id))
        .prepare("patient-alert-mails")
        .execute(),
      tx
        .select({ mail: delivery })
        .from(delivery)
        .where(
          and(
            inArray(delivery.checkInId, tx.select({ id: checkIn.id }).from(checkIn).where(eq(checkIn.courseId, courseId))),
            isNotNull(delivery.settledAt),
          ),
        )
        .orderBy(asc(delivery.createdAt))
        .prepare("patient-link-mails")
        .execute(),
      tx
        .select({
          checkInId: draftAnswer.checkInId,
          field: draftAnswer.field,
          value: draftAnswer.value,
          highest: draftAnswer.highest,
          givenAt: draftAnswer.givenAt,
        })
        .from(draftAnswer)
        .innerJoin(checkIn, and(eq(checkIn.clinicId, draftAnswer.clinicId), eq(checkIn.id, draftAnswer.checkInId)))
        .where(and(inArray(checkIn.courseId, ofPatient), inArray(draftAnswer.field, [...SAFETY_FIELDS])))
        .prepare("patient-drafts")
        .execute(),
      tx
        .select({
          id: helpRequest.id,
          checkInId: helpRequest.checkInId,
          askedAt: helpRequest.askedAt,
          privateNumber: helpRequest.privateNumber,
          mayLeaveMessage: helpRequest.mayLeaveMessage,
        })
        .from(helpRequest)
        .where(inArray(helpRequest.courseId, ofPatient))
        .orderBy(asc(helpRequest.askedAt))
        .prepare("patient-help-requests")
        .execute(),
      tx
        .select({ id: consent.id, version: consent.version, language: consent.language, decision: consent.decision, at: consent.at })
        .from(consent)
        .innerJoin(course, and(eq(course.clinicId, consent.clinicId), eq(course.patientId, consent.patientId)))
        .where(eq(course.id, courseId))
        .orderBy(asc(consent.at), asc(consent.id))
        .prepare("patient-consents")
        .execute(),
    ],
  );
  return { doses, answered, submissions, flags, events, checkIns, alerts, alertMails, linkMails, drafts, calls, consents };
}

export type PatientAndCourse = NonNullable<Awaited<ReturnType<typeof readPatientAndCourse>>>;
export type CourseHistoryRows = Awaited<ReturnType<typeof readCourseHistory>>;

import { v7 as uuidv7 } from "uuid";
import type { StaffedHours } from "@/clinical/alert-due";
import { depressionInstrumentFor } from "@/clinical/depression-instrument";
import { daysBetween, localDateOf } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import { simulateCourse } from "@/clinical/simulation/course-model";
import { randomFrom } from "@/clinical/simulation/random";
import { urgencyRank } from "@/clinical/urgency";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { CourseRecord } from "@/db/queries/course-records";
import type { NewEnrolment } from "@/db/queries/enrolments";
import type { History } from "@/db/queries/invented-histories";
import type { NewSubmission } from "@/db/queries/submissions";
import { asTeen } from "@/scripts/demo/as-teen";
import { tellerFrom } from "@/scripts/demo/teller";
import { courseStatusOf } from "@/server/course-status";
import { answeredPartsOf } from "@/server/use-cases/answered-parts-of";
import { judgeCheckIn } from "@/server/use-cases/judge-check-in";
import type { InventedPatient } from "./invent-patient";

const HOUR_MS = 3_600_000;
/** Answers come within so many hours of the opening, and somebody deals with what they raised so many hours after them. */
const ANSWERED_WITHIN_HOURS = 70;
const DEALT_WITH_AFTER_HOURS = 26;
const REVIEWED_AFTER_DAYS = 14;

type Clinic = {
  readonly nurse: string;
  readonly timeZone: string;
  readonly staffedHours: StaffedHours;
  readonly policy: Policy;
  readonly now: Date;
};

/**
 * What happened on an invented course until now: answers by the model, each judged by the rules as if it had just been sent, and every
 * flag dealt with by a nurse a day later; what is younger is open. With the panel's row. No extra check-ins and no mails: a seeded clinic is
 * for looking and measuring.
 */
export function inventHistory(
  { patient, course, dose, checkIns, status }: NewEnrolment,
  { seed, scenario, raise, input, endedOn }: InventedPatient,
  { nurse, timeZone: clinicTimeZone, staffedHours, policy, now }: Clinic,
): History & { status: typeof status } {
  const { startsOn, timeZone, dateOfBirth } = input;
  const courseId = String(course.id);
  const random = randomFrom(seed);
  const raisedDoses = raise
    ? [{ id: uuidv7(), courseId, takesEffectOn: raise.on, mgPerDay: raise.mgPerDay, recordedBy: input.prescriberId, recordedAt: now }]
    : [];
  const about = {
    ...{
      courseId,
      patientId: String(patient.id),
      prescriberId: input.prescriberId,
      startsOn,
      endedOn,
      endReason: null,
      endIsEstimate: false,
    },
    ...{ createdAt: course.createdAt as Date, timeZone, clinicTimeZone, hasEmail: false, dateOfBirth },
    staffedHours: { ...staffedHours, weekdays: [...staffedHours.weekdays], closedOn: [...(staffedHours.closedOn ?? [])] },
  };
  const doses = [dose, ...raisedDoses].map((one) => ({
    id: String(one.id),
    on: String(one.takesEffectOn),
    mgPerDay: Number(one.mgPerDay),
  }));
  let record: CourseRecord = { about, answered: [], doses, checkIns: [], stillHighAt: null, openFlags: [], acknowledgements: [], policy };
  const due = checkIns.filter(({ opensAt }) => opensAt < now);
  const simulated = simulateCourse({ seed, scenario, checkInDays: due.map(({ dueOn }) => daysBetween(startsOn, dueOn)) });
  const tell = tellerFrom(seed);
  const instrument = depressionInstrumentFor(dateOfBirth, startsOn);
  const history: History & { submissions: NewSubmission[] } = { raisedDoses, submissions: [], flags: [], events: [] };
  let { flags, events } = history;
  for (const [i, checkIn] of due.entries()) {
    const mood = simulated.checkIns[i]?.answers;
    const at = new Date(checkIn.opensAt.getTime() + random.between(0.2, ANSWERED_WITHIN_HOURS) * HOUR_MS);
    if (!mood || at >= now || at >= checkIn.expiresAt) continue;
    const told = tell(mood, daysBetween(startsOn, checkIn.dueOn));
    const given = instrument === "phq9" ? told.input : asTeen(told.input);
    const sending = { instrument, language: "en", stopped: told.input.stopped !== undefined, highestGiven: told.highestGiven } as const;
    const stored = judgeCheckIn(record, given, sending, { checkInId: checkIn.id, before: { flags: [], alerts: [] }, now: at });
    history.submissions.push(stored);
    const raised = raisedAndDealtWith(stored, { nurse, timeZone: clinicTimeZone, now });
    flags = [...flags, ...raised.flags];
    events = [...events, ...raised.events];
    record = {
      ...record,
      answered: [...record.answered, ...answeredPartsOf(stored)],
      openFlags: [...record.openFlags, ...raised.open],
      acknowledgements: [...record.acknowledgements, ...raised.events].sort((a, b) => a.at.getTime() - b.at.getTime()),
      stillHighAt: stored.flags.some(({ rule }) => rule === "still-high") ? stored.receivedAt : record.stillHighAt,
    };
  }
  return { ...history, flags, events, status: { ...status, ...courseStatusOf(record) } };
}

/** The flags of one check-in: closed a day later by a nurse who spoke to the patient, with a review where the rules ask for one; open where that day is still to come. */
function raisedAndDealtWith(
  { submissionId, checkInId, courseId, receivedAt, flags, policyVersion, codeVersion }: NewSubmission,
  { nurse, timeZone, now }: Pick<Clinic, "nurse" | "timeZone" | "now">,
) {
  const at = new Date(receivedAt.getTime() + DEALT_WITH_AFTER_HOURS * HOUR_MS);
  const isOpen = at >= now;
  const rows = flags.map(({ id, rule, urgency, numbers, items, explanation }) => ({
    ...{ id, courseId, checkInId, submissionId, rule, urgency, numbers, explanation, policyVersion, codeVersion },
    ...{ items: [...items], raisedAt: receivedAt },
  }));
  const state = isOpen ? { state: "open" as const, closedAt: null } : { state: "closed" as const, closedAt: at };
  const reviewedAt = new Date(at.getTime() + REVIEWED_AFTER_DAYS * 24 * HOUR_MS);
  const signed = { staffId: nurse, note: null, meaning: OUTCOME_LABELS.contacted, outcome: "contacted" as const };
  const signatures = rows.flatMap(({ id: flagId, urgency }) => {
    const isUrgent = urgencyRank(urgency) >= urgencyRank("today");
    const reviewOn = isUrgent ? localDateOf(reviewedAt, timeZone) : null;
    const closing = { ...signed, id: uuidv7(), flagId, kind: "resolve" as const, at, reviewOn };
    const review = { ...signed, id: uuidv7(), flagId, kind: "acknowledge" as const, at: reviewedAt, reviewOn: null };
    return isUrgent && reviewedAt < now ? [closing, review] : [closing];
  });
  return {
    flags: rows.map((row) => ({ ...row, ...state })),
    events: isOpen ? [] : signatures,
    open: isOpen ? rows.map((row) => ({ ...row, claimedBy: null, claimedAt: null })) : [],
  };
}

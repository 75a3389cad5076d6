import { depressionInstrumentFor } from "@/clinical/depression-instrument";
import { judgeCourse } from "@/clinical/flags";
import { daysBetween } from "@/clinical/plain-date";
import { CODE_VERSION, type Policy } from "@/clinical/policy";
import { simulateCourse } from "@/clinical/simulation/course-model";
import { randomFrom } from "@/clinical/simulation/random";
import type { AnsweredPart, CourseRecord } from "@/db/queries/course-records";
import type { NewEnrolment } from "@/db/queries/enrolments";
import type { History } from "@/db/queries/invented-histories";
import { asTeen } from "@/scripts/demo/as-teen";
import { tellerFrom } from "@/scripts/demo/teller";
import { courseHistoryOf } from "@/server/course-history";
import { courseStatusOf } from "@/server/course-status";
import { newId } from "@/server/new-id";
import { answeredPartsOf } from "@/server/use-cases/answered-parts-of";
import { raisedNews, type SentCheckIn, sentCheckIn } from "@/server/use-cases/judge-check-in";
import { type Dealing, dealtWith } from "./dealt-with";
import type { InventedPatient } from "./invent-patient";
import { lookedAt } from "./looked-at";

const HOUR_MS = 3_600_000;
/** Answers come within so many hours of the opening. */
const ANSWERED_WITHIN_HOURS = 70;

export type SeededClinic = Dealing & { readonly staffedHours: CourseRecord["about"]["staffedHours"]; readonly policy: Policy };

/** A course until now: what its enrolment stores, with later doses, what was answered and the panel's row, and what happened since. */
export type InventedCourse = { readonly enrolment: NewEnrolment; readonly history: History };

/**
 * What happened on an invented course until now: answers by the model, each judged by the rules as if it had just been sent, every flag dealt
 * with by a nurse a day later (what is younger is open), and the staff tasks that there are by now. No extra check-ins and no mails: a seeded
 * clinic is for looking and measuring.
 */
export function inventHistory(enrolled: NewEnrolment, invented: InventedPatient, clinic: SeededClinic): InventedCourse {
  const doses = [...enrolled.doses, ...raisedDose(enrolled, invented, clinic.now)];
  const { sent, answered, checkIns } = answeredUntilNow(enrolled, invented, clinic.now);
  const enrolment = { ...enrolled, doses, checkIns };
  const record = recordOf(enrolment, answered, invented, clinic);
  // In one pass: each check-in is judged from those up to it alone, as it is when it is sent.
  const judged = judgeCourse(courseHistoryOf(record.about, record.answered, record.doses), clinic.policy);
  const [flags, events]: [History["flags"][number][], History["events"][number][]] = [[], []];
  let { openFlags, acknowledgements, stillHighAt } = record;
  for (const [i, one] of sent.entries()) {
    const earlier = { openFlags, acknowledgements, stillHighAt, policy: clinic.policy };
    const news = raisedNews(earlier, judged[i]?.flags ?? [], one.receivedAt).insert;
    const raised = dealtWith(one, news, clinic);
    flags.push(...raised.flags);
    events.push(...raised.events);
    openFlags = [...openFlags, ...raised.open];
    acknowledgements = [...acknowledgements, ...raised.events].sort((a, b) => a.at.getTime() - b.at.getTime());
    if (news.some(({ rule }) => rule === "still-high")) stillHighAt = one.receivedAt;
  }
  const tasks = lookedAt({ ...record, openFlags, acknowledgements, stillHighAt }, enrolment.risks, clinic.now);
  const newestRaised = (judged.at(-1)?.flags.length ?? 0) > 0;
  return {
    enrolment: {
      ...enrolment,
      status: courseStatusOf({ ...record, openFlags: [...openFlags, ...tasks.open], acknowledgements, newestRaised }),
    },
    history: { submissions: sent.map(withVersions(clinic.policy)), flags: [...flags, ...tasks.flags], events, look: tasks.look },
  };
}

function raisedDose({ course }: NewEnrolment, { raise, input }: InventedPatient, now: Date): NewEnrolment["doses"] {
  if (raise === null) return [];
  const dose = { takesEffectOn: raise.on, mgPerDay: raise.mgPerDay, recordedBy: input.prescriberId, recordedAt: now };
  return [{ id: newId(), courseId: String(course.id), ...dose }];
}

/** What was sent by now, the same as it would be read back, and the check-ins with those marked that were answered. */
function answeredUntilNow(enrolment: NewEnrolment, { seed, scenario, input: { startsOn, dateOfBirth } }: InventedPatient, now: Date) {
  const about = { courseId: String(enrolment.course.id) };
  const random = randomFrom(seed);
  const due = enrolment.checkIns.filter(({ opensAt }) => opensAt < now);
  const simulated = simulateCourse({ seed, scenario, checkInDays: due.map(({ dueOn }) => daysBetween(startsOn, dueOn)) });
  const tell = tellerFrom(seed);
  const instrument = depressionInstrumentFor(dateOfBirth, startsOn);
  const [sent, answered, isAnswered]: [SentCheckIn[], AnsweredPart[], Set<string>] = [[], [], new Set()];
  for (const [i, checkIn] of due.entries()) {
    const mood = simulated.checkIns[i]?.answers;
    const at = new Date(checkIn.opensAt.getTime() + random.between(0.2, ANSWERED_WITHIN_HOURS) * HOUR_MS);
    if (!mood || at >= now || at >= checkIn.expiresAt) continue;
    const told = tell(mood, daysBetween(startsOn, checkIn.dueOn));
    const given = instrument === "phq9" ? told.input : asTeen(told.input);
    const sending = { instrument, language: "en", stopped: told.input.stopped !== undefined, highestGiven: told.highestGiven } as const;
    const one = sentCheckIn({ about, answered }, given, sending, { checkInId: checkIn.id, now: at });
    sent.push(one);
    answered.push(...answeredPartsOf(one));
    isAnswered.add(checkIn.id);
  }
  const checkIns = enrolment.checkIns.map((one) => (isAnswered.has(one.id) ? { ...one, state: "submitted" as const } : one));
  return { sent, answered, checkIns };
}

/** The course as it would be read back, before anything was raised. */
function recordOf(
  { patient, course, doses, checkIns }: NewEnrolment,
  answered: AnsweredPart[],
  { input: { prescriberId, startsOn, timeZone, dateOfBirth }, endedOn }: InventedPatient,
  { timeZone: clinicTimeZone, staffedHours, policy }: SeededClinic,
): CourseRecord {
  return {
    about: {
      ...{ courseId: String(course.id), patientId: String(patient.id), prescriberId, startsOn, endedOn },
      ...{ endReason: null, endIsEstimate: false, createdAt: course.createdAt as Date, timeZone, clinicTimeZone },
      ...{ hasEmail: false, dateOfBirth, staffedHours },
    },
    answered,
    doses: doses.map((one) => ({ id: String(one.id), on: String(one.takesEffectOn), mgPerDay: Number(one.mgPerDay) })),
    checkIns: checkIns.map(({ id, kind, dueOn, state = "open" }) => ({ id, kind, dueOn, state })),
    ...{ stillHighAt: null, openFlags: [], acknowledgements: [], policy },
  };
}

function withVersions({ version: policyVersion }: Policy) {
  return (one: SentCheckIn) => ({ ...one, policyVersion, codeVersion: CODE_VERSION });
}

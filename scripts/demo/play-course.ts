import { v7 as uuidv7 } from "uuid";
import { atLocalTime } from "@/clinical/cadence";
import { FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, daysBetween, localDateOf } from "@/clinical/plain-date";
import { type Random, randomFrom } from "@/clinical/simulation/random";
import { CONSENT_VERSION } from "@/contracts/consent";
import { DEFAULT_TARGET_MG_PER_KG, type EnrolmentInput } from "@/contracts/enrolment";
import type { Language } from "@/contracts/languages";
import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { loadCourseRecord } from "@/db/queries/course-records";
import { findPatientByRecordNumber } from "@/db/queries/patients";
import type { CheckInActor } from "@/server/actor";
import { askForCall } from "@/server/use-cases/ask-for-call";
import { changeDose } from "@/server/use-cases/change-dose";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { recordConsent } from "@/server/use-cases/record-consent";
import { recordRenewal } from "@/server/use-cases/record-renewal";
import { saveDraft } from "@/server/use-cases/save-draft";
import { submitCheckIn } from "@/server/use-cases/submit-check-in";
import { asTeen } from "./as-teen";
import type { FirstStep } from "./demo-cast";
import type { DemoClinic, DemoStaff } from "./demo-clinics";
import { followUp, takeOn } from "./follow-up";
import { inventedRecord } from "./invented-record";
import { raiseMissed } from "./missed-task";
import type { PlannedAnswer, PlannedCourse } from "./plan-course";

const MINUTE_MS = 60_000;

export type Play = {
  readonly person: {
    readonly name: string;
    readonly recordNumber: string;
    readonly seed: number;
    readonly language: Language;
    readonly teen: boolean;
  };
  readonly course: PlannedCourse;
  /** The newest answers' flags stay open, claimed by this person if anybody. */
  readonly open: { readonly claimedBy: DemoStaff | null } | null;
  /** They asked the clinic to call, so many minutes ago. */
  readonly callAsked: number | null;
  /** What they did with a first check-in that they have not sent. */
  readonly firstStep: FirstStep | null;
};
export type Stage = {
  readonly db: Database;
  readonly clinic: DemoClinic;
  readonly prescriber: DemoStaff;
  readonly nurse: DemoStaff;
  readonly linkSecret: string;
  readonly now: Date;
};

/**
 * Lives one demo patient's course through the same use cases as a real one: enrolment, each check-in in its order, the flags
 * they raise, what the clinic did. Taken up where an interrupted start left it: what is stored already is not stored again.
 */
export async function playCourse(stage: Stage, { person, course, open, callAsked, firstStep }: Play): Promise<void> {
  const { db, nurse, prescriber, now } = stage;
  const random = randomFrom(person.seed);
  const courseId = await enrol(stage, person, course, random);
  const inClinic = <T>(work: (tx: ClinicTx) => Promise<T>) => withClinic(db, prescriber.clinicId, work);
  let checkIns = await inClinic((tx) => listCheckIns(tx, courseId));
  for (const [index, answer] of course.answers.entries()) {
    const checkIn = checkIns.find(({ dueOn }) => dueOn === answer.dueOn);
    if (!checkIn) throw new Error("a demo check-in is not where its course planned it");
    const phone = phoneOf(stage, checkIn.id);
    // Told and agreed to with the first answers.
    if (index === 0) await agree(db, phone, person.language, new Date(answer.at.getTime() - MINUTE_MS));
    await submit(stage, phone, answer, person.teen);
    if (answer.news.length === 0) continue;
    // Extra ones may have been asked for.
    checkIns = await inClinic((tx) => listCheckIns(tx, courseId));
    const record = await inClinic((tx) => loadCourseRecord(tx, { courseId }, { lock: false }));
    const flags = record?.openFlags ?? [];
    const newest = index === course.answers.length - 1;
    if (!newest || open === null) await followUp(db, flags, random.uniform() < 0.7 ? nurse : prescriber, random, now);
    else if (open.claimedBy && flags[0]) await takeOn(db, open.claimedBy, flags[0], answer.at, now);
  }
  await renew(stage, person.recordNumber, course);
  const first = checkIns[0];
  if (firstStep !== null && first)
    await takeFirstStep(stage, phoneOf(stage, first.id), { language: person.language, step: firstStep, opensAt: course.enrolledAt });
  const newest = checkIns.findLast(({ dueOn }) => dueOn === course.answers.at(-1)?.dueOn);
  if (callAsked !== null && newest)
    await askToCall(stage, phoneOf(stage, newest.id), courseId, new Date(now.getTime() - callAsked * MINUTE_MS));
  await raiseMissed(db, { clinicId: prescriber.clinicId, courseId }, now);
}

function phoneOf({ prescriber: { clinicId } }: Stage, checkInId: string): CheckInActor {
  return { kind: "check-in", clinicId, checkInId, generation: 1 };
}

async function agree(db: Database, phone: CheckInActor, language: Language, at: Date): Promise<void> {
  await recordConsent(db, phone, { version: CONSENT_VERSION, decision: "accepted", language }, at);
}

/** Somebody begins and is disturbed after item 9; somebody reads the consent text and would rather not. Both within the last hour. */
async function takeFirstStep(
  { db, now }: Stage,
  phone: CheckInActor,
  { language, step, opensAt }: { language: Language; step: FirstStep; opensAt: Date },
): Promise<void> {
  const at = new Date(Math.max(opensAt.getTime(), now.getTime() - 18 * MINUTE_MS));
  if (step === "declined") {
    await recordConsent(db, phone, { version: CONSENT_VERSION, decision: "declined", language }, at);
    return;
  }
  await agree(db, phone, language, at);
  const answers = { "phq9.9": 2, "asq.1": "yes", "asq.3": "no", privateNumber: "+1 555 0163", mayLeaveMessage: "no" } as const;
  await saveDraft(db, phone, { checkIn: phone.checkInId, language, answers }, { now: at, device: uuidv7() });
}

/** Once: asking again would stand on the flag, and a start that was killed is taken up again. */
async function askToCall({ db, prescriber }: Stage, phone: CheckInActor, courseId: string, at: Date): Promise<void> {
  const record = await withClinic(db, prescriber.clinicId, (tx) => loadCourseRecord(tx, { courseId }, { lock: false }));
  if (record?.openFlags.some(({ rule }) => rule === "help-requested")) return;
  await askForCall(db, phone, { privateNumber: "+1 555 0147", mayLeaveMessage: "no" }, at);
}

async function enrol(
  { db, clinic, prescriber, linkSecret, now }: Stage,
  person: Play["person"],
  { startsOn, endedOn, enrolledAt, weightKg, doses: [first, ...raised] }: PlannedCourse,
  random: Random,
): Promise<string> {
  const input: EnrolmentInput = {
    name: person.name,
    dateOfBirth: addDays(startsOn, person.teen ? -random.integer(13 * 366, 17 * 365) : -random.integer(18 * 366, 40 * 365)),
    recordNumber: person.recordNumber,
    email: `${person.recordNumber.toLowerCase()}@patients.example`,
    phone: person.seed % 3 === 0 ? `+1 555 01${String(person.seed % 100).padStart(2, "0")}` : null,
    ownsContact: true,
    language: person.language,
    region: clinic.region,
    timeZone: clinic.timeZone,
    startsOn,
    weightKg,
    mgPerDay: first.mgPerDay,
    targetMgPerKg: DEFAULT_TARGET_MG_PER_KG,
    prescriberId: prescriber.staffId,
    ...inventedRecord(person.seed),
    secondLook: person.seed % 2 === 0 ? "Discussed with the treating psychiatrist; starting low" : null,
  };
  const known = await withClinic(db, prescriber.clinicId, (tx) => findPatientByRecordNumber(tx, person.recordNumber));
  if (known) return known.courseId;
  const enrolled = await enrolPatient(db, { ...prescriber, role: "prescriber" }, input, { now: enrolledAt, linkSecret, endedOn });
  if (!enrolled.ok) throw new Error(`demo patient ${person.recordNumber} was refused: ${enrolled.code}`);
  const { courseId, patientId } = enrolled;
  const furthest = addDays(localDateOf(now, clinic.timeZone), FURTHEST_AHEAD_DAYS);
  for (const { on, mgPerDay } of raised.filter((change) => change.on <= furthest)) {
    // At the visit from which it took effect.
    const at = new Date(Math.min(now.getTime(), atLocalTime(on, "10:00", clinic.timeZone).getTime()));
    const changed = await changeDose(db, prescriber, { patientId, takesEffectOn: on, mgPerDay }, { now: at, linkSecret });
    if (!changed.ok) throw new Error(`a demo dose was refused: ${changed.code}`);
  }
  return courseId;
}

/** What one prescription covers. */
const RENEWED_DAYS = 30;

/** The last prescription of a course that goes on, written on its day. Recorded once: a start that was killed is taken up again. */
async function renew({ db, clinic, prescriber, now }: Stage, recordNumber: string, { startsOn, endedOn }: PlannedCourse): Promise<void> {
  const days = daysBetween(startsOn, localDateOf(now, clinic.timeZone));
  const known = await withClinic(db, prescriber.clinicId, (tx) => findPatientByRecordNumber(tx, recordNumber));
  if (endedOn !== null || days < 0 || !known) return;
  const renewedOn = addDays(startsOn, days - (days % RENEWED_DAYS));
  const at = new Date(Math.min(now.getTime(), atLocalTime(renewedOn, "10:30", clinic.timeZone).getTime()));
  const given = { id: known.courseId, renewedOn, daysSupplied: RENEWED_DAYS, withoutCheckReason: "Seen in the room; mood asked about" };
  const renewed = await recordRenewal(db, prescriber, { patientId: known.patientId, ...given }, at);
  if (!renewed.ok && renewed.code !== "conflict") throw new Error(`a demo renewal was refused: ${renewed.code}`);
}

async function submit({ db, linkSecret }: Stage, phone: CheckInActor, { told, at }: PlannedAnswer, teen: boolean): Promise<void> {
  const { input, highestGiven } = told;
  const sent = { ...(teen ? asTeen(input) : input), checkIn: phone.checkInId, language: "en" } as const;
  const result = await submitCheckIn(db, phone, sent, { now: at, linkSecret, highestGiven });
  if (!result.ok) throw new Error(`a demo check-in was refused: ${result.code}`);
}

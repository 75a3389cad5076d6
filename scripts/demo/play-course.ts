import { addDays } from "@/clinical/plain-date";
import { type Random, randomFrom } from "@/clinical/simulation/random";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { Language } from "@/contracts/languages";
import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { loadCourseRecord } from "@/db/queries/course-records";
import { findPatientByRecordNumber } from "@/db/queries/patients";
import { changeDose } from "@/server/use-cases/change-dose";
import { claimFlag } from "@/server/use-cases/claim-flag";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { submitCheckIn } from "@/server/use-cases/submit-check-in";
import type { DemoClinic, DemoStaff } from "./demo-clinics";
import { followUp } from "./follow-up";
import { type PlannedAnswer, type PlannedCourse, raised } from "./plan-course";

const MINUTE_MS = 60_000;
const DOSE_RAISED_ON_DAY = 28;

export type Play = {
  readonly person: { readonly name: string; readonly recordNumber: string; readonly seed: number; readonly language: Language };
  readonly course: PlannedCourse;
  /** The newest answers' flags stay open, claimed by this person if anybody. */
  readonly open: { readonly claimedBy: DemoStaff | null } | null;
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
export async function playCourse(stage: Stage, { person, course, open }: Play): Promise<void> {
  const { db, clinic, nurse, prescriber, now } = stage;
  const random = randomFrom(person.seed);
  const courseId = await enrol(stage, person, course, random);
  const inClinic = <T>(work: (tx: ClinicTx) => Promise<T>) => withClinic(db, prescriber.clinicId, work);
  const checkIns = await inClinic((tx) => listCheckIns(tx, courseId));
  for (const [index, answer] of course.answers.entries()) {
    const checkIn = checkIns.find(({ dueOn }) => dueOn === answer.dueOn);
    if (!checkIn) throw new Error("a demo check-in is not where its course planned it");
    await submit(stage, checkIn.id, answer, random);
    if (raised(course, index + 1, clinic.timeZone).length === 0) continue;
    const record = await inClinic((tx) => loadCourseRecord(tx, { courseId }, { lock: false }));
    const flags = record?.openFlags ?? [];
    const newest = index === course.answers.length - 1;
    if (!newest || open === null) await followUp(db, flags, random.uniform() < 0.7 ? nurse : prescriber, random, now);
    else if (open.claimedBy && flags[0])
      await claimFlag(db, open.claimedBy, { flagId: flags[0].id }, new Date(Math.min(now.getTime(), answer.at.getTime() + 12 * MINUTE_MS)));
  }
}

async function enrol(
  { db, clinic, prescriber, linkSecret }: Stage,
  person: Play["person"],
  course: PlannedCourse,
  random: Random,
): Promise<string> {
  const weightKg = random.integer(48, 96);
  const low = Math.max(20, Math.round((weightKg * 0.5) / 10) * 10);
  const input: EnrolmentInput = {
    name: person.name,
    dateOfBirth: addDays(course.startsOn, -random.integer(18 * 366, 40 * 365)),
    recordNumber: person.recordNumber,
    email: `${person.recordNumber.toLowerCase()}@patients.example`,
    language: person.language,
    region: clinic.region,
    timeZone: clinic.timeZone,
    startsOn: course.startsOn,
    weightKg,
    mgPerDay: low,
    prescriberId: prescriber.staffId,
  };
  const known = await withClinic(db, prescriber.clinicId, (tx) => findPatientByRecordNumber(tx, person.recordNumber));
  if (known) return known.courseId;
  const enrolled = await enrolPatient(db, prescriber, input, { now: course.enrolledAt, linkSecret, endedOn: course.endedOn });
  if (!enrolled.ok) throw new Error(`demo patient ${person.recordNumber} was refused: ${enrolled.code}`);
  if (random.uniform() < 0.6) {
    const on = addDays(course.startsOn, DOSE_RAISED_ON_DAY);
    const raised = { courseId: enrolled.courseId, takesEffectOn: on, mgPerDay: low + 20 };
    if (course.endedOn === null || on < course.endedOn) await changeDose(db, prescriber, raised, course.enrolledAt);
  }
  return enrolled.courseId;
}

async function submit({ db, prescriber }: Stage, checkInId: string, answer: PlannedAnswer, random: Random): Promise<void> {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = answer.answers;
  const items = { "phq9.1": a, "phq9.2": b, "phq9.3": c, "phq9.4": d, "phq9.5": e, "phq9.6": f, "phq9.7": g, "phq9.8": h, "phq9.9": i };
  const total = answer.answers.reduce((sum, item) => sum + item, 0);
  const difficulty = Math.min(3, Math.max(0, Math.round(total / 8 + random.normal() * 0.5)));
  const phone = { kind: "check-in", clinicId: prescriber.clinicId, checkInId, generation: 1 } as const;
  await submitCheckIn(db, phone, { checkIn: checkInId, language: "en", ...items, "phq9.difficulty": difficulty }, answer.at);
}

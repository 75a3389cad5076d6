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
import type { PlannedAnswer, PlannedCourse } from "./plan-course";

const MINUTE_MS = 60_000;

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
  const { db, nurse, prescriber, now } = stage;
  const random = randomFrom(person.seed);
  const courseId = await enrol(stage, person, course, random);
  const inClinic = <T>(work: (tx: ClinicTx) => Promise<T>) => withClinic(db, prescriber.clinicId, work);
  let checkIns = await inClinic((tx) => listCheckIns(tx, courseId));
  for (const [index, answer] of course.answers.entries()) {
    const checkIn = checkIns.find(({ dueOn }) => dueOn === answer.dueOn);
    if (!checkIn) throw new Error("a demo check-in is not where its course planned it");
    await submit(stage, checkIn.id, answer);
    if (answer.news.length === 0) continue;
    // Extra ones may have been asked for.
    checkIns = await inClinic((tx) => listCheckIns(tx, courseId));
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
  { startsOn, endedOn, enrolledAt, weightKg, doses: [first, ...raised] }: PlannedCourse,
  random: Random,
): Promise<string> {
  const input: EnrolmentInput = {
    name: person.name,
    dateOfBirth: addDays(startsOn, -random.integer(18 * 366, 40 * 365)),
    recordNumber: person.recordNumber,
    email: `${person.recordNumber.toLowerCase()}@patients.example`,
    language: person.language,
    region: clinic.region,
    timeZone: clinic.timeZone,
    startsOn,
    weightKg,
    mgPerDay: first.mgPerDay,
    prescriberId: prescriber.staffId,
  };
  const known = await withClinic(db, prescriber.clinicId, (tx) => findPatientByRecordNumber(tx, person.recordNumber));
  if (known) return known.courseId;
  const enrolled = await enrolPatient(db, prescriber, input, { now: enrolledAt, linkSecret, endedOn });
  if (!enrolled.ok) throw new Error(`demo patient ${person.recordNumber} was refused: ${enrolled.code}`);
  const { courseId } = enrolled;
  for (const { on, mgPerDay } of raised)
    await changeDose(db, prescriber, { courseId, takesEffectOn: on, mgPerDay }, { now: enrolledAt, linkSecret });
  return courseId;
}

async function submit(
  { db, prescriber: { clinicId }, linkSecret }: Stage,
  checkIn: string,
  { told: { input, highestGiven }, at }: PlannedAnswer,
): Promise<void> {
  const phone = { kind: "check-in", clinicId, checkInId: checkIn, generation: 1 } as const;
  await submitCheckIn(db, phone, { ...input, checkIn, language: "en" }, { now: at, linkSecret, highestGiven });
}

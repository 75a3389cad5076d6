import { randomUUID } from "node:crypto";
import { checkInDueDates } from "@/clinical/cadence";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { SubmitCheckInInput } from "@/contracts/check-in";
import type { PatientPage } from "@/contracts/patient-page";
import type { StaffActor } from "@/server/actor";
import { checkInTokenOf } from "@/server/check-in-token";
import { enrolPatient } from "@/server/use-cases/enrol-patient";
import { readPatient } from "@/server/use-cases/read-patient";
import type { HighestGiven } from "@/server/use-cases/sent-answers";
import { submitCheckIn } from "@/server/use-cases/submit-check-in";
import { enrolment, sentInput } from "@/server/use-cases/testing-clinic";
import { type DemoPerson, personOf, type Running } from "./app";

export type Patient = {
  readonly patientId: string;
  readonly courseId: string;
  readonly name: string;
  readonly recordNumber: string;
  readonly path: string;
  readonly checkIns: PatientPage["checkIns"];
  /** The first check-in's link. */
  readonly link: string;
};
type Actor = Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone" | "isDemo">;
type Given = {
  /** The nine answers of each check-in in turn, the pre-treatment one first; null where nobody answered. The last came on its due day. */
  answers?: readonly (readonly number[] | null)[];
  /** What the last of them told besides. */
  told?: Partial<SubmitCheckInInput> & { highestGiven?: HighestGiven };
  /** What each of them told besides. */
  always?: Partial<SubmitCheckInInput>;
  by?: "prescriber" | "other-prescriber";
  /** Null: nobody can be mailed. */
  email?: null;
};

/** Total by total: as many of the first items as it takes, item 9 last of all. */
export function answersOf(total: number): number[] {
  return Array.from({ length: 9 }, (_, item) => Math.min(3, Math.max(0, total - item * 3)));
}

/** Enrols a patient nobody else has, through the same use cases as the form and the phone. Their course began as long ago as the answers need. */
export async function addPatient(
  running: Running,
  { answers = [], told = {}, always = {}, by = "prescriber", email }: Given = {},
): Promise<Patient> {
  const { app, db } = running;
  const actor = await actorOf(running, by);
  const now = new Date();
  const today = localDateOf(now, actor.clinicTimeZone);
  const startsOn = startFor(answers.length, today);
  // Nothing of it lies ahead: an alert of an answer given a minute after would wait for that minute.
  const enrolledAt = startsOn > today ? new Date(now.getTime() - 120_000) : new Date(`${addDays(startsOn, -9)}T15:00:00Z`);
  const id = randomUUID().slice(0, 8);
  const name = `Test ${id.replaceAll(/[0-9]/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`;
  const input = enrolment(actor.staffId, {
    name,
    recordNumber: `E2E-${id}`,
    email: email === null ? null : `e2e-${id}@patients.example`,
    timeZone: actor.clinicTimeZone,
    startsOn,
  });
  const enrolled = await enrolPatient(db, actor, input, { now: enrolledAt, linkSecret: app.secrets.LINK_SECRET });
  if (!enrolled.ok) throw new Error(`not enrolled: ${enrolled.code}`);
  const { patientId, courseId, checkInId } = enrolled;
  const { checkIns } = await pageOf(running, actor, patientId);
  for (const [index, given] of answers.entries()) {
    const checkIn = checkIns[index];
    if (given === null || checkIn === undefined) continue;
    const at = index === 0 ? new Date(enrolledAt.getTime() + 60_000) : new Date(`${checkIn.dueOn}T16:00:00Z`);
    await answer(running, actor, { checkIn: checkIn.id, given, told: { ...always, ...(index === answers.length - 1 ? told : {}) } }, at);
  }
  const token = checkInTokenOf(app.secrets.LINK_SECRET, checkInId, 1);
  return {
    patientId,
    courseId,
    name,
    recordNumber: input.recordNumber,
    path: `/patients/${patientId}`,
    checkIns,
    link: `${app.url}/c/${token}`,
  };
}

/** The latest start for which that many check-ins fell due before today; a week ahead where the pre-treatment one is enough. */
function startFor(count: number, today: string): string {
  if (count < 2) return addDays(today, 7);
  for (let back = 0; back < 400; back += 1) {
    const courseStart = addDays(today, -back);
    const last = checkInDueDates({ courseStart, courseEnd: null })[count - 1];
    if (last !== undefined && last.dueOn < today) return courseStart;
  }
  throw new RangeError(`no course has ${count} check-ins`);
}

async function pageOf({ db }: Running, actor: Actor, patientId: string): Promise<PatientPage> {
  const page = await readPatient(db, actor, patientId, new Date());
  if (page === null) throw new Error("a patient just enrolled is not there");
  return page;
}

type Sent = { checkIn: string; given: readonly number[]; told: NonNullable<Given["told"]> };

async function answer({ app, db }: Running, { clinicId }: Actor, { checkIn, given, told }: Sent, now: Date): Promise<void> {
  const { highestGiven = null, ...more } = told;
  const phone = { kind: "check-in", clinicId, checkInId: checkIn, generation: 1 } as const;
  const result = await submitCheckIn(db, phone, sentInput(checkIn, given, more), {
    now,
    linkSecret: app.secrets.LINK_SECRET,
    highestGiven,
  });
  if (!result.ok) throw new Error(`not submitted: ${result.code}`);
}

/** The person behind one of the demo's sign-ins. */
export async function actorOf({ look }: Running, who: DemoPerson): Promise<Actor> {
  const [found] = await look.sql<{ staffId: string; clinicId: string; timeZone: string }[]>`
    select m.staff_id as "staffId", m.clinic_id as "clinicId", c.time_zone as "timeZone"
    from staff s join membership m on m.staff_id = s.id join clinic c on c.id = m.clinic_id where s.email = ${personOf(who).email}`;
  if (found === undefined) throw new Error(`${who} is not in the demo`);
  return { staffId: found.staffId, clinicId: found.clinicId, clinicTimeZone: found.timeZone, isDemo: true };
}

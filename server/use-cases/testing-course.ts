import { answersOf } from "@/clinical/testing";
import type { SubmitCheckInInput } from "@/contracts/check-in";
import { type Database, withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import type { StaffActor } from "@/server/actor";
import type { HighestGiven } from "./sent-answers";
import { answer, enrolled } from "./testing-clinic";

/** One check-in of a test's course: a total with item 9 among it, and whatever else was asked. Null was not answered. */
export type Step = (Partial<SubmitCheckInInput> & { total: number; item9?: number; highestGiven?: HighestGiven }) | null;

/** A Monday four weeks before the first dose: the first answers are a pre-treatment score. */
export const ENROLLED = new Date("2026-02-02T10:00:00Z");

/** The instant at which a check-in due on this day is answered here: noon. */
export const noonOf = (dueOn: string) => new Date(`${dueOn}T12:00:00Z`);

/** Enrols a patient and answers their check-ins in turn, each at noon of its due day: before treatment, then on days 0, 14, 28 and so on. */
export async function answeredCourse(db: Database, prescriber: StaffActor, steps: readonly Step[]) {
  const course = await enrolled(db, prescriber, ENROLLED);
  const planned = await withClinic(db, prescriber.clinicId, (tx) => listCheckIns(tx, course.courseId));
  let at = ENROLLED;
  for (const [index, step] of steps.entries()) {
    const checkIn = planned[index];
    if (!checkIn) throw new RangeError(`no check-in ${index}`);
    if (step === null) continue;
    at = noonOf(checkIn.dueOn);
    await answerStep(db, { ...course.phone, checkInId: checkIn.id }, step, at);
  }
  return { ...course, planned, lastAt: at };
}

/** Answers one check-in as a step says. @throws Error when it is refused */
export async function answerStep(db: Database, phone: Parameters<typeof answer>[1], step: NonNullable<Step>, at: Date): Promise<void> {
  const { total, item9, ...more } = step;
  const result = await answer(db, phone, answersOf(total, item9), at, more);
  if (!result.ok) throw new Error(`not submitted: ${result.code}`);
}

/** Every GAD-7 item answered alike. */
export function gad7Of(each: number): Partial<SubmitCheckInInput> {
  return { "gad7.1": each, "gad7.2": each, "gad7.3": each, "gad7.4": each, "gad7.5": each, "gad7.6": each, "gad7.7": each };
}

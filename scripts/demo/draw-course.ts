import { addDays, type PlainDate } from "@/clinical/plain-date";
import { type Scenario, simulateCourse } from "@/clinical/simulation/course-model";
import { randomFrom } from "@/clinical/simulation/random";

const HOUR_MS = 3_600_000;
/** Share of courses whose dose is raised at all. */
const RAISED_SHARE = 0.6;

/** A check-in that may be answered; `day` counts from the first dose. */
export type DueCheckIn = { readonly dueOn: PlainDate; readonly day: number; readonly opensAt: Date };
/** `mood`: the nine answers as given. */
export type DrawnAnswer = Omit<DueCheckIn, "opensAt"> & { readonly at: Date; readonly mood: readonly number[] };
export type Dose = { readonly on: PlainDate; readonly mgPerDay: number };
export type DrawnCourse = {
  readonly answers: readonly DrawnAnswer[];
  readonly weightKg: number;
  readonly doses: readonly [Dose, ...Dose[]];
};

/**
 * One course of the model on these check-ins, each answered within three days of opening, the last of them at `lastAt`; null where that one
 * was missed. A seed's answers to the first check-ins are the same whatever follows them.
 */
export function drawCourse(wish: {
  seed: number;
  scenario: Scenario;
  due: readonly DueCheckIn[];
  startsOn: PlainDate;
  lastAt: Date;
}): DrawnCourse | null {
  const { seed, scenario, due, startsOn, lastAt } = wish;
  const { checkIns, doseChangeDay } = simulateCourse({ seed, scenario, checkInDays: due.map(({ day }) => day), dropOutShare: 0 });
  if (checkIns.at(-1)?.answers == null) return null;
  const random = randomFrom(seed);
  const doses = drawDoses(startsOn, doseChangeDay, random.uniform(), random.integer(48, 96));
  const answers = due.flatMap(({ dueOn, day, opensAt }, index): DrawnAnswer[] => {
    // Between nine in the morning and nine in the evening of the day it opened or one of the two after it.
    const hours = random.between(0.2, 12) + 24 * random.integer(0, 2);
    const mood = checkIns[index]?.answers ?? null;
    const at = index === due.length - 1 ? lastAt : new Date(opensAt.getTime() + hours * HOUR_MS);
    return mood === null ? [] : [{ dueOn, day, at, mood }];
  });
  return answers.every(({ at }, i) => at > (answers[i - 1]?.at ?? new Date(0))) ? { answers, ...doses } : null;
}

/** Half a milligram a kilogram, in some raised by 20 mg on the day after which the model's sudden worsening begins. */
function drawDoses(startsOn: PlainDate, raiseOnDay: number, chance: number, weightKg: number): Pick<DrawnCourse, "weightKg" | "doses"> {
  const low = Math.max(20, Math.round((weightKg * 0.5) / 10) * 10);
  const first = { on: startsOn, mgPerDay: low };
  return { weightKg, doses: chance < RAISED_SHARE ? [first, { on: addDays(startsOn, raiseOnDay), mgPerDay: low + 20 }] : [first] };
}

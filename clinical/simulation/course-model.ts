import { drawAnswers } from "./draw-answers";
import { type Random, randomFrom } from "./random";
import { drawMoodPlan, type Scenario } from "./scenarios";

export { drawScenario, SCENARIO_IDS, SCENARIOS, type Scenario } from "./scenarios";

/** Days after the first dose on which check-ins of the protocol fall due. */
export const PROTOCOL_CHECK_IN_DAYS: readonly number[] = [0, 14, 28, 42, 56, 70, 84, 112, 140, 168];

/** One check-in of a simulated course. A missed one has neither day nor answers. Days count from the first dose. */
export type SimulatedCheckIn = { readonly dayDue: number; readonly day: number | null; readonly answers: number[] | null };

export type SimulatedCourse = {
  readonly scenario: Scenario;
  /** Day on which the worsening begins; null in a course without. */
  readonly onsetDay: number | null;
  readonly doseChangeDay: number;
  readonly checkIns: SimulatedCheckIn[];
};

export type SimulationOptions = {
  /** A whole number; the same seed and options give the same course, bit for bit. */
  readonly seed: number;
  readonly scenario: Scenario;
  /** Ascending; negative is before the first dose. Default: the protocol's. */
  readonly checkInDays?: readonly number[];
  /** Factor on both fluctuations. Default 1. */
  readonly noise?: number;
  /** Share of check-ins missed by somebody of average mood. Default 0.12. */
  readonly missingShare?: number;
  /** Share of courses that stop answering for good at some day. Default 0.10. */
  readonly dropOutShare?: number;
  /** Whether sudden worsening follows a dose change, as in the protocol (the default); otherwise its onset has nothing to do with it. */
  readonly onsetFollowsDose?: boolean;
  /**
   * The day on which an extra check-in falls due after the newest of these answered ones, or null. It is answered or missed like any
   * other, and left out where another is due by then, or none is to come.
   */
  readonly extraAfter?: (answered: readonly AnsweredCheckIn[]) => number | null;
};

export type AnsweredCheckIn = { readonly day: number; readonly answers: readonly number[] };

/** Ornstein-Uhlenbeck fluctuation: standard deviation in abilities, relaxation time in days. */
const SLOW = { sd: 0.55, tau: 150 };
const FAST = { sd: 0.25, tau: 10 };
const AVERAGE_ABILITY = -0.55;
/** Worse mood makes a miss likelier: logit per unit of ability. */
const MISSING_SLOPE = 0.5;
const JITTER = { sd: 3, from: -6, to: 9 };

/**
 * One course by the generative model: ability(t) = level and scenario + slow + fast fluctuation; nine answers a check-in by the
 * graded response model; answered a few days off the due day, now and then missed, more often when mood is worse, some courses
 * dropping out. Serves the demo clinic and the detection benchmark. It is a model: no figure from it describes real patients.
 * @throws RangeError on a seed that is no whole number, days that do not ascend, a share outside 0-1 or a negative noise
 * @example simulateCourse({ seed: 7, scenario: "sudden" }).checkIns.length // 10
 */
export function simulateCourse(options: SimulationOptions): SimulatedCourse {
  const { seed, scenario, checkInDays = PROTOCOL_CHECK_IN_DAYS, noise = 1, missingShare = 0.12, dropOutShare = 0.1 } = options;
  const { onsetFollowsDose = true, extraAfter = () => null } = options;
  checkOptions(checkInDays, noise, missingShare, dropOutShare);
  const random = randomFrom(seed);
  const plan = drawMoodPlan(scenario, random, onsetFollowsDose);
  const lastDay = checkInDays.at(-1) ?? 0;
  const dropOutDay = random.uniform() < dropOutShare ? random.between(1, Math.max(2, lastDay)) : Number.POSITIVE_INFINITY;
  const slow = fluctuation(SLOW, noise, random);
  const fast = fluctuation(FAST, noise, random);
  let before = Number.NEGATIVE_INFINITY;
  const checkIns: SimulatedCheckIn[] = [];
  const answered: AnsweredCheckIn[] = [];
  const due = [...checkInDays];
  for (let dayDue = due.shift(); dayDue !== undefined; dayDue = due.shift()) {
    const day = answerDay(dayDue, before, random);
    before = day;
    const ability = plan.ability(day) + slow(day) + fast(day);
    const answers = drawAnswers(ability, random);
    const missed = random.uniform() < missingChance(ability, missingShare);
    if (missed || dayDue >= dropOutDay) {
      checkIns.push({ dayDue, day: null, answers: null });
      continue;
    }
    checkIns.push({ dayDue, day, answers });
    answered.push({ day, answers });
    const extra = extraAfter(answered);
    const [next] = due;
    if (extra !== null && next !== undefined && extra > day && extra < next) due.unshift(extra);
  }
  return { scenario, onsetDay: plan.onsetDay, doseChangeDay: plan.doseChangeDay, checkIns };
}

function checkOptions(days: readonly number[], noise: number, missingShare: number, dropOutShare: number): void {
  days.forEach((day, i) => {
    if (!Number.isSafeInteger(day) || day <= (days[i - 1] ?? Number.NEGATIVE_INFINITY))
      throw new RangeError(`Check-in days must ascend: ${days}`);
  });
  if (!(noise >= 0 && Number.isFinite(noise))) throw new RangeError(`Not a noise factor: ${noise}`);
  if (!(missingShare >= 0 && missingShare <= 1)) throw new RangeError(`Not a share: ${missingShare}`);
  if (!(dropOutShare >= 0 && dropOutShare <= 1)) throw new RangeError(`Not a share: ${dropOutShare}`);
}

/** Due day plus jitter, after the check-in before, and on the same side of the first dose as the due day. */
function answerDay(dayDue: number, before: number, random: Random): number {
  const jitter = Math.round(Math.min(JITTER.to, Math.max(JITTER.from, JITTER.sd * random.normal())));
  const day = Math.max(dayDue + jitter, before + 1);
  return dayDue < 0 ? Math.min(day, -1) : Math.max(day, 0);
}

/** The exact discretisation of a stationary Ornstein-Uhlenbeck process, asked for at ascending days. */
function fluctuation({ sd, tau }: { sd: number; tau: number }, noise: number, random: Random): (day: number) => number {
  let at: number | null = null;
  let value = 0;
  return (day) => {
    const kept = at === null ? 0 : Math.exp(-(day - at) / tau);
    value = value * kept + sd * noise * Math.sqrt(1 - kept * kept) * random.normal();
    at = day;
    return value;
  };
}

function missingChance(ability: number, share: number): number {
  if (share === 0 || share === 1) return share;
  const logit = Math.log(share / (1 - share)) + MISSING_SLOPE * (ability - AVERAGE_ABILITY);
  return 1 / (1 + Math.exp(-logit));
}

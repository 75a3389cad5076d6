import { defaultPolicy } from "@/clinical/policy";
import { drawScenario, type Scenario, type SimulationOptions, simulateCourse } from "@/clinical/simulation/course-model";
import { randomFrom } from "@/clinical/simulation/random";
import { riseFromBest } from "./simple-statistics";

export type AnsweredResponse = { readonly day: number; readonly items: readonly number[]; readonly total: number };

/** One simulated course as a detector sees it, and what it does not see: whether and when it worsened. */
export type BenchCourse = {
  readonly scenario: Scenario;
  /** Day on which the worsening begins; null in a course without. */
  readonly onsetDay: number | null;
  readonly doseChangeDay: number;
  readonly responses: readonly AnsweredResponse[];
};

type Variation = Omit<SimulationOptions, "seed" | "scenario">;

/** Courses with seeds below 1,000,000,000 were for choosing the detector's parameters and threshold; these are for reporting. */
export const CHOSEN_ON = 1_000_000;
export const REPORTED_ON = 3_000_000_000;
/** Apart from every course's own seed, so that the scenario says nothing of what is drawn within it. */
const SCENARIO_SEEDS = 500_000_000_000;

/** Every variation of the protocol that is reported. Source: clinical reference, section 4. */
export const VARIATIONS = {
  protocol: {},
  "onsets apart from dose changes": { onsetFollowsDose: false },
  "noise x 1.4, 25 % missing": { noise: 1.4, missingShare: 0.25 },
  "extra check-ins after early-rise": { extraAfter: sevenDaysAfterEarlyRise },
  "extra check-ins as the product asks for them": { extraAfter: sevenDaysAfterNewEarlyRise },
  "every 4 weeks": { checkInDays: everyDays(28) },
  "every week": { checkInDays: everyDays(7) },
} as const satisfies Record<string, Variation>;

function everyDays(step: number): number[] {
  return Array.from({ length: 168 / step + 1 }, (_, i) => i * step);
}

type Answered = readonly { readonly day: number; readonly answers: readonly number[] }[];

/** An extra check-in each time that `early-rise` fires, in days of the course; weekdays are left out, as everywhere in the protocol. */
function sevenDaysAfterEarlyRise(answered: Answered): number | null {
  const responses = answered.map(({ day, answers }) => responseOf(day, answers));
  const fromBest = riseFromBest(responses).at(-1) ?? null;
  const [days = 7] = defaultPolicy.cadence.earlyRiseDays;
  return fromBest !== null && fromBest >= defaultPolicy.thresholds.earlyRise ? (responses.at(-1)?.day ?? 0) + days : null;
}

/** The same where the flag is news: within the repeat window, and unless the total is worse by enough, it joins the one that is open. */
function sevenDaysAfterNewEarlyRise(answered: Answered): number | null {
  const { repeatWindow, repeatWorseBy } = defaultPolicy.thresholds;
  let open: AnsweredResponse | null = null;
  let extra: number | null = null;
  answered.forEach(({ day, answers }, i) => {
    const newest = responseOf(day, answers);
    extra = sevenDaysAfterEarlyRise(answered.slice(0, i + 1));
    if (extra === null) return;
    if (open !== null && day - open.day <= repeatWindow && newest.total - open.total < repeatWorseBy) extra = null;
    else open = newest;
  });
  return extra;
}

function responseOf(day: number, items: readonly number[]): AnsweredResponse {
  return { day, items, total: items.reduce((sum, answer) => sum + answer, 0) };
}

/** So many courses without worsening, then as many with, scenarios by their shares. The same arguments give the same courses. */
export function drawCourses(count: number, firstSeed: number, variation: Variation = {}): BenchCourse[] {
  return Array.from({ length: 2 * count }, (_, i) => {
    const seed = firstSeed + i;
    const scenario = drawScenario(i >= count, randomFrom(SCENARIO_SEEDS + seed));
    const { onsetDay, doseChangeDay, checkIns } = simulateCourse({ seed, scenario, ...variation });
    const responses = checkIns.flatMap(({ day, answers }) => (day === null || answers === null ? [] : [responseOf(day, answers)]));
    return { scenario, onsetDay, doseChangeDay, responses };
  });
}

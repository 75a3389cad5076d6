import { abilityFor, expectedTotal } from "../trend/graded-response";
import type { Random } from "./random";

/** What may happen in a simulated course, with its share among courses without and with worsening. */
export const SCENARIOS = [
  { id: "stable", worsening: false, share: 0.6 },
  { id: "floor", worsening: false, share: 0.15 },
  { id: "improving", worsening: false, share: 0.15 },
  { id: "transient-spike", worsening: false, share: 0.1 },
  { id: "slow-drift", worsening: true, share: 0.25 },
  { id: "sudden", worsening: true, share: 0.25 },
  { id: "sudden-small", worsening: true, share: 0.15 },
  { id: "sudden-from-moderate", worsening: true, share: 0.15 },
  { id: "sudden-from-floor", worsening: true, share: 0.1 },
  { id: "relapse", worsening: true, share: 0.1 },
] as const;

export type Scenario = (typeof SCENARIOS)[number]["id"];
export const SCENARIO_IDS = SCENARIOS.map(({ id }) => id);

/** Days on which a course's dose may change. */
const DOSE_CHANGE_DAYS = [28, 56] as const;
/** Days between which an onset lies that does not follow a dose change: those of the slow drift. */
const FREE_ONSET = { from: 14, to: 98 } as const;

/** Where a course's mood lies without its random fluctuation, in abilities, and when it starts to worsen (null: it does not). */
export type MoodPlan = {
  readonly ability: (day: number) => number;
  readonly onsetDay: number | null;
  readonly doseChangeDay: number;
};

/** A scenario drawn by its share. */
export function drawScenario(worsening: boolean, random: Random): Scenario {
  const choices = SCENARIOS.filter((scenario) => scenario.worsening === worsening);
  let u = random.uniform();
  for (const { id, share } of choices) {
    if (u < share) return id;
    u -= share;
  }
  return worsening ? "relapse" : "transient-spike"; // only when the shares' sum rounds below u
}

/**
 * Draws the plan of one course: its level, and what the scenario does to it. Points are PHQ-9 points at the course's level.
 * @param onsetFollowsDose whether sudden worsening begins 3 to 21 days after the dose change, as in the protocol, or on any day 14 to 98
 */
export function drawMoodPlan(scenario: Scenario, random: Random, onsetFollowsDose = true): MoodPlan {
  const doseChangeDay = random.pick(DOSE_CHANGE_DAYS);
  const afterDose = () => (onsetFollowsDose ? doseChangeDay + random.integer(3, 21) : random.integer(FREE_ONSET.from, FREE_ONSET.to));
  const calm = (ability: (day: number) => number): MoodPlan => ({ ability, onsetDay: null, doseChangeDay });
  const worse = (from: number, points: number, onsetDay: number, length: number): MoodPlan => {
    const to = raised(from, points);
    return { ability: (day) => from + (to - from) * ramp(day, onsetDay, length), onsetDay, doseChangeDay };
  };
  const worseFromOwnLevel = (points: number, onsetDay: number, length: number) =>
    worse(drawLevel(random, points), points, onsetDay, length);
  switch (scenario) {
    case "stable": {
      const level = drawLevel(random);
      return calm(() => level);
    }
    case "floor": {
      const level = floorLevel(random);
      return calm(() => level);
    }
    case "improving":
      return calm(improvement(random).ability);
    case "transient-spike":
      return calm(spike(random));
    case "slow-drift":
      return worseFromOwnLevel(random.between(6, 10), random.integer(FREE_ONSET.from, FREE_ONSET.to), random.integer(56, 84));
    case "sudden":
      return worseFromOwnLevel(random.between(6, 11), afterDose(), 14);
    case "sudden-small":
      return worseFromOwnLevel(random.between(4.5, 6), afterDose(), 14);
    case "sudden-from-moderate":
      return worse(abilityFor(random.between(7, 13)), random.between(6, 11), afterDose(), 14);
    case "sudden-from-floor":
      return worse(floorLevel(random), random.between(6, 11), afterDose(), 14);
    case "relapse": {
      const { ability, end } = improvement(random);
      const relapse = worse(end, random.between(6, 11), random.integer(84, 112), 14);
      return { ...relapse, ability: (day) => ability(day) + relapse.ability(day) - end };
    }
  }
}

/** 0 before the onset, 1 after `length` days, a straight line between. */
function ramp(day: number, onset: number, length: number): number {
  return Math.min(1, Math.max(0, (day - onset) / length));
}

/** The ability `points` above that of `from`. */
function raised(from: number, points: number): number {
  return abilityFor(expectedTotal(from) + points);
}

/** A person's own level, N(-0.55, 0.90^2), drawn again while `points` more would lift it above 24 of 27. */
function drawLevel(random: Random, points = 0): number {
  for (;;) {
    const level = -0.55 + 0.9 * random.normal();
    if (points === 0 || expectedTotal(level) + points <= 24) return level;
  }
}

function floorLevel(random: Random): number {
  return abilityFor(random.between(0.5, 1.6));
}

/** From 10-16 points to 30-60 % of them over 12 weeks. */
function improvement(random: Random): { ability: (day: number) => number; end: number } {
  const points = random.between(10, 16);
  const start = abilityFor(points);
  const end = abilityFor(points * random.between(0.3, 0.6));
  return { ability: (day) => start + (end - start) * ramp(day, 0, 84), end };
}

/** Up by 5-9 points at its height and back again within 14-24 days. */
function spike(random: Random): (day: number) => number {
  const points = random.between(5, 9);
  const level = drawLevel(random, points);
  const height = raised(level, points) - level;
  const length = random.integer(14, 24);
  const start = random.integer(7, 150);
  return (day) => (day <= start || day >= start + length ? level : level + height * Math.sin((Math.PI * (day - start)) / length));
}

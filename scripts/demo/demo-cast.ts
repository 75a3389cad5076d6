import type { RuleId } from "@/clinical/rules";
import type { Scenario } from "@/clinical/simulation/course-model";
import type { CourseWish } from "./plan-course";

/** Who has claimed an open flag: nobody, or the person of that role. */
type Claimer = "nurse" | "prescriber" | null;
/**
 * `teen`: 13 to 17 years old, with the teens' questionnaire. `callAsked`: so many minutes ago they asked the clinic to call.
 */
export type Part = Omit<CourseWish, "seed"> & {
  readonly open: { readonly claimedBy: Claimer } | null;
  readonly teen?: boolean;
  readonly callAsked?: number;
};

const HOUR = 60;
const DAY = 24 * HOUR;
const flagged = (rule: RuleId, scenario: Scenario, answered: number, agoMinutes: number, claimedBy: Claimer = null): Part => ({
  rule,
  scenario,
  answered,
  agoMinutes,
  open: { claimedBy },
});
const quiet = (scenario: Scenario, answered: number, daysAgo: number, more: Partial<Part> = {}): Part => ({
  rule: null,
  scenario,
  answered,
  agoMinutes: daysAgo * DAY + 7 * HOUR,
  open: null,
  ...more,
});

/** A flag of every rule that answers can raise, some claimed; roughly the newest first, as a prescriber meets them. */
const NEEDS_YOU: readonly Part[] = [
  flagged("item-9-high", "sudden", 5, 23),
  flagged("item-9-high", "slow-drift", 7, 3 * HOUR, "nurse"),
  flagged("severe", "slow-drift", 7, 2 * HOUR, "nurse"),
  { ...flagged("item-9", "sudden-from-moderate", 6, 50), teen: true },
  flagged("new-moderately-severe", "sudden", 6, 5 * HOUR, "prescriber"),
  flagged("high-baseline-severe", "slow-drift", 1, 4 * HOUR),
  { ...flagged("reliable-rise", "sudden", 5, DAY + 2 * HOUR), teen: true },
  flagged("confirmed-rise", "slow-drift", 7, 2 * DAY + 3 * HOUR),
  flagged("new-moderate", "sudden-small", 6, DAY + 6 * HOUR),
  flagged("high-baseline", "improving", 1, 20 * HOUR),
  { ...flagged("rise-from-best", "relapse", 12, 2 * DAY + 5 * HOUR, "prescriber"), finishedAfterWeeks: 20 },
  { ...quiet("stable", 4, 1), callAsked: 41 },
  flagged("item-9-retracted", "sudden-from-moderate", 5, 2 * HOUR),
  flagged("warning-sign", "stable", 6, 6 * HOUR, "nurse"),
  flagged("trend", "slow-drift", 8, DAY + HOUR),
  { ...flagged("diverging", "slow-drift", 8, DAY + 4 * HOUR), besideOthers: true },
  flagged("anxiety-rise", "stable", 6, 9 * HOUR),
  flagged("still-high", "sudden-from-moderate", 8, 2 * DAY, "prescriber"),
  flagged("rise-from-best", "relapse", 9, DAY + 5 * HOUR),
  { ...flagged("function", "slow-drift", 7, DAY + 8 * HOUR), besideOthers: true },
  flagged("severe-symptom", "stable", 6, 2 * DAY + 2 * HOUR),
  flagged("stopped", "improving", 6, 7 * HOUR),
  flagged("message", "floor", 4, 3 * HOUR),
  flagged("high-baseline", "improving", 1, 2 * DAY + 4 * HOUR, "nurse"),
];

/** Watched: an extra check-in is on its way, and nobody is mailed. */
const WATCHED: readonly Part[] = [flagged("early-rise", "sudden-small", 5, DAY), flagged("early-rise", "transient-spike", 7, 2 * DAY)];

/** Let their last check-ins pass: nobody flagged is not the same as nobody unwell. */
const UNANSWERED: readonly Part[] = [3, 4, 5, 6, 7, 4].map((answered, i) =>
  quiet(i % 2 ? "stable" : "improving", answered, 18 + i, { unansweredSince: 1 }),
);

const FINISHED: readonly Part[] = [11, 12, 13, 12].map((answered, i) => quiet("stable", answered, 2 + i, { finishedAfterWeeks: 20 }));

const STEADY: readonly Part[] = Array.from({ length: 20 }, (_, i) => {
  const scenario = (["stable", "improving", "stable", "floor", "transient-spike", "stable"] as const)[i % 6] ?? "stable";
  return quiet(scenario, 1 + (i % 9), 1 + (i % 5), { teen: i % 5 === 2 });
});

/** Riverside's patients in the order of their names; the rest of the names are new, enrolled and not yet answered. */
export const RIVERSIDE_CAST: readonly Part[] = [...NEEDS_YOU, ...WATCHED, ...UNANSWERED, ...FINISHED, ...STEADY];

/** What the first of those who were just enrolled did with their first check-in, in this order; the rest have not opened it. */
export const FIRST_STEPS = ["left-item-9", "declined"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

export const HARBOUR_CAST: readonly Part[] = [
  flagged("item-9", "sudden", 5, 90),
  flagged("reliable-rise", "slow-drift", 6, DAY),
  ...Array.from({ length: 5 }, (_, i) => quiet("stable", 2 + i, 1 + i)),
];

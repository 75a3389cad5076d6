import { alertDueAt, digestAfter, type Staffing } from "./alert-due";
import { promisedBy, staffedHoursAfter } from "./promised-time";
import type { Urgency } from "./urgency";

/** Whose turn it is to be told, in order. `repeat` comes back for as long as nobody claims. */
export const LADDER_STEPS = ["prescriber", "cover", "safety-lead", "last-resort", "repeat"] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];

/** Urgencies that owe an alert, most urgent first. */
export const LADDER_URGENCIES = ["now", "today", "review"] as const satisfies readonly Urgency[];
export type AlertUrgency = (typeof LADDER_URGENCIES)[number];

/** Minutes, at any hour, after which an unclaimed `now` goes one step further. Source: product reference, section 5 (cover); product default (lead, last resort). */
export const NOW_STEP_MINUTES = 30;
/** Minutes, at any hour, between the repeats of an unclaimed `now`. Source: clinical reference, section 3 ("Acting"). */
export const NOW_REPEAT_MINUTES = 60;
/** Staffed hours after which an unclaimed `today` goes to cover. Source: product reference, section 5. */
export const TODAY_COVER_STAFFED_HOURS = 4;
/** Staffed hours after the cover, or the last repeat, after which an unclaimed `today` goes on. Source: clinical reference, section 3 ("Acting"). */
export const TODAY_REPEAT_STAFFED_HOURS = 1;
/** Working mornings after the first digest on which an unclaimed `review` is in the cover's. Source: product reference, section 5. */
export const REVIEW_COVER_WORKING_DAYS = 2;
/** The same for the safety lead's. Source: as above. */
export const REVIEW_LEAD_WORKING_DAYS = 3;
/** Minutes before the promised time by which cover is told at the latest. Source: clinical reference, section 3 ("promised time"). */
export const COVER_BEFORE_PROMISE_MINUTES = 60;

const MINUTE_MS = 60_000;

/** The steps of each urgency; whatever is not named in it leads to its last, which comes again for ever. */
const RUNGS: Readonly<Record<AlertUrgency, readonly LadderStep[]>> = {
  now: ["prescriber", "cover", "safety-lead", "last-resort", "repeat"],
  today: ["prescriber", "cover", "safety-lead", "repeat"],
  review: ["prescriber", "cover", "safety-lead", "repeat"],
};

/** A step and when it falls due. */
export type NextTier = { readonly step: LadderStep; readonly dueAt: Date };

/**
 * Which step follows one that was told at `at`, and when: there always is one, because a mail that left ends no alert. Cover falls due an hour
 * before the promised time at the latest, at once where that has passed.
 * @param since when the patient's waiting began, from which the promised time runs
 * @throws RangeError on an invalid Date, an unknown time zone, hours no clinic can keep, or an urgency that owes no alert
 * @example nextTier("now", "prescriber", { at, since: at }, { timeZone: "Europe/London" }) // { step: "cover", dueAt: 30 minutes later }
 */
export function nextTier(urgency: AlertUrgency, step: LadderStep, { at, since }: { at: Date; since: Date }, staffing: Staffing): NextTier {
  const rungs = RUNGS[urgency];
  const next = rungs[rungs.indexOf(step) + 1] ?? "repeat";
  const following = rungs.includes(step) ? next : "repeat";
  return { step: following, dueAt: dueAt(urgency, following, { at, since }, staffing) };
}

function dueAt(urgency: AlertUrgency, step: LadderStep, { at, since }: { at: Date; since: Date }, staffing: Staffing): Date {
  const latest = new Date(promisedBy(urgency, since, staffing).getTime() - COVER_BEFORE_PROMISE_MINUTES * MINUTE_MS);
  switch (urgency) {
    case "now": {
      const minutes = step === "repeat" ? NOW_REPEAT_MINUTES : NOW_STEP_MINUTES;
      const due = new Date(at.getTime() + minutes * MINUTE_MS);
      return step === "cover" ? notAfter(due, latest, at) : due;
    }
    case "today":
      return step === "cover"
        ? notAfter(staffedHoursAfter(TODAY_COVER_STAFFED_HOURS, at, staffing), latest, at)
        : staffedHoursAfter(TODAY_REPEAT_STAFFED_HOURS, at, staffing);
    case "review":
      return step === "cover"
        ? lastDigestBefore(latest, digestsAfter(at, REVIEW_COVER_WORKING_DAYS, staffing))
        : (digestsAfter(at, step === "safety-lead" ? REVIEW_LEAD_WORKING_DAYS - REVIEW_COVER_WORKING_DAYS : 1, staffing).at(-1) ?? at);
    default:
      throw new RangeError(`No alert is owed for this urgency: ${String(urgency satisfies never)}`);
  }
}

/** The earlier of two times, and never in the past. */
function notAfter(due: Date, latest: Date, at: Date): Date {
  return new Date(Math.max(at.getTime(), Math.min(due.getTime(), latest.getTime())));
}

function digestsAfter(at: Date, count: number, staffing: Staffing): readonly [Date, ...Date[]] {
  const digests: [Date, ...Date[]] = [digestAfter(at, staffing)];
  while (digests.length < count) digests.push(digestAfter(digests.at(-1) ?? at, staffing));
  return digests;
}

/** The last of them that is in time; where none is, the first. */
function lastDigestBefore(latest: Date, digests: readonly [Date, ...Date[]]): Date {
  return digests.findLast((digest) => digest <= latest) ?? digests[0];
}

/**
 * The first step of a ladder that begins, or begins again, at `at`.
 * @throws RangeError as `alertDueAt`
 */
export function firstTier(urgency: AlertUrgency, at: Date, staffing: Staffing): NextTier {
  return { step: "prescriber", dueAt: alertDueAt(urgency, at, staffing) ?? at };
}

/** True for an urgency that owes an alert of its own. */
export function owesAlert(urgency: Urgency): urgency is AlertUrgency {
  return LADDER_URGENCIES.some((one) => one === urgency);
}

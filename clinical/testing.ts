import type { AnxietyAnswers, CheckInAnswers, DepressionAnswers } from "./check-in-answers";
import { flagsFor, type RaisedFlag } from "./flags";
import type { CourseHistory } from "./history";
import { SIDE_EFFECT_ITEMS, type SideEffectKey } from "./instruments";
import { addDays, type PlainDate } from "./plain-date";
import { defaultPolicy, type Policy } from "./policy";
import type { RuleId } from "./rules";

/** Course start of every sample history: a Monday, in UTC. */
export const SAMPLE_START: PlainDate = "2026-03-02";

/** Nine answers with this total and item 9, the first items filled first. @throws RangeError if there are none */
export function answersOf(total: number, item9 = 0): number[] {
  let left = total - item9;
  if (left < 0 || left > 24) throw new RangeError(`No answers with total ${total} and item 9 ${item9}`);
  const first8 = Array.from({ length: 8 }, () => {
    const answer = Math.min(3, left);
    left -= answer;
    return answer;
  });
  return [...first8, item9];
}

/** A PHQ-9 with this total. Item 9 is 0 while the other items can carry the total. */
export function phqOf(total: number, item9 = Math.max(0, total - 24)): DepressionAnswers {
  return { instrument: "phq9", answers: answersOf(total, item9), total, difficulty: null };
}

/** A check-in at noon UTC, `day` days after the sample start, with a PHQ-9 and whatever else is given. */
export function checkInOn(day: number, total: number, more: Partial<CheckInAnswers> & { item9?: number } = {}): CheckInAnswers {
  const { item9, ...rest } = more;
  return { at: new Date(`${addDays(SAMPLE_START, day)}T12:00:00Z`), depression: phqOf(total, item9), ...rest };
}

/** A history of these check-ins, oldest first. */
export function courseOf(...checkIns: readonly CheckInAnswers[]): CourseHistory {
  return { courseStart: SAMPLE_START, timeZone: "UTC", doseChanges: [], checkIns };
}

/** A history from [day, total] or [day, total, item 9], oldest first. */
export function historyOf(...responses: readonly (readonly [day: number, total: number, item9?: number])[]): CourseHistory {
  return courseOf(...responses.map(([day, total, item9]) => checkInOn(day, total, item9 === undefined ? {} : { item9 })));
}

/** A GAD-7 with this total, the first items filled first. @throws RangeError if there is none */
export function gad7Of(total: number): AnxietyAnswers {
  if (total < 0 || total > 21) throw new RangeError(`No GAD-7 has a total of ${total}`);
  return { answers: Array.from({ length: 7 }, (_, i) => Math.min(3, Math.max(0, total - 3 * i))), total };
}

/** A check-in at noon UTC, `day` days after the sample start, with nothing but what is given. */
export function reportOn(day: number, parts: Partial<CheckInAnswers>): CheckInAnswers {
  return { at: new Date(`${addDays(SAMPLE_START, day)}T12:00:00Z`), ...parts };
}

/** A side-effect list with these answers; every other question is answered no. */
export function sideEffectsOf(answers: Partial<Record<SideEffectKey, number | null>>): (number | null)[] {
  return SIDE_EFFECT_ITEMS.map(({ key }) => (key in answers ? (answers[key] ?? null) : 0));
}

/** The default policy but for these thresholds. */
export function policyWith(thresholds: Partial<Policy["thresholds"]>): Policy {
  return { ...defaultPolicy, thresholds: { ...defaultPolicy.thresholds, ...thresholds } };
}

/** The rules that fire at the newest check-in, most urgent first. */
export function rulesAt(history: CourseHistory, policy: Policy = defaultPolicy): RuleId[] {
  return flagsFor(history, policy).map(({ rule }) => rule);
}

/** The flag of that rule at the newest check-in, if it fires. */
export function flagAt(history: CourseHistory, id: RuleId, policy: Policy = defaultPolicy): RaisedFlag | undefined {
  return flagsFor(history, policy).find(({ rule }) => rule === id);
}

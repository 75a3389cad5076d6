import type { BenchCourse } from "./courses";

/** A statistic's values over a set of courses: one list a course, one value a response. */
export type Values = readonly (readonly (number | null)[])[];

/**
 * How well alarms find worsening, at one threshold. `found` and `within42` are shares of worsening courses with an alarm at or after
 * the onset; `delay` is the mean in days, a miss counting 112. Alarms before the onset count neither way.
 */
export type Found = { readonly found: number; readonly within42: number; readonly delay: number };

const CAP_DAYS = 112;
const SOON_DAYS = 42;

/** The share of courses without worsening that are ever alarmed. */
export function alarmedShare(courses: readonly BenchCourse[], values: Values, fires: (value: number) => boolean): number {
  const calm = courses.flatMap(({ onsetDay }, i) => (onsetDay === null ? [values[i] ?? []] : []));
  return calm.filter((course) => course.some((value) => value !== null && fires(value))).length / calm.length;
}

/** What is found where `fires` says that a value alarms. */
export function foundWith(courses: readonly BenchCourse[], values: Values, fires: (value: number) => boolean): Found {
  const delays = courses.flatMap(({ onsetDay, responses }, i) => {
    if (onsetDay === null) return [];
    const alarm = responses.find(({ day }, k) => {
      const value = values[i]?.[k] ?? null;
      return day >= onsetDay && value !== null && fires(value);
    });
    return [alarm === undefined ? Number.POSITIVE_INFINITY : alarm.day - onsetDay];
  });
  const share = (test: (delay: number) => boolean) => delays.filter(test).length / delays.length;
  return {
    found: share((delay) => delay < Number.POSITIVE_INFINITY),
    within42: share((delay) => delay <= SOON_DAYS),
    delay: delays.reduce((sum, delay) => sum + Math.min(CAP_DAYS, delay), 0) / delays.length,
  };
}

/** Where so large a share of courses without worsening is ever alarmed; `tied` is the share of courses just at it to be counted in. */
export type OperatingPoint = { readonly threshold: number; readonly tied: number };

/**
 * The threshold above which a share of the courses without worsening is ever alarmed. Simple statistics come in whole points: of the
 * courses whose highest value is just at it, so many count that the share is met, or no two statistics could be compared.
 */
export function thresholdAt(share: number, courses: readonly BenchCourse[], values: Values): OperatingPoint {
  const highest = courses.flatMap(({ onsetDay }, i) =>
    onsetDay === null ? [Math.max(Number.NEGATIVE_INFINITY, ...(values[i] ?? []).filter((value) => value !== null))] : [],
  );
  const sorted = highest.sort((a, b) => b - a);
  const wanted = share * sorted.length;
  const threshold = sorted[Math.floor(wanted)] ?? Number.POSITIVE_INFINITY;
  const above = sorted.filter((value) => value > threshold).length;
  const at = sorted.filter((value) => value === threshold).length;
  return { threshold, tied: (wanted - above) / at };
}

/** What is found at an operating point, the courses tied at it counted by their share. */
export function foundAt({ threshold, tied }: OperatingPoint, courses: readonly BenchCourse[], values: Values): Found {
  const without = foundWith(courses, values, (value) => value > threshold);
  const including = foundWith(courses, values, (value) => value >= threshold);
  const mix = (key: keyof Found) => without[key] * (1 - tied) + including[key] * tied;
  return { found: mix("found"), within42: mix("within42"), delay: mix("delay") };
}

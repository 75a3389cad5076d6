import type { JudgedCheckIn } from "@/clinical/flags";
import type { RuleId } from "@/clinical/rules";
import { alarmedShare, type Found, foundWith } from "./alarms";
import type { BenchCourse } from "./courses";

/** The change rules that alarm by themselves, without the detector. */
export const CHANGE_RULES = ["reliable-rise", "confirmed-rise", "rise-from-best", "new-moderate"] as const satisfies readonly RuleId[];

/** What a set of rules does as it is, with nothing to tune: its natural operating point. */
export type NaturalPoint = Found & {
  /** Share of courses without worsening that are never flagged. */
  readonly neverFlagged: number;
  /** Responses that flag, a course without worsening. */
  readonly falseAlerts: number;
  /** Days from onset by which half of all worsening courses are flagged. */
  readonly medianDelay: number;
};

/** What a set of rules does on these courses. @param all what every rule made of each course */
export function naturalPoint(courses: readonly BenchCourse[], all: readonly JudgedCheckIn[][], rules: readonly RuleId[]): NaturalPoint {
  const values = all.map((course) => course.map(({ flags }) => (flags.some(({ rule }) => rules.includes(rule)) ? 1 : 0)));
  const fires = (value: number) => value > 0;
  const calm = values.filter((_, i) => courses[i]?.onsetDay === null);
  const delays = courses
    .flatMap(({ onsetDay, responses }, i) => {
      if (onsetDay === null) return [];
      const alarm = responses.find(({ day }, k) => day >= onsetDay && values[i]?.[k] === 1);
      return [alarm === undefined ? Number.POSITIVE_INFINITY : alarm.day - onsetDay];
    })
    .sort((a, b) => a - b);
  return {
    ...foundWith(courses, values, fires),
    neverFlagged: 1 - alarmedShare(courses, values, fires),
    falseAlerts: calm.flat().filter(fires).length / calm.length,
    medianDelay: delays[delays.length >> 1] ?? Number.NaN,
  };
}

import type { PlainDate } from "./plain-date";

/** What a course usually shows, and when. Weeks are completed weeks since the first dose, as `weeksOnDrug` counts them. */
export type Expectation = {
  readonly id: "acne-flare" | "early-gains" | "clear-gains" | "best-results";
  readonly fromWeek: number;
  readonly toWeek: number;
  /** Holds from then on; otherwise it passes. */
  readonly lasts: boolean;
  /** To go after "Week 3:". */
  readonly text: string;
  readonly source: string;
  /** When the source was compared with this text. */
  readonly checkedOn: PlainDate;
};

const REFERENCE = { source: "Clinical reference of Isomood, section 5", checkedOn: "2026-11-23" } as const;

/** Average weeks in a month: month 3 ends with week 13. */
const WEEKS_A_MONTH = 52 / 12;
const monthEnd = (month: number) => Math.round(month * WEEKS_A_MONTH);

/**
 * The expected course of the skin, in the order in which it comes. Nothing about mood is in it: no time after which mood is safe is known.
 */
export const TIMELINE: readonly Expectation[] = [
  { id: "acne-flare", fromWeek: 2, toWeek: 4, lasts: false, text: "acne may flare", ...REFERENCE },
  { id: "early-gains", fromWeek: 6, toWeek: 8, lasts: true, text: "less oil and fewer lesions are usual by weeks 6 to 8", ...REFERENCE },
  {
    id: "clear-gains",
    fromWeek: monthEnd(3),
    toWeek: monthEnd(4),
    lasts: true,
    text: "clear gains are usual by months 3 to 4",
    ...REFERENCE,
  },
  {
    id: "best-results",
    fromWeek: monthEnd(5),
    toWeek: monthEnd(6),
    lasts: true,
    text: "best results are usual by months 5 to 6",
    ...REFERENCE,
  },
];

/** `now`: the weeks in which it usually comes. `since`: it usually has come by then. */
export type Expected = { readonly expectation: Expectation; readonly stage: "now" | "since" };

/**
 * What is expected of the skin in a week of the course, in the order of the timeline. Empty before the first dose and in the weeks of which
 * nothing is known. Averages of many courses: nothing here says that this one goes well or badly.
 * @param week completed weeks since the first dose; negative before it
 * @throws RangeError on anything but a whole number
 * @example expectedAt(3).map(({ expectation }) => expectation.id) // ["acne-flare"]
 */
export function expectedAt(week: number): Expected[] {
  if (!Number.isSafeInteger(week)) throw new RangeError(`Not a whole number of weeks: ${week}`);
  return TIMELINE.filter(({ fromWeek, toWeek, lasts }) => fromWeek <= week && (lasts || week <= toWeek)).map((expectation) => ({
    expectation,
    stage: week <= expectation.toWeek ? "now" : "since",
  }));
}

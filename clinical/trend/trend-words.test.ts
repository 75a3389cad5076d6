import fc from "fast-check";
import { expect, test } from "vitest";
import { type TrendChange, trendOf } from "./trend";
import { trendSentence, weeksSince } from "./trend-words";

const seen = (day: number, change: Partial<TrendChange>) => ({
  day,
  change: { onsetDay: 28, levelBefore: 4, beforeFrom: 0, beforeTo: 28, afterFrom: 42, total: 10, isRising: true, rise: 6, ...change },
});

test.each([
  [seen(63, {}), "PHQ-9 has been rising for about 5 weeks: now 10, 6 points above the level of weeks 0 to 4."],
  [seen(29, {}), "PHQ-9 has been rising for about 1 week: now 10, 6 points above the level of weeks 0 to 4."],
  [seen(63, { isRising: false }), "PHQ-9 has been higher for about 5 weeks: now 10, 6 points above the level of weeks 0 to 4."],
  [seen(63, { rise: 2.4 }), "PHQ-9 has been rising for about 5 weeks: now 10, 2 points above the level of weeks 0 to 4."],
  [seen(63, { rise: 1 }), "PHQ-9 has been rising for about 5 weeks: now 10, 1 point above the level of weeks 0 to 4."],
  [seen(63, { beforeTo: 6 }), "PHQ-9 has been rising for about 5 weeks: now 10, 6 points above the level of week 0."],
  [
    seen(63, { beforeFrom: -7 }),
    "PHQ-9 has been rising for about 5 weeks: now 10, 6 points above the level from before the start to week 4.",
  ],
  [
    seen(14, { onsetDay: 0, beforeFrom: -7, beforeTo: 0, afterFrom: 14 }),
    "PHQ-9 has been rising for about 2 weeks: now 10, 6 points above the level before and at the start.",
  ],
  [
    seen(14, { onsetDay: -7, beforeFrom: -7, beforeTo: -7, afterFrom: 14 }),
    "PHQ-9 has been rising for about 3 weeks: now 10, 6 points above the level before the start.",
  ],
  [
    seen(-7, { onsetDay: -30, beforeFrom: -37, beforeTo: -30, afterFrom: -14 }),
    "PHQ-9 has been rising for about 3 weeks: now 10, 6 points above the level of the answers before.",
  ],
  [seen(112, { afterFrom: 112 }), "PHQ-9 has been rising for about 12 weeks: now 10, 6 points above the level of weeks 0 to 4."],
  [seen(113, { afterFrom: 113 }), "PHQ-9 is 10, 6 points above the level of weeks 0 to 4, with no answers for 12 weeks in between."],
])("what was seen, in words a prescriber can check (%#)", (point, sentence) => {
  expect(trendSentence(point, "PHQ-9")).toBe(sentence);
});

test("scores that fall are never called rising", () => {
  const course = fc.array(fc.integer({ min: 0, max: 27 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(course, (totals) => {
      const observations = totals.map((total, i) => ({ day: 14 * i, items: null, total }));
      const point = trendOf(observations, []).at(-1);
      fc.pre(point !== undefined && point.change !== null);
      const falls = (totals.at(-1) ?? 0) < (totals.at(-2) ?? 0);
      expect(trendSentence(point ?? { day: 0, change: null }, "PHQ-9").includes("rising")).toBe(!falls);
    }),
  );
});

test("the instrument is named as it is: a teen's is not called PHQ-9", () => {
  expect(trendSentence(seen(63, {}), "PHQ-9 for teens")).toMatch(/^PHQ-9 for teens has been rising/);
});

test("where nothing changed there is nothing to say", () => {
  expect(() => trendSentence({ day: 0, change: null }, "PHQ-9")).toThrow(new RangeError("There is no change to put into words"));
});

test.each([
  [29, 1],
  [31, 1],
  [38, 1],
  [39, 2],
  [63, 5],
])("on day %i a rise since day 28 is %i weeks old, and never less than one", (day, weeks) => {
  expect(weeksSince(seen(day, {}))).toBe(weeks);
});

test("where nothing changed there are no weeks to count", () => {
  expect(() => weeksSince({ day: 0, change: null })).toThrow(new RangeError("There is no change to count from"));
});

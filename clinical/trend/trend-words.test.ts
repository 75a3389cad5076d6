import { expect, test } from "vitest";
import type { TrendChange } from "./trend";
import { trendSentence } from "./trend-words";

const seen = (day: number, change: Partial<TrendChange>) => ({
  day,
  value: 1,
  level: 9,
  change: { onsetDay: 28, levelBefore: 4, beforeFrom: 0, beforeTo: 28, rise: 6, ...change },
});

test.each([
  [seen(63, {}), "PHQ-9 has been rising for about 5 weeks and is now 6 points above the level of weeks 0 to 4."],
  [seen(29, {}), "PHQ-9 has been rising for about 1 week and is now 6 points above the level of weeks 0 to 4."],
  [seen(63, { rise: 2.4 }), "PHQ-9 has been rising for about 5 weeks and is now 2 points above the level of weeks 0 to 4."],
  [seen(63, { rise: 1 }), "PHQ-9 has been rising for about 5 weeks and is now 1 point above the level of weeks 0 to 4."],
  [seen(63, { beforeTo: 6 }), "PHQ-9 has been rising for about 5 weeks and is now 6 points above the level of week 0."],
  [seen(63, { beforeFrom: -7 }), "PHQ-9 has been rising for about 5 weeks and is now 6 points above the level up to week 4."],
  [
    seen(14, { onsetDay: 0, beforeFrom: -7, beforeTo: -7 }),
    "PHQ-9 has been rising for about 2 weeks and is now 6 points above the level before the start.",
  ],
  [
    seen(21, { onsetDay: 7, beforeFrom: 0, beforeTo: 7 }),
    "PHQ-9 has been rising for about 2 weeks and is now 6 points above the level of weeks 0 to 1.",
  ],
])("what was seen, in words a prescriber can check (%#)", (point, sentence) => {
  expect(trendSentence(point, "PHQ-9")).toBe(sentence);
});

test("the instrument is named as it is: a teen's is not called PHQ-9", () => {
  expect(trendSentence(seen(63, {}), "PHQ-9 for teens")).toMatch(/^PHQ-9 for teens has been rising/);
});

test("where nothing changed there is nothing to say", () => {
  expect(() => trendSentence({ day: 0, value: null, level: 4, change: null }, "PHQ-9")).toThrow(
    new RangeError("There is no change to put into words"),
  );
});

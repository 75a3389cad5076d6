import { describe, expect, test } from "vitest";
import { ruleOf } from "./rules";
import { historyOf, policyWith, rulesAt } from "./testing";
import { urgencyRank } from "./urgency";

describe("a worse answer on day 0, when it is half of the baseline, is no less urgent", () => {
  test.each([
    ["by default", {}],
    ["with all bands as low as a clinic may set them", { moderateTotal: 8, moderatelySevereTotal: 12, severeTotal: 16, newBandRise: 3 }],
    ["with bands wider than the rise", { moderatelySevereTotal: 12, newBandRise: 3, reliableRise: 8 }],
    ["with the smallest rise", { newBandRise: 3 }],
  ])("%s", (_, thresholds) => {
    const policy = policyWith({ ...thresholds, trendLogOdds: 1000 });
    const urgencyOf = (before: number, total: number) =>
      Math.max(0, ...rulesAt(historyOf([-7, before], [0, total]), policy).map((rule) => urgencyRank(ruleOf(rule).urgency)));
    for (let before = 0; before < 24; before++) {
      const urgencies = Array.from({ length: 25 }, (_, total) => urgencyOf(before, total));
      expect([before, urgencies]).toEqual([before, urgencies.toSorted((a, b) => a - b)]);
    }
  });
});

import { describe, expect, test } from "vitest";
import { whyNotFlagged } from "./flags";
import type { CourseHistory } from "./history";
import { checkInOn, courseOf, gad7Of, historyOf, phqOf, policyWith, reportOn } from "./testing";

const silentTrend = policyWith({ trendLogOdds: 1000 });
const ITEM_9 = "Item 9 “not at all”; any other answer is flagged";
const RISES = "rises from 6 are flagged, from 5 watched";
const gaps = { instrument: "phq9" as const, answers: [0, 0, 0, 0, 0, 0, null, null, null], total: null, difficulty: null };

describe("why nothing was flagged", () => {
  test.each<[string, CourseHistory, string[]]>([
    ["a small rise", historyOf([0, 5], [14, 7]), [`PHQ-9 7, 2 above baseline 5; ${RISES}`, ITEM_9]],
    ["a fall", historyOf([0, 8], [14, 7]), [`PHQ-9 7, 1 below baseline 8; ${RISES}`, ITEM_9]],
    ["no change", historyOf([0, 7], [14, 7]), [`PHQ-9 7, the same as baseline 7; ${RISES}`, ITEM_9]],
    [
      "a better time since the start",
      historyOf([0, 7], [14, 3], [28, 3], [42, 6]),
      [`PHQ-9 6, 1 below baseline 7, 3 above the best earlier level, 3; ${RISES}`, ITEM_9],
    ],
    ["the first answers", historyOf([0, 7]), ["PHQ-9 7; these answers set the baseline, change is judged from the next", ITEM_9]],
    [
      "before treatment",
      historyOf([-7, 9]),
      ["PHQ-9 9; these answers set the baseline, change is judged from the next", "Before treatment, 10 or more is flagged", ITEM_9],
    ],
    [
      "high since the start",
      historyOf([0, 12], [14, 13]),
      [`PHQ-9 13, 1 above baseline 12; ${RISES}`, "The baseline 12 was already 10 or more", "20 or more is always flagged", ITEM_9],
    ],
    [
      "at the very band since the start",
      historyOf([0, 10], [14, 12]),
      [`PHQ-9 12, 2 above baseline 10; ${RISES}`, "The baseline 10 was already 10 or more", "20 or more is always flagged", ITEM_9],
    ],
    [
      "high since a late start",
      historyOf([20, 16], [34, 12], [48, 16]),
      [
        `PHQ-9 16, the same as late baseline 16, 2 above the best earlier level, 14; ${RISES}`,
        "The late baseline 16 was already 15 or more",
        "20 or more is always flagged",
        "No answers shortly before or at the start; the first of the course serve as baseline",
        ITEM_9,
      ],
    ],
    [
      "into a band by a small rise",
      historyOf([0, 8], [14, 12]),
      [`PHQ-9 12, 4 above baseline 8; ${RISES}`, "10 or more is flagged with a rise of 5", "20 or more is always flagged", ITEM_9],
    ],
    [
      "into the next band by a small rise",
      historyOf([0, 12], [14, 15]),
      [`PHQ-9 15, 3 above baseline 12; ${RISES}`, "15 or more is flagged with a rise of 5", "20 or more is always flagged", ITEM_9],
    ],
    [
      "a late baseline",
      historyOf([20, 4], [34, 5]),
      [
        `PHQ-9 5, 1 above late baseline 4; ${RISES}`,
        "No answers shortly before or at the start; the first of the course serve as baseline",
        ITEM_9,
      ],
    ],
    [
      "too many items missing",
      courseOf(reportOn(0, { depression: gaps })),
      [
        "More than two items of the PHQ-9 are missing: no total, and no rule over it could look",
        "Item 9 was not answered: nothing is known of it",
      ],
    ],
    [
      "a mere total",
      courseOf(reportOn(0, { depression: { ...phqOf(4), answers: null } })),
      ["PHQ-9 4; these answers set the baseline, change is judged from the next", "Only a total is known: nothing is known of item 9"],
    ],
    [
      "nothing of it asked",
      courseOf(reportOn(0, { skin: "same" })),
      ["No depression questionnaire was answered; its rules could not look", "Item 9 was not answered: nothing is known of it"],
    ],
    [
      "anxiety too",
      courseOf(checkInOn(0, 4, { anxiety: gad7Of(3) }), checkInOn(14, 4, { anxiety: gad7Of(6) })),
      [`PHQ-9 4, the same as baseline 4; ${RISES}`, "GAD-7 6, baseline 3; rises from 6 are flagged, from 4 twice in a row", ITEM_9],
    ],
    [
      "a first GAD-7",
      courseOf(checkInOn(0, 4, { anxiety: gad7Of(3) })),
      ["PHQ-9 4; these answers set the baseline, change is judged from the next", "GAD-7 3; these answers set its baseline", ITEM_9],
    ],
    ["no answers", historyOf(), ["No answers yet; every rule needs at least one"]],
  ])("%s", (_, history, facts) => {
    expect(whyNotFlagged(history, silentTrend)).toEqual(facts);
  });

  test("says nothing where a rule fired", () => {
    expect(whyNotFlagged(historyOf([0, 2], [14, 8]), silentTrend)).toEqual([]);
  });

  test("names the clinic's own thresholds", () => {
    const careful = policyWith({ reliableRise: 5, earlyRise: 4, moderateTotal: 8, newBandRise: 3, trendLogOdds: 1000 });
    expect(whyNotFlagged(historyOf([0, 7], [14, 8]), careful).slice(0, 2)).toEqual([
      "PHQ-9 8, 1 above baseline 7; rises from 5 are flagged, from 4 watched",
      "8 or more is flagged with a rise of 3",
    ]);
  });
});

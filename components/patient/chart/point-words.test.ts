import { describe, expect, it } from "vitest";
import type { CoursePoint } from "./course-points";
import { levelWords, pointSentence } from "./point-words";
import { reportedSideEffects, sideEffectList, sideEffectsByGrade } from "./side-effect-words";

const none: (number | null)[] = Array(15).fill(0);
const effects = (...pairs: [number, number | null][]) => pairs.reduce((all, [place, answer]) => all.with(place, answer), none);

const point: CoursePoint = {
  ...{ id: "a", day: 28, week: 4, at: "2026-11-09T10:00:00Z", missed: false, mood: "PHQ-9" },
  ...{ total: 17, severity: "moderately severe", prorated: false, answers: null, change: 11, difficulty: 2, level: 13.6 },
  ...{
    anxiety: { total: 9, severity: "mild", answers: [] },
    skin: "better",
    adherence: "missed-some",
    diverging: "said",
    alsoTold: [],
    flags: [],
  },
  sideEffects: effects([0, 1], [5, 3], [13, 1]),
};
const say = (part: Partial<CoursePoint>) => pointSentence({ ...point, ...part }, 6, "UTC", "2026-11-26T10:00:00Z");

describe("a point in words", () => {
  it("tells everything the check-in told, gravest side effects only", () => {
    expect(say({})).toBe(
      "wk 4, 9 Nov: PHQ-9 17, moderately severe, 11 above baseline 6, GAD-7 9, mild, trend level 14, skin better, mood worse while skin better twice in a row, missed some doses, side effects: Hardly needs sleep, full of energy, Headache severe",
    );
  });

  it("says of a total that makes up for questions left out that it does", () => {
    expect(say({ prorated: true })).toContain("PHQ-9 17, moderately severe, prorated, 11 above");
  });

  it("tells a gap and answers without a total as what they are", () => {
    const empty = { total: null, severity: null, change: null, level: null, anxiety: null, skin: null, adherence: null } as const;
    const rest = { diverging: null, sideEffects: null };
    expect(say({ ...empty, ...rest, missed: true, at: "2026-11-09" })).toBe("wk 4, 9 Nov: not answered");
    expect(say({ ...empty, ...rest })).toBe("wk 4, 9 Nov: PHQ-9 without a total");
  });

  it("names the flags and what was done about them, by whom and when", () => {
    const deeds = [{ id: "d", words: "Contacted", by: "Nora Byrne", at: "2026-11-10T09:00:00Z" }];
    const flag = { id: "f", title: "Reliable rise", urgency: "review", open: false, raisedAt: point.at, apart: false, deeds } as const;
    expect(say({ flags: [{ ...flag, deeds }] })).toMatch(/\. Flag closed: Reliable rise\. Contacted, Nora Byrne, 10 Nov$/);
  });

  it("gives the trend as a level in points, never as a chance", () => {
    expect(levelWords(13.4)).toBe("trend level 13");
    expect(levelWords(0.2)).toBe("trend level 0");
  });
});

describe("side effects in words", () => {
  it("puts warning signs first, then the severest", () => {
    expect(sideEffectList(effects([0, 2], [5, 3], [11, 1]))).toBe("Seeing or hearing things, Headache severe, Dryness moderate");
  });

  it("groups them by grade where room is short", () => {
    expect(sideEffectsByGrade(effects([0, 1], [1, 1], [5, 3], [11, 1]))).toBe(
      "Warning: seeing or hearing things. Severe: headache. Mild: dryness, peeling.",
    );
    expect(sideEffectsByGrade(none)).toBe("");
  });

  it("keeps nothing reported apart from not asked, and an unanswered question out of both", () => {
    expect(sideEffectList(none)).toBe("");
    expect(sideEffectList(null)).toBeNull();
    expect(sideEffectList(effects([0, null]))).toBe("");
  });

  it("gives a row to each that was reported at least once, warning signs on top", () => {
    const points = [{ sideEffects: effects([2, 1]) }, { sideEffects: null }, { sideEffects: effects([14, 1]) }];
    expect(reportedSideEffects(points).map(({ full }) => full)).toEqual(["Acted in scary ways", "Joint or muscle pain"]);
  });
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/clinical/plain-date";
import type { RuleId } from "@/clinical/rules";
import { answersOf } from "@/clinical/testing";
import { type Detected, detectLine } from "./detect-line";

const TODAY = "2026-11-25";
type Response = { at: string; instrument: "phq9" | "phq9-teen" | "gad7"; items?: (number | null)[]; total?: number };

const START = "2026-03-02";
const phq9 = (at: string, total: number, item9 = 0): Response => ({ at, instrument: "phq9", items: answersOf(total, item9) });
const gad7 = (at: string, total: number): Response => ({ at, instrument: "gad7", total });
const line = (responses: readonly Response[], doseChanges: readonly string[]) =>
  JSON.stringify({ id: "p1", courseStart: START, doseChanges, responses });

/** @throws if the line is refused, so that no test passes on an error */
function detectWith(doseChanges: readonly string[], responses: readonly Response[]): Detected {
  const detected = detectLine(line(responses, doseChanges), { today: TODAY });
  if ("error" in detected) throw new Error(detected.error);
  return detected;
}
const detect = (...responses: readonly Response[]) => detectWith([], responses);
const flagsAt = (detected: Detected, at: string) => detected.flags.filter((flag) => flag.at === at).map(({ rule }) => rule);

describe("the example of docs/detect.md", () => {
  const blocks = [...readFileSync("docs/detect.md", "utf8").matchAll(/```ndjson\n(.*?)\n```/gs)].map(([, text = ""]) => text.split("\n"));
  const [input = [], output = []] = blocks;

  test("answers what it says it answers", () => {
    expect(input).toHaveLength(2);
    expect(input.map((text) => JSON.stringify(detectLine(text, { today: TODAY })))).toEqual(output);
  });
});

describe("scores", () => {
  test("are one a response, in their order, whatever the instrument, and say what was made up for", () => {
    const { scores } = detect(
      { at: "2026-02-23", instrument: "phq9", items: [1, 1, 1, 1, 0, 0, 0, 0, null] },
      { at: START, instrument: "gad7", items: [2, 2, 2, 2, 2, 2, 2] },
      { at: START, instrument: "phq9", total: 15 },
      { at: "2026-03-16", instrument: "phq9", items: [null, null, null, 3, 3, 3, 3, 3, 0] },
    );
    expect(scores).toEqual([
      { at: "2026-02-23", instrument: "phq9", total: 5, severity: "mild", prorated: true },
      { at: START, instrument: "gad7", total: 14, severity: "moderate", prorated: false },
      { at: START, instrument: "phq9", total: 15, severity: "moderately severe", prorated: false },
      { at: "2026-03-16", instrument: "phq9", total: null, severity: null, prorated: false },
    ]);
  });
});

describe("the signal", () => {
  test("is one a depression response, null for the first and where there is no total, higher when it is worse", () => {
    const rising = detect(phq9("2026-02-23", 3), phq9(START, 3), gad7("2026-03-09", 4), phq9("2026-03-16", 10), phq9("2026-03-30", 16));
    const steady = detect(phq9("2026-02-23", 3), phq9(START, 3), gad7("2026-03-09", 4), phq9("2026-03-16", 3), phq9("2026-03-30", 3));
    expect(rising.signal.map(({ at }) => at)).toEqual(["2026-02-23", START, "2026-03-16", "2026-03-30"]);
    expect(rising.signal[0]?.value).toBeNull();
    expect(rising.signal.at(-1)?.value).toBeGreaterThan(steady.signal.at(-1)?.value ?? Number.POSITIVE_INFINITY);
    const gap = detect(phq9(START, 3), { at: "2026-03-16", instrument: "phq9", items: [null, null, null, 0, 0, 0, 0, 0, 0] });
    expect(gap.signal.map(({ value }) => value)).toEqual([null, null]);
  });
});

describe("before and at the start, by the calendar of whoever wrote it down", () => {
  test.each([
    ["2026-01-18", 43, []],
    ["2026-01-18T23:59:59Z", 43, []],
    ["2026-01-19", 42, ["high-baseline"]],
    ["2026-01-19T00:00:00Z", 42, ["high-baseline"]],
    ["2026-03-01T23:59:59Z", 1, ["high-baseline"]],
    ["2026-03-01T23:00:00-08:00", 1, ["high-baseline"]], // in UTC it is the first day already
    ["2026-03-02T00:00:00Z", 0, []],
    ["2026-03-02T00:00:00+12:00", 0, []], // in UTC it is the day before still
  ])("10 points at %s, %i days before the start, raise %j", (at, _, rules) => {
    expect(flagsAt(detect(phq9(at, 10)), at)).toEqual(rules);
  });

  test.each([
    ["2026-03-05", 8], // day 3: the day-0 score is the baseline
    ["2026-03-05T23:59:59-11:00", 8],
    ["2026-03-06", 2], // later it is not: the first of the course is
  ])("a second answer at %s makes the baseline %i", (at, baseline) => {
    const detected = detect(phq9("2025-12-01", 2), phq9(at, 8), phq9("2026-03-30", 14));
    const rise = detected.flags.find((flag) => flag.at === "2026-03-30" && flag.rule === "reliable-rise");
    expect(rise?.explanation).toContain(`baseline ${baseline}`);
  });

  test("a traveller's clock that runs back does not undo the order", () => {
    const detected = detect(phq9("2026-04-02T01:00:00+14:00", 3), phq9("2026-04-01T20:00:00-05:00", 10));
    expect(detected.scores.map(({ total }) => total)).toEqual([3, 10]);
    expect(flagsAt(detected, "2026-04-01T20:00:00-05:00")).toContain("reliable-rise");
  });
});

describe("flags", () => {
  test("are listed each time they fire, `still-high` too, with no merging", () => {
    const { flags } = detect(phq9(START, 16), phq9("2026-03-16", 16), phq9("2026-03-30", 16), phq9("2026-04-13", 16));
    expect(flags.filter(({ rule }) => rule === "still-high").map(({ at }) => at)).toEqual(["2026-03-16", "2026-03-30", "2026-04-13"]);
  });

  test("come with the urgency of their rule and a sentence, most urgent first", () => {
    const { flags } = detect(phq9(START, 4), phq9("2026-03-16", 21, 2));
    expect(flags[0]).toMatchObject({ at: "2026-03-16", rule: "item-9-high", urgency: "now" });
    expect(flags[0]?.explanation).toMatch(/^Item 9 .*\.$/);
    const order = ["now", "today", "review", "watch"];
    const places = flags.map(({ urgency }) => order.indexOf(urgency));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
  });

  test("of a response with more than two missing items are item 9's alone", () => {
    const gap = (item9: number): Response => ({ at: "2026-03-16", instrument: "phq9", items: [null, null, null, 3, 3, 3, 3, 3, item9] });
    expect(flagsAt(detect(phq9(START, 0), gap(0)), "2026-03-16")).toEqual([]);
    expect(flagsAt(detect(phq9(START, 0), gap(1)), "2026-03-16")).toEqual(["item-9"]);
    expect(flagsAt(detect(phq9(START, 0), gap(2)), "2026-03-16")).toEqual(["item-9-high"]);
    const after = detect(phq9(START, 0), gap(0), phq9("2026-03-30", 5));
    expect(flagsAt(after, "2026-03-30")).toEqual(["early-rise"]); // twice in a row would be confirmed-rise
  });

  test("a missing item 9 is not answered, never a 0 and never a flag", () => {
    const { flags } = detect(phq9(START, 0), { at: "2026-03-16", instrument: "phq9", items: [0, 0, 0, 0, 0, 0, 0, 0, null] });
    expect(flags).toEqual([]);
  });

  test("item 9 of the teens' form is found by its meaning, and a total alone says nothing of it", () => {
    const teen = (items: number[]): Response => ({ at: START, instrument: "phq9-teen", items });
    expect(flagsAt(detect(teen([0, 0, 0, 0, 0, 0, 0, 0, 2])), START)).toEqual(["item-9-high"]);
    expect(flagsAt(detect({ at: START, instrument: "phq9-teen", total: 9 }), START)).toEqual([]);
  });

  test("the GAD-7 takes part, beside a PHQ-9 of the same moment and without one", () => {
    const alone = detect(gad7(START, 3), gad7("2026-03-16", 9));
    expect(alone.flags.map(({ at, rule }) => [at, rule])).toEqual([["2026-03-16", "anxiety-rise"]]);
    const beside = detect(gad7(START, 3), phq9(START, 0), gad7("2026-03-16", 9), phq9("2026-03-16", 1, 1));
    expect(flagsAt(beside, "2026-03-16")).toEqual(["item-9", "anxiety-rise"]);
  });

  test("of the same instant written differently are those of one check-in", () => {
    const { flags } = detect(phq9("2026-03-16T10:00:00Z", 1, 1), gad7("2026-03-16T11:00:00+01:00", 21));
    expect(new Set(flags.map(({ at }) => at))).toEqual(new Set(["2026-03-16T10:00:00Z"]));
  });
});

describe("whatever the course", () => {
  const answer = fc
    .constantFrom<(number | null)[]>(...([[0], [1], [2], [3], [null]] as (number | null)[][]))
    .map(([value = null]) => value);
  const scored = (instrument: Response["instrument"], length: number, most: number) =>
    fc.oneof(
      fc.array(answer, { minLength: length, maxLength: length }).map((items) => ({ instrument, items })),
      fc.nat({ max: most }).map((total) => ({ instrument, total })),
    );
  const at = (minute: number, isDate: boolean) => {
    const instant = new Date(Date.parse(START) + minute * 60_000).toISOString();
    return isDate ? instant.slice(0, 10) : instant;
  };
  const depression = fc.constantFrom<["phq9" | "phq9-teen"]>(["phq9"], ["phq9-teen"]);
  const courses = depression.chain(([instrument]) =>
    fc
      .uniqueArray(
        fc.tuple(fc.integer({ min: -100_000, max: 300_000 }), fc.boolean(), scored(instrument, 9, 27), fc.option(scored("gad7", 7, 21))),
        {
          maxLength: 8,
          selector: ([minute]) => Math.floor(minute / 1440), // one a day
        },
      )
      .map((list) =>
        list
          .toSorted(([a], [b]) => a - b)
          .map(([minute, isDate, mood, worry]): Response[] => [
            { at: at(minute, isDate), ...mood },
            ...(worry === null ? [] : [{ at: at(minute, isDate), ...worry }]),
          ]),
      ),
  );
  const possible: RuleId[] = [
    "item-9-high",
    "item-9",
    "severe",
    "new-moderately-severe",
    "high-baseline-severe",
    "reliable-rise",
    "confirmed-rise",
    "rise-from-best",
    "new-moderate",
    "high-baseline",
    "still-high",
    "anxiety-rise",
    "trend",
    "early-rise",
  ];

  test("it is answered, one score a response, one signal a depression response, no rule that lacks its input", () => {
    fc.assert(
      fc.property(courses, (checkIns) => {
        const responses = checkIns.flat();
        const detected = detect(...responses);
        expect(detected.scores.map(({ at }) => at)).toEqual(responses.map(({ at }) => at));
        expect(detected.signal.map(({ at }) => at)).toEqual(checkIns.map(([first]) => first?.at));
        for (const { value } of detected.signal) expect(value === null || Number.isFinite(value)).toBe(true);
        if (detected.signal.length > 0) expect(detected.signal[0]?.value).toBeNull();
        for (const { rule, at } of detected.flags) {
          expect(possible).toContain(rule);
          expect(responses.map((response) => response.at)).toContain(at);
        }
      }),
    );
  });

  test("what is said of a check-in never depends on later answers or dose changes", () => {
    const doses = fc
      .uniqueArray(fc.nat({ max: 200 }), { maxLength: 4 })
      .map((days) => days.toSorted((a, b) => a - b).map((day) => addDays(START, day)));
    fc.assert(
      fc.property(courses, doses, fc.nat({ max: 8 }), (checkIns, doseChanges, length) => {
        const early = checkIns.slice(0, length).flat();
        const last = early.at(-1)?.at.slice(0, 10) ?? START;
        const whole = detectWith(doseChanges, checkIns.flat());
        const part = detectWith(
          doseChanges.filter((date) => date <= last),
          early,
        );
        expect(whole.scores.slice(0, part.scores.length)).toEqual(part.scores);
        expect(whole.signal.slice(0, part.signal.length)).toEqual(part.signal);
        expect(whole.flags.slice(0, part.flags.length)).toEqual(part.flags);
      }),
    );
  });
});

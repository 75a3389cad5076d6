import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INSTRUMENTS, type ScoredInstrumentId, SEVERITIES } from "./instruments";
import { checkCompleteAnswers, scoreAnswers, severityOfTotal } from "./score-instrument";

const SCORED = ["phq9", "phq9-teen", "gad7", "phq2"] as const satisfies readonly ScoredInstrumentId[];
const itemsOf = (id: ScoredInstrumentId) => INSTRUMENTS[id].items.length;
const same = (id: ScoredInstrumentId, answer: number | null) => Array.from({ length: itemsOf(id) }, () => answer);

describe("the severity of a total", () => {
  test.each([
    ["phq9", 0, "minimal"],
    ["phq9", 4, "minimal"],
    ["phq9", 5, "mild"],
    ["phq9", 9, "mild"],
    ["phq9", 10, "moderate"],
    ["phq9", 14, "moderate"],
    ["phq9", 15, "moderately severe"],
    ["phq9", 19, "moderately severe"],
    ["phq9", 20, "severe"],
    ["phq9", 27, "severe"],
    ["phq9-teen", 9, "mild"],
    ["phq9-teen", 10, "moderate"],
    ["phq9-teen", 27, "severe"],
    ["gad7", 0, "minimal"],
    ["gad7", 4, "minimal"],
    ["gad7", 5, "mild"],
    ["gad7", 9, "mild"],
    ["gad7", 10, "moderate"],
    ["gad7", 14, "moderate"],
    ["gad7", 15, "severe"],
    ["gad7", 21, "severe"],
    ["phq2", 3, null],
    ["phq2", 6, null],
  ] as const)("%s %i is %s", (id, total, severity) => {
    expect(severityOfTotal(id as ScoredInstrumentId, total)).toBe(severity);
  });

  test.each([
    ["phq9", -1],
    ["phq9", 28],
    ["phq9", 4.5],
    ["phq9", Number.NaN],
    ["phq9", Number.POSITIVE_INFINITY],
    ["gad7", 22],
    ["phq2", 7],
  ] as const)("%s has no total of %s", (id, total) => {
    expect(() => severityOfTotal(id as ScoredInstrumentId, total)).toThrow(
      new RangeError(`Not a ${INSTRUMENTS[id].shortTitle} total: ${total}`),
    );
  });

  test.each(SCORED.filter((id) => id !== "phq2"))("the bands of %s cover its whole axis without gap or overlap, mildest first", (id) => {
    const { bands, axis } = INSTRUMENTS[id];
    const covered = bands.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
    expect(covered).toEqual(Array.from({ length: axis.max + 1 }, (_, i) => i));
    expect(SEVERITIES.filter((severity) => bands.some(({ label }) => label === severity))).toEqual(bands.map(({ label }) => label));
  });
});

describe("complete answers", () => {
  test.each(SCORED)("of %s add up, from all 0 to all 3, which is the end of its axis", (id) => {
    expect(scoreAnswers(id, same(id, 0))).toMatchObject({ total: 0, prorated: false, answered: itemsOf(id) });
    expect(scoreAnswers(id, same(id, 3))).toMatchObject({ total: INSTRUMENTS[id].axis.max, prorated: false, answered: itemsOf(id) });
    expect(INSTRUMENTS[id].axis.min).toBe(0);
  });

  test("give total and band", () => {
    expect(scoreAnswers("phq9", [1, 1, 1, 1, 1, 1, 1, 2, 1])).toEqual({ total: 10, severity: "moderate", prorated: false, answered: 9 });
    expect(scoreAnswers("gad7", [3, 3, 3, 3, 3, 0, 0])).toEqual({ total: 15, severity: "severe", prorated: false, answered: 7 });
    expect(scoreAnswers("phq2", [1, 2])).toEqual({ total: 3, severity: null, prorated: false, answered: 2 });
  });
});

describe("missing answers are made up for by the mean of the others, rounded half up", () => {
  test.each([
    ["one of nine", "phq9", [1, 1, 1, 1, 0, 0, 0, 0, null], 5], // 4.5
    ["one of nine, below the half", "phq9", [1, 1, 1, 0, 0, 0, 0, 0, null], 3], // 3.375
    ["two of nine", "phq9", [1, 1, 1, 1, 1, 1, 1, null, null], 9],
    ["two of nine, above the half", "phq9", [null, 3, 0, 0, null, 0, 0, 0, 0], 4], // 3.857
    ["two of nine, all 3", "phq9", [3, 3, 3, 3, 3, 3, 3, null, null], 27],
    ["two of nine, all 0", "phq9", [0, 0, 0, 0, 0, 0, 0, null, null], 0],
    ["one of seven", "gad7", [1, 1, 1, 0, 0, 0, null], 4], // 3.5
    ["two of seven", "gad7", [1, 0, 0, 0, 0, null, null], 1], // 1.4
    ["one of nine for teens", "phq9-teen", [2, 2, 0, 0, 0, 0, 0, null, 0], 5], // 4.5
  ] as const)("%s", (_, id, answers, total) => {
    const answered = answers.filter((answer) => answer !== null).length;
    expect(scoreAnswers(id, answers)).toEqual({ total, severity: severityOfTotal(id, total), prorated: true, answered });
  });

  test.each([
    ["phq9", [3, 3, 3, 3, 3, 3, null, null, null], 6],
    ["phq9-teen", [3, 3, 3, 3, 3, 3, null, null, null], 6],
    ["gad7", [3, 3, 3, 3, null, null, null], 4],
    ["phq2", [3, null], 1],
    ["phq9", [null, null, null, null, null, null, null, null, null], 0],
  ] as const)("%s with more missing has no total: %j", (id, answers, answered) => {
    expect(scoreAnswers(id, answers)).toEqual({ total: null, severity: null, prorated: false, answered });
  });
});

describe("answers no questionnaire can hold are refused, naming their place", () => {
  test.each([
    ["too few", [0, 0, 0, 0, 0, 0, 0, 0], "PHQ-9 has 9 answers, not 8"],
    ["too many", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "PHQ-9 has 9 answers, not 10"],
    ["above 3", [0, 0, 0, 0, 4, 0, 0, 0, 0], "PHQ-9 answer 5 is not 0, 1, 2, 3 or null"],
    ["below 0", [0, 0, 0, 0, 0, -1, 0, 0, 0], "PHQ-9 answer 6 is not 0, 1, 2, 3 or null"],
    ["fractional", [0, 0, 0.5, 0, 0, 0, 0, 0, 0], "PHQ-9 answer 3 is not 0, 1, 2, 3 or null"],
    ["text", ["1", 0, 0, 0, 0, 0, 0, 0, 0] as unknown as number[], "PHQ-9 answer 1 is not 0, 1, 2, 3 or null"],
    ["a hole", [0, 0, undefined, 0, 0, 0, 0, 0, 0] as unknown as number[], "PHQ-9 answer 3 is not 0, 1, 2, 3 or null"],
  ])("%s", (_, answers, message) => {
    expect(() => scoreAnswers("phq9", answers)).toThrow(new RangeError(message));
  });

  test("and from our own form a gap as well", () => {
    expect(() => checkCompleteAnswers("gad7", [0, 0, 0, null, 0, 0, 0])).toThrow(new RangeError("GAD-7 answer 4 is not 0, 1, 2 or 3"));
    expect(() => checkCompleteAnswers("gad7", [0, 0, 0, 3, 0, 0, 0])).not.toThrow();
  });
});

test.each(["phq15", "asq", "side-effects", ""])("%j is no instrument with a total", (id) => {
  const message = `Not an instrument with a total: ${id}`;
  expect(() => scoreAnswers(id as "phq9", [0, 0, 0, 0, 0, 0, 0, 0, 0])).toThrow(new RangeError(message));
  expect(() => severityOfTotal(id as "phq9", 0)).toThrow(new RangeError(message));
  expect(() => checkCompleteAnswers(id as "phq9", [])).toThrow(new RangeError(message));
});

describe("for every legal answers", () => {
  const legal = fc.constantFrom(...SCORED).chain((id) => {
    const answers = fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { freq: 8 }), { minLength: itemsOf(id), maxLength: itemsOf(id) });
    return answers.chain((given) =>
      fc.record({
        id: fc.constant(id),
        given: fc.constant(given),
        shuffled: fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      }),
    );
  });

  test("the total does not depend on the order of the items", () => {
    fc.assert(
      fc.property(legal, ({ id, given, shuffled }) => {
        expect(scoreAnswers(id, shuffled)).toEqual(scoreAnswers(id, given));
      }),
    );
  });

  test("raising one answer never lowers the total nor the severity", () => {
    fc.assert(
      fc.property(legal, fc.nat({ max: 8 }), ({ id, given }, n) => {
        const i = n % given.length;
        const answer = given[i] ?? null;
        fc.pre(answer !== null && answer < 3);
        const [before, after] = [scoreAnswers(id, given), scoreAnswers(id, given.with(i, answer + 1))];
        expect(after.total ?? 0).toBeGreaterThanOrEqual(before.total ?? 0);
        const rank = ({ severity }: typeof before) => (severity === null ? -1 : SEVERITIES.indexOf(severity));
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });
});

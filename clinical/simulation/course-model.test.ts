import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scorePhq9 } from "../score-phq9";
import { abilityFor, expectedTotal } from "../trend/graded-response";
import { PROTOCOL_CHECK_IN_DAYS, SCENARIO_IDS, SCENARIOS, type Scenario, simulateCourse } from "./course-model";
import { drawAnswers } from "./draw-answers";
import { randomFrom } from "./random";
import { drawScenario } from "./scenarios";

const scenario = fc.constantFrom(...SCENARIO_IDS);
const anySeed = fc.integer({ min: -1_000_000, max: 1_000_000 });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Mean total at one check-in over many courses. */
const meanAt = (id: Scenario, index: number, courses = 600) =>
  mean(
    Array.from({ length: courses }, (_, seed) => simulateCourse({ seed, scenario: id, missingShare: 0, dropOutShare: 0 })).map(
      ({ checkIns }) => scorePhq9(checkIns[index]?.answers ?? []).total,
    ),
  );

test("the same seed gives the same course, another seed another", () => {
  fc.assert(
    fc.property(anySeed, scenario, (seed, id) => {
      expect(simulateCourse({ seed, scenario: id })).toEqual(simulateCourse({ seed, scenario: id }));
    }),
  );
  const courses = Array.from({ length: 200 }, (_, seed) => JSON.stringify(simulateCourse({ seed, scenario: "stable" })));
  expect(new Set(courses).size).toBe(200);
});

test("one course is pinned, so that nobody changes the generator unawares", () => {
  const { checkIns, onsetDay, doseChangeDay } = simulateCourse({ seed: 7, scenario: "sudden" });
  const totals = checkIns.map(({ day, answers }) => [day, answers && scorePhq9(answers).total]);
  expect(JSON.stringify({ onsetDay, doseChangeDay, totals })).toBe(
    '{"onsetDay":43,"doseChangeDay":28,"totals":[[0,3],[null,null],[36,3],[44,3],[53,4],[71,7],[83,4],[107,8],[null,null],[169,10]]}',
  );
});

test("every course is one that could have been answered", () => {
  fc.assert(
    fc.property(anySeed, scenario, fc.boolean(), (seed, id, withPreTreatment) => {
      const checkInDays = withPreTreatment ? [-10, ...PROTOCOL_CHECK_IN_DAYS] : PROTOCOL_CHECK_IN_DAYS;
      const course = simulateCourse({ seed, scenario: id, checkInDays });
      expect(course.checkIns.map(({ dayDue }) => dayDue)).toEqual([...checkInDays]);
      let before = Number.NEGATIVE_INFINITY;
      for (const { dayDue, day, answers } of course.checkIns) {
        expect(day === null).toBe(answers === null);
        if (day === null || answers === null) continue;
        expect(() => scorePhq9(answers)).not.toThrow();
        expect(day).toBeGreaterThan(before);
        expect(day < 0).toBe(dayDue < 0);
        before = day;
      }
      expect(course.onsetDay === null).toBe(!SCENARIOS.find((s) => s.id === id)?.worsening);
    }),
  );
});

describe("scenarios do what they say", () => {
  test("a stable course stays where it is, near the 5 points of real young adults", () => {
    expect(meanAt("stable", 0)).toBeGreaterThan(4);
    expect(meanAt("stable", 0)).toBeLessThan(6.5);
    expect(Math.abs(meanAt("stable", 9) - meanAt("stable", 0))).toBeLessThan(1);
  });

  test.each<[Scenario, number, number]>([
    ["slow-drift", 5, 10],
    ["sudden", 6, 11],
    ["sudden-small", 4, 6.5],
    ["sudden-from-moderate", 6, 11],
    ["sudden-from-floor", 6, 11],
  ])("%s ends %d to %d points above its start", (id, from, to) => {
    const rise = meanAt(id, 9) - meanAt(id, 0);
    expect(rise).toBeGreaterThan(from);
    expect(rise).toBeLessThan(to);
  });

  test("the floor is near zero, improving courses halve, a relapse comes back, a spike passes", () => {
    expect(meanAt("floor", 0)).toBeLessThan(2);
    expect(meanAt("improving", 9)).toBeLessThan(meanAt("improving", 0) * 0.65);
    expect(meanAt("relapse", 9)).toBeGreaterThan(meanAt("relapse", 6) + 5);
    expect(Math.abs(meanAt("transient-spike", 9) - meanAt("transient-spike", 0))).toBeLessThan(1);
  });

  test("sudden worsening begins 3 to 21 days after the dose change", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { onsetDay, doseChangeDay } = simulateCourse({ seed, scenario: "sudden" });
      expect([28, 56]).toContain(doseChangeDay);
      expect((onsetDay ?? 0) - doseChangeDay).toBeGreaterThanOrEqual(3);
      expect((onsetDay ?? 0) - doseChangeDay).toBeLessThanOrEqual(21);
    }
  });

  test("scenarios are drawn by their shares", () => {
    const random = randomFrom(1);
    for (const worsening of [false, true]) {
      const drawn = Array.from({ length: 20_000 }, () => drawScenario(worsening, random));
      for (const { id, share } of SCENARIOS.filter((s) => s.worsening === worsening)) {
        expect(Math.abs(drawn.filter((d) => d === id).length / drawn.length - share)).toBeLessThan(0.015);
      }
    }
    expect(SCENARIOS.filter((s) => s.worsening).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(SCENARIOS.filter((s) => !s.worsening).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe("missing answers", () => {
  const missed = (options: { missingShare?: number; dropOutShare?: number }, id: Scenario = "stable") => {
    const courses = Array.from({ length: 500 }, (_, seed) => simulateCourse({ seed, scenario: id, ...options }));
    return mean(courses.flatMap(({ checkIns }) => checkIns.map(({ answers }) => (answers === null ? 1 : 0))));
  };

  test("none are missed when none may be, and all when all must", () => {
    expect(missed({ missingShare: 0, dropOutShare: 0 })).toBe(0);
    expect(missed({ missingShare: 1 })).toBe(1);
  });

  test("about one in eight is missed, more often when mood is worse", () => {
    expect(missed({ dropOutShare: 0 })).toBeGreaterThan(0.1);
    expect(missed({ dropOutShare: 0 })).toBeLessThan(0.15);
    expect(missed({ dropOutShare: 0 }, "sudden-from-moderate")).toBeGreaterThan(missed({ dropOutShare: 0 }) + 0.05);
  });

  test("who drops out answers nothing after it", () => {
    for (let seed = 0; seed < 50; seed++) {
      const answered = simulateCourse({ seed, scenario: "stable", missingShare: 0, dropOutShare: 1 }).checkIns.map(
        ({ day }) => day !== null,
      );
      expect(answered[0]).toBe(true);
      expect(answered.at(-1)).toBe(false);
      expect(answered).toEqual(answered.toSorted((a, b) => Number(b) - Number(a)));
    }
  });
});

describe("the response model", () => {
  test("expects more points at higher ability, and inverts", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 26.8, noNaN: true }), (total) => {
        expect(expectedTotal(abilityFor(total))).toBeCloseTo(total, 6);
      }),
    );
  });

  test.each([0, 27, -1, Number.NaN])("no ability has the expected total %s", (total) => {
    expect(() => abilityFor(total)).toThrow(RangeError);
  });

  test("draws answers whose mean total is the expected one", () => {
    const random = randomFrom(3);
    for (const theta of [-1, 0, 1.5]) {
      const totals = Array.from({ length: 4000 }, () => scorePhq9(drawAnswers(theta, random)).total);
      expect(Math.abs(mean(totals) - expectedTotal(theta))).toBeLessThan(0.25);
    }
  });
});

describe("the generator", () => {
  test("is uniform and standard normal", () => {
    const random = randomFrom(11);
    const uniform = Array.from({ length: 20_000 }, random.uniform);
    const normal = Array.from({ length: 20_000 }, random.normal);
    expect(uniform.every((u) => u >= 0 && u < 1)).toBe(true);
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((x) => x * x))).toBeCloseTo(1, 1);
    const integers = new Set(Array.from({ length: 200 }, () => random.integer(3, 5)));
    expect([...integers].toSorted()).toEqual([3, 4, 5]);
  });

  test("gives neighbouring seeds unrelated first draws", () => {
    const first = Array.from({ length: 5000 }, (_, seed) => randomFrom(seed).uniform());
    const product = mean(first.slice(1).map((u, i) => (u - 0.5) * ((first[i] ?? 0) - 0.5)));
    expect(Math.abs(product * 12)).toBeLessThan(0.05); // correlation
  });
});

describe("impossible options are refused", () => {
  test.each([
    { seed: 0.5 },
    { seed: Number.NaN },
    { checkInDays: [14, 0] },
    { checkInDays: [0, 0] },
    { checkInDays: [0.5] },
    { noise: -1 },
    { missingShare: 1.1 },
    { dropOutShare: -0.1 },
  ])("%j", (options) => {
    expect(() => simulateCourse({ seed: 1, scenario: "stable", ...options })).toThrow(RangeError);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ADHERENCE, ASQ_ANSWERS, type CheckInAnswers, DEPRESSION_INSTRUMENTS, MEDICINE_CHANGES, SKIN_CHANGES } from "./check-in-answers";
import { reasonFor } from "./flag-reason";
import { flagsFor, judgeCourse, whyNotFlagged } from "./flags";
import { type CourseHistory, historyUpTo } from "./history";
import { SIDE_EFFECT_ITEMS } from "./instruments";
import { addDays } from "./plain-date";
import { defaultPolicy } from "./policy";
import { ANSWER_RULES, type AnswerRuleId } from "./rules";
import { scoreAnswers } from "./score-instrument";
import { policyWith, rulesAt } from "./testing";
import { urgencyRank } from "./urgency";

const answer = fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<0 | 1 | 2 | 3>;
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 9 });
/** Answers with or without gaps, from the calmest to the gravest, or a total alone. */
const scored = (id: "phq9" | "phq9-teen" | "gad7", items: number) => {
  const some = <A>(arbitrary: fc.Arbitrary<A>) => fc.array(arbitrary, { minLength: items, maxLength: items });
  const calm = fc.integer({ min: 0, max: 1 });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .oneof(some(answer), some(calm), some(orNull(answer)))
        .map((answers) => ({ answers, total: scoreAnswers(id, answers).total })),
    },
    { weight: 1, arbitrary: fc.nat({ max: items * 3 }).map((total) => ({ answers: null, total })) },
  );
};
const asq = fc.array(orNull(fc.constantFrom(...ASQ_ANSWERS)), { minLength: 5, maxLength: 5 });
const parts: fc.Arbitrary<Omit<CheckInAnswers, "at">> = fc.record(
  {
    depression: fc
      .constantFrom(...DEPRESSION_INSTRUMENTS)
      .chain((instrument) =>
        fc.tuple(scored(instrument, 9), orNull(answer)).map(([answers, difficulty]) => ({ instrument, ...answers, difficulty })),
      ),
    anxiety: scored("gad7", 7),
    asq,
    highestGiven: fc.record({ item9: orNull(answer), asq: orNull(asq) }),
    sideEffects: fc.tuple(...SIDE_EFFECT_ITEMS.map(({ kind }) => orNull(fc.integer({ min: 0, max: kind === "symptom" ? 3 : 1 })))),
    skin: fc.constantFrom(...SKIN_CHANGES),
    adherence: fc.constantFrom(...ADHERENCE),
    medicineChange: fc.constantFrom(...MEDICINE_CHANGES),
    message: fc.boolean(),
    helpRequested: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Check-ins from two months before the start on, some at the very same instant, some the day after the change of the clock. */
const legalHistory = fc
  .record({
    gaps: fc.array(fc.record({ hours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 24 * 40 })), parts }), {
      minLength: 1,
      maxLength: 8,
    }),
    firstDay: fc.integer({ min: -60, max: 30 }),
    timeZone: fc.constantFrom("UTC", "Europe/London", "America/New_York", "Pacific/Auckland"),
    courseStart: fc.constantFrom("2026-03-02", "2026-03-28", "2026-10-24", "2026-11-01"),
    doseDays: fc.array(fc.nat({ max: 120 }), { maxLength: 3 }),
  })
  .map(({ gaps, firstDay, timeZone, courseStart, doseDays }): CourseHistory => {
    let at = Date.parse(`${courseStart}T12:00:00Z`) + firstDay * 86_400_000;
    const checkIns = gaps.map(({ hours, parts }) => {
      at += hours * 3_600_000;
      return { at: new Date(at), ...parts };
    });
    const doseChanges = doseDays.toSorted((a, b) => a - b).map((day) => addDays(courseStart, day));
    return { courseStart, timeZone, doseChanges, checkIns };
  });

const urgencyAt = (history: CourseHistory) => Math.max(0, ...flagsFor(history, defaultPolicy).map(({ urgency }) => urgencyRank(urgency)));
const withNewest = (history: CourseHistory, newest: CheckInAnswers) => ({
  ...history,
  checkIns: [...history.checkIns.slice(0, -1), newest],
});

test("the rules never throw, every flag has its numbers and a sentence, and either flags or reasons are given", () => {
  fc.assert(
    fc.property(legalHistory, (history) => {
      const flags = flagsFor(history, defaultPolicy);
      for (const { numbers, explanation } of flags) {
        expect(Object.values(numbers).every(Number.isFinite)).toBe(true);
        expect(explanation).toMatch(/^\S.*\.$/);
        expect(explanation).not.toMatch(/undefined|NaN|null|Infinity/);
      }
      expect(reasonFor(flags)).not.toMatch(/undefined|NaN|null|Infinity/);
      const facts = whyNotFlagged(history, defaultPolicy);
      expect(facts.length > 0).toBe(flags.length === 0);
      expect(facts.join()).not.toMatch(/undefined|NaN|null|Infinity/);
    }),
    { numRuns: 100 },
  );
});

test("what a check-in raises depends on no later one", () => {
  fc.assert(
    fc.property(legalHistory, fc.nat(), (history, n) => {
      const index = n % history.checkIns.length;
      expect(judgeCourse(historyUpTo(history, index), defaultPolicy)).toEqual(judgeCourse(history, defaultPolicy).slice(0, index + 1));
    }),
  );
});

describe("raising one answer of the newest check-in never lowers its urgency", () => {
  /** Each way to make one answer of the newest check-in graver; null where it cannot be. */
  const worsenings: Record<string, (newest: CheckInAnswers, i: number) => CheckInAnswers | null> = {
    "a PHQ-9 item": (newest, i) => {
      const answers = newest.depression?.answers;
      const given = answers?.[i % 9] ?? null;
      if (!newest.depression || !answers || given === null || given === 3) return null;
      const raised = answers.with(i % 9, given + 1);
      return {
        ...newest,
        depression: { ...newest.depression, answers: raised, total: scoreAnswers(newest.depression.instrument, raised).total },
      };
    },
    "a PHQ-9 total": (newest) => {
      const { depression } = newest;
      if (!depression || depression.answers !== null || depression.total === null || depression.total === 27) return null;
      return { ...newest, depression: { ...depression, total: depression.total + 1 } };
    },
    "a GAD-7 item": (newest, i) => {
      const answers = newest.anxiety?.answers;
      const given = answers?.[i % 7] ?? null;
      if (!answers || given === null || given === 3) return null;
      const raised = answers.with(i % 7, given + 1);
      return { ...newest, anxiety: { answers: raised, total: scoreAnswers("gad7", raised).total } };
    },
    "the difficulty": (newest) => {
      const { depression } = newest;
      if (!depression || depression.difficulty === null || depression.difficulty === 3) return null;
      return { ...newest, depression: { ...depression, difficulty: (depression.difficulty + 1) as 1 | 2 | 3 } };
    },
    "an ASQ answer": (newest, i) => (newest.asq?.[i % 5] === "no" ? { ...newest, asq: newest.asq.with(i % 5, "yes") } : null),
    "a side effect": (newest, i) => {
      const place = i % SIDE_EFFECT_ITEMS.length;
      const given = newest.sideEffects?.[place] ?? null;
      const most = SIDE_EFFECT_ITEMS[place]?.kind === "symptom" ? 3 : 1;
      return newest.sideEffects && given !== null && given < most
        ? { ...newest, sideEffects: newest.sideEffects.with(place, given + 1) }
        : null;
    },
  };

  test.each(Object.entries(worsenings))("%s", (_, worsen) => {
    fc.assert(
      fc.property(legalHistory, fc.array(parts, { minLength: 8, maxLength: 8 }), fc.nat({ max: 1000 }), (history, others, i) => {
        // The first of several newest check-ins that can be worsened so, lest most runs be for nothing.
        const at = history.checkIns.at(-1)?.at ?? new Date(0);
        const [pair] = others.flatMap((other) => {
          const newest = { ...other, at };
          const worse = worsen(newest, i);
          return worse === null ? [] : [{ newest, worse }];
        });
        fc.pre(pair !== undefined);
        expect(urgencyAt(withNewest(history, pair.worse))).toBeGreaterThanOrEqual(urgencyAt(withNewest(history, pair.newest)));
      }),
      { numRuns: 100, maxSkipsPerRun: 1000 },
    );
  });
});

test("a rule whose input is missing does not fire", () => {
  const needs: Partial<Record<AnswerRuleId, (newest: CheckInAnswers) => boolean>> = {
    "item-9-retracted": ({ highestGiven }) => highestGiven !== undefined,
    "warning-sign": ({ sideEffects }) => sideEffects !== undefined,
    "severe-symptom": ({ sideEffects }) => sideEffects !== undefined,
    "item-9": ({ depression, asq }) => depression?.answers?.[8] === 1 || asq !== undefined,
    "item-9-high": ({ depression, asq }) => (depression?.answers?.[8] ?? 0) >= 2 || asq !== undefined,
    "anxiety-rise": ({ anxiety }) => anxiety !== undefined && anxiety.total !== null,
    diverging: ({ depression, skin }) => depression?.total != null && skin !== undefined,
    function: ({ depression }) => depression?.total != null && depression.difficulty !== null,
    stopped: ({ adherence, medicineChange }) => adherence !== undefined || medicineChange !== undefined,
    message: ({ message }) => message === true,
    "help-requested": ({ helpRequested }) => helpRequested === true,
  };
  const needsTotal = ({ depression }: CheckInAnswers) => depression?.total != null;
  fc.assert(
    fc.property(legalHistory, (history) => {
      const newest = history.checkIns.at(-1);
      fc.pre(newest !== undefined);
      const fired = rulesAt(history);
      for (const { id } of ANSWER_RULES) if (!(needs[id] ?? needsTotal)(newest)) expect(fired).not.toContain(id);
    }),
    { numRuns: 100 },
  );
});

test("the order of the other eight items changes neither rules nor sentences", () => {
  fc.assert(
    fc.property(legalHistory, (history) => {
      const turned = history.checkIns.map(({ depression, ...rest }) => ({
        ...rest,
        ...(depression && {
          depression: {
            ...depression,
            answers: depression.answers && [...depression.answers.slice(0, 8).toReversed(), ...depression.answers.slice(8)],
          },
        }),
      }));
      // The detector may look at single items; what it says of them is tested beside it.
      const said = (h: CourseHistory) =>
        flagsFor(h, policyWith({ trendLogOdds: 1000 })).map(({ rule, explanation }) => [rule, explanation]);
      expect(said({ ...history, checkIns: turned })).toEqual(said(history));
    }),
  );
});

test("a mere total raises all that its answers raise, but for item 9", () => {
  fc.assert(
    fc.property(legalHistory, (history) => {
      const totals = history.checkIns.map(({ depression, anxiety, ...rest }) => ({
        ...rest,
        ...(depression && depression.total !== null && { depression: { ...depression, answers: null } }),
        ...(anxiety && anxiety.total !== null && { anxiety: { ...anxiety, answers: null } }),
      }));
      const other = (h: CourseHistory) => rulesAt(h, policyWith({ trendLogOdds: 1000 })).filter((rule) => !rule.startsWith("item-9"));
      expect(other({ ...history, checkIns: totals })).toEqual(other(history));
    }),
  );
});

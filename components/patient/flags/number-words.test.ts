import { describe, expect, it } from "vitest";
import type { AsqAnswers, CheckInAnswers } from "@/clinical/check-in-answers";
import { judgeCourse } from "@/clinical/flags";
import { SIDE_EFFECT_ITEMS } from "@/clinical/instruments";
import { defaultPolicy } from "@/clinical/policy";
import { RULE_IDS } from "@/clinical/rules";
import { missedCheckIn, noBaseline } from "@/clinical/task-rules";
import { checkInOn, courseOf, phqOf } from "@/clinical/testing";
import { numberWords } from "./number-words";

const asq = (third: "yes" | "no"): AsqAnswers => ["yes", "no", third, "no", "no"];
const gad = (total: number) => ({ anxiety: { answers: null, total } });
const everySideEffect = SIDE_EFFECT_ITEMS.map(({ kind }) => (kind === "symptom" ? 3 : 1));
const all: Partial<CheckInAnswers> = {
  sideEffects: everySideEffect,
  asq: asq("no"),
  highestGiven: { item9: 3, asq: asq("yes") },
  skin: "better",
  adherence: "stopped",
  message: true,
  helpRequested: true,
};
const worst = { ...phqOf(23, 2), difficulty: 3 as const };

/** Check-ins that between them raise every rule that answers can raise. */
const flags = judgeCourse(
  courseOf(
    checkInOn(-7, 16, { ...gad(2) }),
    checkInOn(0, 2, { ...gad(2), skin: "better" }),
    ...[14, 28, 42, 56].map((day) => checkInOn(day, 1, { ...gad(2), skin: "better" })),
    checkInOn(70, 18, { ...gad(12), ...all, item9: 1, asq: asq("yes") }),
    checkInOn(84, 23, { ...gad(14), ...all, depression: worst }),
    checkInOn(98, 24, { ...gad(7), ...all, item9: 1, highestGiven: { item9: 3, asq: null } }),
    checkInOn(112, 24, { ...gad(7), item9: 1, asq: asq("no") }),
  ),
  defaultPolicy,
).flatMap((checkIn) => checkIn.flags);

const silent = [{ dueOn: "2026-03-09", answered: false, afterCourse: false }];
const context = { courseStart: "2026-03-02", timeZone: "UTC", isUnder18: true, hasPsychiatricHistory: false, hasOpenFlag: false };
const tasks = [
  missedCheckIn(silent, context, new Date("2026-03-20T12:00:00Z"), defaultPolicy),
  noBaseline(courseOf(), new Date("2026-03-20T12:00:00Z"), defaultPolicy),
];

describe("the numbers of a flag", () => {
  it("have a word for each, whatever rule stored them", () => {
    const raised = [...flags, ...tasks.filter((task) => task !== null)];
    expect(RULE_IDS.filter((id) => !raised.some(({ rule }) => rule === id))).toEqual([]);
    const unnamed = raised.flatMap(({ rule, numbers }) => numberWords(rule, numbers).filter(({ label }) => label in numbers));
    expect(unnamed).toEqual([]);
  });

  it("are those of the GAD-7 where the rule is about anxiety", () => {
    const flag = flags.find(({ rule }) => rule === "anxiety-rise");
    expect(flag && numberWords(flag.rule, flag.numbers).slice(0, 2)).toEqual([
      { label: "GAD-7 now", value: 12 },
      { label: "GAD-7 baseline", value: 2 },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { addDays } from "./plain-date";
import { defaultPolicy } from "./policy";
import { type DueAnswered, type MissedContext, missedCheckIn, noBaseline } from "./task-rules";
import { courseOf, historyOf, phqOf, policyWith, reportOn, SAMPLE_START } from "./testing";

const plain: MissedContext = {
  courseStart: SAMPLE_START,
  timeZone: "UTC",
  isUnder18: false,
  hasPsychiatricHistory: false,
  hasOpenFlag: false,
};
/** Late enough in the course that a first miss alone is no task. */
const LATE = 84;
const due = (day: number, answered: boolean, afterCourse = false): DueAnswered => ({
  dueOn: addDays(SAMPLE_START, day),
  answered,
  afterCourse,
});
const onDay = (day: number, time = "12:00") => new Date(`${addDays(SAMPLE_START, day)}T${time}:00Z`);
const missed = (checkIns: DueAnswered[], day: number, context: Partial<MissedContext> = {}, policy = defaultPolicy) =>
  missedCheckIn(checkIns, { ...plain, ...context }, onDay(day), policy);

describe("a check-in counts as missed", () => {
  test.each([
    [LATE + 6, false],
    [LATE + 7, true],
    [LATE + 20, true],
  ])("on day %i of one due on day 84: %s", (day, isTask) => {
    expect(missed([due(LATE, false)], day, { isUnder18: true }) !== null).toBe(isTask);
  });

  test("on the calendar of the patient's zone", () => {
    const at = (instant: string) =>
      missedCheckIn([due(0, false)], { ...plain, timeZone: "Pacific/Auckland" }, new Date(instant), defaultPolicy) !== null;
    expect([at("2026-03-08T10:59:59Z"), at("2026-03-08T11:00:00Z")]).toEqual([false, true]);
  });

  test("as early as a clinic sets it", () => {
    expect(missed([due(LATE, false)], LATE + 3, { isUnder18: true }, policyWith({ missedAfter: 3 }))).not.toBeNull();
    expect(missed([due(LATE, false)], LATE + 2, { isUnder18: true }, policyWith({ missedAfter: 3 }))).toBeNull();
  });
});

describe("a first miss is a task", () => {
  test.each<[string, Partial<MissedContext>, string | null]>([
    ["for nobody in particular", {}, null],
    ["under 18", { isUnder18: true }, "under 18"],
    ["with a psychiatric history", { hasPsychiatricHistory: true }, "with a psychiatric history"],
    ["with an open flag", { hasOpenFlag: true }, "with an open flag"],
    [
      "for all of these",
      { isUnder18: true, hasPsychiatricHistory: true, hasOpenFlag: true },
      "under 18, with a psychiatric history, with an open flag",
    ],
  ])("%s", (_, context, why) => {
    const flag = missed([due(70, true), due(LATE, false)], LATE + 7, context);
    expect(flag?.explanation).toBe(why === null ? undefined : `A check-in not answered 7 days after it was due: ${why}.`);
  });

  test.each([
    [-7, "before the first dose"],
    [0, "in the first 56 days"],
    [55, "in the first 56 days"],
    [56, null],
  ])("when it was due on day %i: %s", (day, why) => {
    expect(missed([due(day, false)], day + 7)?.explanation).toBe(
      why === null ? undefined : `A check-in not answered 7 days after it was due: ${why}.`,
    );
  });

  test("in as many first days as a clinic sets", () => {
    const policy = policyWith({ firstWeeks: 84 });
    expect(missed([due(83, false)], 90, {}, policy)?.explanation).toMatch(/in the first 84 days\.$/);
    expect(missed([due(84, false)], 91, {}, policy)).toBeNull();
  });

  test("after the course, however early that ended", () => {
    expect(missed([due(20, false, true)], 27)?.explanation).toBe("A check-in not answered 7 days after it was due: after the course.");
  });
});

describe("otherwise the second in a row is a task", () => {
  test.each<[string, DueAnswered[], number | null]>([
    ["one missed", [due(70, true), due(84, false)], null],
    ["two missed", [due(56, true), due(70, false), due(84, false)], 2],
    ["three missed", [due(56, false), due(70, false), due(84, false)], 3],
    ["one missed, one answered, one missed", [due(56, false), due(70, true), due(84, false)], null],
    ["two missed, then one answered", [due(56, false), due(70, false), due(84, true)], null],
    ["none has fallen due", [], null],
  ])("%s", (_, checkIns, misses) => {
    expect(missed(checkIns, 91)?.numbers.misses ?? null).toBe(misses);
  });

  test("or the first, or the only, as a clinic sets it", () => {
    expect(missed([due(84, false)], 91, {}, policyWith({ missesInARow: 1 }))).not.toBeNull();
  });

  test("and says how many and since when", () => {
    const flag = missed([due(70, false), due(84, false)], 93);
    expect(flag).toEqual({
      rule: "missed",
      urgency: "missed",
      numbers: { misses: 2, overdueDays: 9, threshold: 7 },
      explanation: "2 check-ins in a row not answered 9 days after the last was due.",
      items: [],
    });
  });

  test("counts only what has been missed by now: the newest may still be answered", () => {
    expect(missed([due(56, true), due(70, false), due(84, false)], 88)).toBeNull();
  });
});

test("nobody is silent who has answered a later check-in, even one that is still open", () => {
  expect(missed([due(70, false), due(84, true)], 86, { isUnder18: true })).toBeNull();
  expect(missed([due(70, false), due(84, false)], 86, { isUnder18: true })?.numbers.misses).toBe(1);
});

test("check-ins out of order are refused, two on one day are not", () => {
  expect(() => missed([due(14, true), due(0, true)], 30)).toThrow(new RangeError("Check-ins are not in order, oldest first"));
  expect(() => missed([due(14, true), due(14, true)], 30)).not.toThrow();
});

describe("no-baseline", () => {
  const at = (history: ReturnType<typeof historyOf>, day: number, time?: string) =>
    noBaseline(history, onDay(day, time), defaultPolicy) !== null;

  test.each([
    ["the day before the first dose", historyOf(), -1, false],
    ["the day of the first dose", historyOf(), 0, true],
    ["weeks later, still without answers", historyOf(), 30, true],
    ["after a pre-treatment score", historyOf([-42, 5]), 0, false],
    ["after a score too old for one", historyOf([-43, 5]), 0, true],
    ["after a day-0 score", historyOf([0, 5]), 1, false],
    [
      "after a score in the first minute of that day",
      courseOf({ at: new Date(`${SAMPLE_START}T00:00:00Z`), depression: phqOf(5) }),
      0,
      false,
    ],
    ["after a first score that came late", historyOf([20, 5]), 21, false],
    ["after answers with no total", courseOf(reportOn(-7, { skin: "same" })), 0, true],
    [
      "after answers with too many missing",
      courseOf(reportOn(0, { depression: { ...phqOf(0), answers: [0, 0, 0, 0, 0, 0, null, null, null], total: null } })),
      1,
      true,
    ],
  ])("%s", (_, history, day, isTask) => {
    expect(at(history, day)).toBe(isTask);
  });

  test("begins with the day of the first dose in the patient's zone", () => {
    const auckland = { ...historyOf(), timeZone: "Pacific/Auckland" };
    expect([at(auckland, -1, "10:59"), at(auckland, -1, "11:00")]).toEqual([false, true]);
  });

  test("says what cannot be judged, and claims no numbers", () => {
    expect(noBaseline(historyOf(), onDay(0), defaultPolicy)).toEqual({
      rule: "no-baseline",
      urgency: "missed",
      numbers: {},
      explanation:
        "The course has started without a recent score from before or at its start; change cannot be judged well until the next answers.",
      items: [],
    });
  });

  test("goes by the clinic's own window", () => {
    expect(noBaseline(historyOf([-43, 5]), onDay(0), policyWith({ preTreatmentWindow: 60 }))).toBeNull();
  });
});

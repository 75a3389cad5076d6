import { describe, expect, test } from "vitest";
import {
  CADENCE_BOUNDS,
  CADENCE_GAPS,
  CADENCE_SETTINGS,
  type Cadence,
  type CadenceSetting,
  checkCadence,
  checkCadenceShape,
  DEFAULT_CADENCE,
} from "./cadence-settings";

const isList = (setting: CadenceSetting) => Array.isArray(DEFAULT_CADENCE[setting]);
const set = (setting: CadenceSetting, day: number): Cadence => ({ ...DEFAULT_CADENCE, [setting]: isList(setting) ? [day] : day });

describe("the default cadence", () => {
  test("is that of the clinical reference", () => {
    expect(DEFAULT_CADENCE).toMatchObject({
      courseDays: [0, 14, 28, 42, 56, 70, 84],
      thenEveryDays: 28,
      afterCourseDays: [14, 28, 56],
      closeFollowUpDays: [3, 7, 14, 28, 56, 84],
      earlyRiseDays: [7],
      doseIncreaseDays: [14],
      antidepressantDays: [7, 14, 21, 28],
      dueWeekdays: [1, 2, 3, 4],
    });
  });

  test("is one that a clinic may set", () => {
    expect(() => checkCadence(DEFAULT_CADENCE)).not.toThrow();
  });
});

describe("what a clinic may set", () => {
  test("the pre-treatment check-in comes before the first dose", () => {
    expect(() => checkCadence({ ...DEFAULT_CADENCE, preTreatmentDay: 0 })).toThrow(/^preTreatmentDay is not what/);
  });

  // Of these lists the first day must be near: how far the last may lie is looked at below.
  test.each(CADENCE_SETTINGS.filter((setting) => CADENCE_GAPS[setting] === undefined))("%s stays within its bounds", (setting) => {
    const { from, to } = CADENCE_BOUNDS[setting];
    for (const day of [from, to]) expect(() => checkCadence(set(setting, day))).not.toThrow();
    for (const day of [from - 1, to + 1]) {
      expect(() => checkCadence(set(setting, day))).toThrow(new RangeError(`${setting} is not what a clinic may set: ${from} to ${to}`));
    }
  });

  test("every day of a list is looked at", () => {
    expect(() => checkCadence({ ...DEFAULT_CADENCE, dueWeekdays: [1, 2, 8] })).toThrow(/^dueWeekdays is not what/);
  });

  test.each([
    ["28 days apart", [0, 28, 56], true],
    ["29 days apart", [0, 29, 57], false],
    ["a first after 28 days", [28, 56], true],
    ["a first after 29 days", [29, 57], false],
    ["before the first dose", [-1, 14], false],
    ["to day 168", [0, 28, 56, 84, 112, 140, 168], true],
    ["beyond", [0, 28, 56, 84, 112, 140, 168, 169], false],
  ])("course days %s: %s", (_, courseDays, allowed) => {
    const check = () => checkCadence({ ...DEFAULT_CADENCE, courseDays });
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow(/^courseDays (leave more than 28 days without a check-in|is not what a clinic may set: 0 to 168)$/);
  });

  test.each<[CadenceSetting, readonly number[], number | null]>([
    ["afterCourseDays", [14, 42, 56], null],
    ["afterCourseDays", [15, 42, 56], 14],
    ["afterCourseDays", [112], 14],
    ["afterCourseDays", [14, 42, 70, 98, 112], null],
    ["afterCourseDays", [14, 43, 56], 28],
    ["afterCourseDays", [14, 28, 57], 28],
    ["closeFollowUpDays", [7, 35, 63, 84], null],
    ["closeFollowUpDays", [8, 35, 63, 84], 7],
    ["closeFollowUpDays", [112], 7],
    ["closeFollowUpDays", [7, 35, 63, 91, 112], null],
    ["closeFollowUpDays", [7, 36, 63, 84], 28],
    ["closeFollowUpDays", [3, 7, 14, 28, 56, 85], 28],
    ["antidepressantDays", [7, 21, 28], null],
    ["antidepressantDays", [8, 21, 28], 7],
    ["antidepressantDays", [56], 7],
    ["antidepressantDays", [7, 21, 35, 49, 56], null],
    ["antidepressantDays", [7, 22, 28], 14],
    ["antidepressantDays", [7, 14, 21, 36], 14],
  ])("%s of %j, refused for more days than %s without a check-in", (setting, days, longest) => {
    const check = () => checkCadence({ ...DEFAULT_CADENCE, [setting]: days });
    if (longest === null) expect(check).not.toThrow();
    else expect(check).toThrow(new RangeError(`${setting} leave more than ${longest} days without a check-in`));
  });

  test.each<[CadenceSetting, readonly number[], number | null]>([
    ["afterCourseDays", [14, 28, 56], null],
    ["afterCourseDays", [14, 28, 55], 56],
    ["afterCourseDays", [14], 56],
    ["closeFollowUpDays", [7, 28, 56, 84], null],
    ["closeFollowUpDays", [7, 28, 56, 83], 84],
    ["closeFollowUpDays", [7], 84],
    ["antidepressantDays", [7, 14, 28], null],
    ["antidepressantDays", [7, 14, 27], 28],
    ["antidepressantDays", [7], 28],
    ["courseDays", [0], null],
  ])("%s of %j watch as long as the clinical reference does, or are refused for ending before day %s", (setting, days, last) => {
    const check = () => checkCadence({ ...DEFAULT_CADENCE, [setting]: days });
    if (last === null) expect(check).not.toThrow();
    else expect(check).toThrow(new RangeError(`${setting} end before day ${last}`));
  });

  test.each<[CadenceSetting, readonly number[], readonly number[][]]>([
    ["afterCourseDays", [1, 14, 42, 70, 98, 112], [[0], [1, 14, 42, 70, 98, 113]]],
    ["closeFollowUpDays", [1, 7, 35, 63, 91, 112], [[0], [1, 7, 35, 63, 91, 113]]],
    ["antidepressantDays", [4, 14, 28, 42, 56], [[3], [4, 14, 28, 42, 57]]],
  ])("%s from the first to the last day of its bounds, and not beyond", (setting, all, beyond) => {
    const { from, to } = CADENCE_BOUNDS[setting];
    expect([all.at(0), all.at(-1)]).toEqual([from, to]);
    expect(() => checkCadence({ ...DEFAULT_CADENCE, [setting]: all })).not.toThrow();
    for (const days of beyond) {
      expect(() => checkCadence({ ...DEFAULT_CADENCE, [setting]: days })).toThrow(
        new RangeError(`${setting} is not what a clinic may set: ${from} to ${to}`),
      );
    }
  });
});

describe("what no cadence can hold is refused, and named", () => {
  test.each<[CadenceSetting, unknown, string]>([
    ["windowDays", "7", "windowDays is not a whole number"],
    ["windowDays", 6.5, "windowDays is not a whole number"],
    ["windowDays", null, "windowDays is not a whole number"],
    ["windowDays", [7], "windowDays is not a whole number"],
    ["courseDays", 0, "courseDays is not a list of whole days"],
    ["courseDays", [], "courseDays is not a list of whole days"],
    ["courseDays", [0, 13.5], "courseDays is not a list of whole days"],
    ["courseDays", [0, "14"], "courseDays is not a list of whole days"],
    ["courseDays", [14, 0], "courseDays is not ascending"],
    ["courseDays", [0, 14, 14], "courseDays is not ascending"],
  ])("%s of %j", (setting, value, message) => {
    expect(() => checkCadenceShape(setting, value)).toThrow(new RangeError(message));
    expect(() => checkCadence({ ...DEFAULT_CADENCE, [setting]: value })).toThrow(new RangeError(message));
  });

  test("a shape that is right is not refused, whatever its bounds", () => {
    expect(() => checkCadenceShape("windowDays", 70)).not.toThrow();
    expect(() => checkCadenceShape("courseDays", [0, 700])).not.toThrow();
  });
});

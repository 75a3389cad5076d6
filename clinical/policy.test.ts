import { describe, expect, test } from "vitest";
import {
  CODE_VERSION,
  checkPolicy,
  defaultPolicy,
  POLICY_DATE,
  POLICY_VERSION,
  policyFrom,
  THRESHOLD_IDS,
  THRESHOLDS,
  type ThresholdId,
} from "./policy";
import { policyWith } from "./testing";

type Bounded = {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly bounds: { readonly from: number; readonly to: number } | null;
};
const threshold = (id: ThresholdId): Bounded => THRESHOLDS[id];
const stored = (policy: unknown): unknown => JSON.parse(JSON.stringify(policy));

describe("the default policy", () => {
  test("is one that a clinic may set", () => {
    expect(() => checkPolicy(defaultPolicy)).not.toThrow();
  });

  test("says its version, which begins with its date", () => {
    expect(defaultPolicy.version).toBe(POLICY_VERSION);
    expect(POLICY_VERSION).toMatch(new RegExp(`^${POLICY_DATE}\\.\\d+$`));
    expect(CODE_VERSION).toMatch(/^\d+$/);
  });

  test.each(THRESHOLD_IDS)("has a source for %s", (id) => {
    expect(threshold(id).source).toMatch(/.{15,}/);
    expect(defaultPolicy.thresholds[id]).toBe(threshold(id).value);
  });

  test("lets no clinic move what decides over item 9, nor how old a warning may be", () => {
    expect(THRESHOLD_IDS.filter((id) => threshold(id).bounds === null)).toEqual(["item9High", "item9", "highBaselineWindow"]);
  });
});

describe("what a clinic may set", () => {
  const movable = THRESHOLD_IDS.flatMap((id) => {
    const { bounds, unit } = threshold(id);
    return bounds ? [[id, bounds.from, bounds.to, unit] as const] : [];
  });

  test.each(movable)("%s lies between %d and %d", (id, from, to) => {
    const refused = new RegExp(`^${id} is not what a clinic may set: ${from} to ${to} `);
    for (const value of [from, to]) expect(() => checkPolicy(policyWith({ [id]: value }))).not.toThrow();
    for (const value of [from - 1, to + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => checkPolicy(policyWith({ [id]: value }))).toThrow(RangeError);
      expect(() => checkPolicy(policyWith({ [id]: value }))).toThrow(refused);
    }
  });

  test.each(movable)("%s is a whole number unless it is a log odds", (id, from, _to, unit) => {
    const check = () => checkPolicy(policyWith({ [id]: from + 0.5 }));
    if (unit === "log odds") expect(check).not.toThrow();
    else expect(check).toThrow(RangeError);
  });

  test.each(["item9High", "item9", "highBaselineWindow"] as const)("%s is not a clinic's to move", (id) => {
    const { value, unit } = threshold(id);
    for (const moved of [value - 1, value + 1]) {
      expect(() => checkPolicy(policyWith({ [id]: moved }))).toThrow(
        new RangeError(`${id} is not what a clinic may set: ${value} to ${value} ${unit}`),
      );
    }
  });

  test("each band begins below the next, whatever else is set", () => {
    expect(threshold("moderateTotal").bounds?.to).toBeLessThan(threshold("moderatelySevereTotal").bounds?.from ?? 0);
    expect(threshold("moderatelySevereTotal").bounds?.to).toBeLessThan(threshold("severeTotal").bounds?.from ?? 0);
  });

  test("the cadence is looked at as well", () => {
    const cadence = { ...defaultPolicy.cadence, windowDays: 8 };
    expect(() => checkPolicy({ ...defaultPolicy, cadence })).toThrow(/^windowDays/);
  });
});

describe("a clinic's stored policy", () => {
  test("is read back as it was", () => {
    expect(policyFrom(stored(defaultPolicy))).toEqual(defaultPolicy);
  });

  test("lacks what later versions added: the default's; its own values stay", () => {
    const policy = policyFrom({ version: "old", thresholds: { severeTotal: 19 }, cadence: { windowDays: 5 } });
    expect(policy).toEqual({
      version: "old",
      thresholds: { ...defaultPolicy.thresholds, severeTotal: 19 },
      cadence: { ...defaultPolicy.cadence, windowDays: 5 },
    });
    expect(policyFrom({ version: "old", thresholds: {} }).cadence).toEqual(defaultPolicy.cadence);
  });

  test("is read though its bounds have moved since: no answers are refused for it", () => {
    expect(policyFrom({ version: "1", thresholds: { severeTotal: 25 } }).thresholds.severeTotal).toBe(25);
  });

  test("forgets thresholds that are no more", () => {
    expect(policyFrom({ version: "1", thresholds: { gutFeeling: 3 } }).thresholds).toEqual(defaultPolicy.thresholds);
  });

  test.each([
    [null, "Not a stored policy"],
    [undefined, "Not a stored policy"],
    ["1", "Not a stored policy"],
    [{}, "Not a stored policy"],
    [{ version: 1, thresholds: {} }, "Not a stored policy"],
    [{ version: "1" }, "Not a stored policy"],
    [{ version: "1", thresholds: null }, "Not a stored policy"],
    [{ version: "1", thresholds: { severeTotal: "20" } }, "Not a threshold: severeTotal"],
    [{ version: "1", thresholds: { item9: Number.NaN } }, "Not a threshold: item9"],
    // What JSON makes of a number that is none.
    [{ version: "1", thresholds: { item9: null } }, "Not a threshold: item9"],
    [{ version: "1", thresholds: {}, cadence: { courseDays: [] } }, "courseDays is not a list of whole days"],
    [{ version: "1", thresholds: {}, cadence: { windowDays: null } }, "windowDays is not a whole number"],
  ])("that is none (%j) is refused rather than compared with", (policy, message) => {
    expect(() => policyFrom(policy)).toThrow(new RangeError(message));
  });
});

import { expect, test } from "vitest";
import { defaultPolicy, policyFrom, THRESHOLDS } from "./policy";

test("a clinic's stored policy is read back as it was", () => {
  expect(policyFrom(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy);
});

test("a threshold that a stored policy does not know yet is the default's, and its own values stay", () => {
  const stored = { version: "old", thresholds: { severeTotal: 19 } };
  expect(policyFrom(stored)).toMatchObject({
    version: "old",
    thresholds: { severeTotal: 19, reliableRise: THRESHOLDS.reliableRise.value },
  });
});

test.each([
  null,
  {},
  { version: "1" },
  { version: "1", thresholds: { severeTotal: "20" } },
  { version: "1", thresholds: { item9: Number.NaN } },
])("what is no policy (%j) is refused rather than compared with", (stored) => {
  expect(() => policyFrom(stored)).toThrow(RangeError);
});

import { expect, test } from "vitest";
import { defaultPolicy, POLICY_VERSION, THRESHOLD_IDS, THRESHOLDS } from "./policy";
import { SEVERITY_BANDS } from "./score-phq9";

test("the default policy holds every threshold at its sourced value, and says its version", () => {
  expect(defaultPolicy.version).toBe(POLICY_VERSION);
  expect(Object.keys(defaultPolicy.thresholds)).toEqual(THRESHOLD_IDS);
  for (const id of THRESHOLD_IDS) {
    expect(defaultPolicy.thresholds[id]).toBe(THRESHOLDS[id].value);
    expect(THRESHOLDS[id].source.length).toBeGreaterThan(10);
  }
});

test("band thresholds are where the severity bands begin", () => {
  const startOf = (label: string) => SEVERITY_BANDS.find((band) => band.label === label)?.from;
  const { moderateTotal, moderatelySevereTotal, severeTotal } = defaultPolicy.thresholds;
  expect([moderateTotal, moderatelySevereTotal, severeTotal]).toEqual(["moderate", "moderately severe", "severe"].map(startOf));
});

test("a policy survives being stored as JSON", () => {
  expect(JSON.parse(JSON.stringify(defaultPolicy))).toEqual(defaultPolicy);
});

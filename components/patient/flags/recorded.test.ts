import { describe, expect, it } from "vitest";
import type { PatientFlagEvent } from "@/contracts/patient-page";
import { recordedAnew } from "./recorded";

const event = (id: string, part: Partial<PatientFlagEvent> = {}): PatientFlagEvent => ({
  id,
  kind: "contact",
  by: "Nora Byrne",
  at: "2026-11-23T10:00:00.000Z",
  meaning: "Contacted",
  outcome: "contacted",
  note: "Spoke",
  reviewOn: null,
  ...part,
});
const shown = (events: PatientFlagEvent[], ...above: PatientFlagEvent[]) =>
  recordedAnew({ events }, [{ events: above }]).map(({ id }) => id);

describe("what a flag of a card says of what was done", () => {
  it("leaves out what one press signed for a flag above it as well", () => {
    expect(shown([event("a")], event("b"))).toEqual([]);
    expect(shown([event("a", { at: "2026-11-23T10:00:59.999Z" })], event("b"))).toEqual([]);
  });

  it("says what was done at another time, by another person, or otherwise", () => {
    expect(shown([event("a", { at: "2026-11-23T10:01:00.000Z" })], event("b"))).toEqual(["a"]);
    for (const part of [{ by: "Sam Okoro" }, { note: "No answer" }, { kind: "resolve" as const }, { reviewOn: "2026-12-01" }])
      expect(shown([event("a", part)], event("b"))).toEqual(["a"]);
  });

  it("says claims elsewhere", () => {
    expect(shown([event("a", { kind: "claim" }), event("b")])).toEqual(["b"]);
  });
});

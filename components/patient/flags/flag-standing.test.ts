import { describe, expect, it } from "vitest";
import type { PatientFlag, PatientFlagEvent } from "@/contracts/patient-page";
import { awaitsContact, hasContact, newestSeen } from "./flag-standing";

const claimedAt = "2026-11-23T10:00:00.000Z";
const event = (part: Partial<PatientFlagEvent>) => ({
  id: "e",
  kind: "contact",
  at: "2026-11-23T10:20:00.000Z",
  outcome: "contacted",
  ...part,
});
const flag = (part: Partial<PatientFlag>, ...events: Partial<PatientFlagEvent>[]) =>
  ({ state: "open", urgency: "now", claimedAt, events: events.map(event), ...part }) as PatientFlag;

describe("a claim", () => {
  it.each([
    ["without anything recorded", flag({}), true],
    ["after a try", flag({}, { outcome: "no-answer" }), true],
    ["after a reported call", flag({}, { kind: "call" }), true],
    ["after a contact before it", flag({}, { at: "2026-11-23T09:00:00.000Z" }), true],
    ["after a contact", flag({}, {}), false],
    ["after a contact at the moment of the claim", flag({}, { at: claimedAt }), false],
    ["on a watched flag", flag({ urgency: "watch" }), false],
    ["that is none", flag({ claimedAt: null }), false],
    ["on a closed flag", flag({ state: "closed" }), false],
  ])("%s awaits a contact: %#", (_what, one, awaits) => {
    expect(awaitsContact(one)).toBe(awaits);
  });
});

it("a contact is a clinician's, whenever it was", () => {
  expect(hasContact(flag({}, { at: "2026-11-01T09:00:00.000Z" }))).toBe(true);
  expect(hasContact(flag({}, { kind: "call" }, { outcome: "no-answer" }))).toBe(false);
});

it("what has been seen is the newest that somebody wrote, not a claim, a lapse or what the rules noted", () => {
  const events = [
    event({ id: "a" }),
    event({ id: "b", kind: "reopen" }),
    event({ id: "c", kind: "lapse" }),
    event({ id: "d", kind: "annotate" }),
  ];
  expect(newestSeen({ events: events as PatientFlagEvent[] })).toBe("b");
  expect(newestSeen({ events: [] })).toBeNull();
});

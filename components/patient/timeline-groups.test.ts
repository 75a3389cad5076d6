import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "@/contracts/patient-page";
import { groupsIn, inGroups, withGroups } from "./timeline-groups";

const entry = (id: string, part: Partial<TimelineEntry>): TimelineEntry => ({
  ...{ id, at: "2026-11-23T10:00:00Z", kind: "flag", title: "Severe", detail: null, written: [], urgency: null, by: null },
  ...part,
});
const entries = [
  entry("asked", { kind: "check-in", written: [{ at: "2026-11-23T10:00:00Z", about: "message", text: "Can I have a lip balm?" }] }),
  entry("flag", { detail: "PHQ-9 is 20." }),
  entry("claim", { kind: "event" }),
  entry("signed", { kind: "event", detail: "Spoke by phone." }),
  entry("raised", { kind: "dose" }),
  entry("mail", { kind: "mail" }),
  entry("moved", { kind: "contacts" }),
  entry("told", { kind: "baseline-risks" }),
];
const ids = (...chosen: Parameters<typeof inGroups>[1]) => inGroups(entries, chosen).map(({ id }) => id);

describe("narrowing the timeline", () => {
  it("shows everything while nothing is chosen, and whatever is in any of the chosen groups", () => {
    expect(ids()).toHaveLength(entries.length);
    expect(ids("check-ins")).toEqual(["asked"]);
    expect(ids("course", "messages")).toEqual(["raised", "mail"]);
    expect(ids("person")).toEqual(["moved", "told"]);
    expect(ids("flags")).toEqual(["flag", "claim", "signed"]);
  });

  it("counts as notes what somebody wrote: the patient's words, and those of a signature", () => {
    expect(ids("notes")).toEqual(["asked", "signed"]);
  });

  it("reads and writes the address, and leaves the rest of it as it is", () => {
    const address = new URL("https://isomood.example/patients/1?show=notes,nonsense&x=1#flag-2");
    expect(groupsIn(address.searchParams)).toEqual(["notes"]);
    const next = withGroups(address, ["check-ins", "notes"]);
    expect(next.href).toBe("https://isomood.example/patients/1?x=1&show=check-ins,notes#flag-2");
    expect(groupsIn(next.searchParams)).toEqual(["check-ins", "notes"]);
    expect(withGroups(next, []).href).toBe("https://isomood.example/patients/1?x=1#flag-2");
  });
});

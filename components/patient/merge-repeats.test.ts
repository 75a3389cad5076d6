import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "@/contracts/patient-page";
import { mergeRepeats } from "./merge-repeats";

const entry = (id: string, at: string, part: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  at,
  kind: "event",
  title: "Contacted",
  detail: "Spoke by phone",
  written: [],
  urgency: null,
  by: "Dr Amara Osei",
  ...part,
});
const shape = (entries: TimelineEntry[]) => mergeRepeats(entries).map(({ id, times }) => [id, times]);

describe("one act on several flags in the timeline", () => {
  it("is one row that says how many flags", () => {
    expect(shape([entry("a", "2026-11-23T10:00:02Z"), entry("b", "2026-11-23T10:00:01Z"), entry("c", "2026-11-23T09:00:00Z")])).toEqual([
      ["a", 2],
      ["c", 1],
    ]);
  });

  it("stays two rows for another note, another person or another kind of entry", () => {
    const at = "2026-11-23T10:00:00Z";
    const others = [{ detail: "No answer" }, { by: "Nora Byrne" }, { kind: "mail" as const }, { title: "Referred" }];
    for (const part of others) expect(shape([entry("a", at), entry("b", at, part)])).toHaveLength(2);
  });
});

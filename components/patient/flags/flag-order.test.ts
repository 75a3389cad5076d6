import { describe, expect, it } from "vitest";
import type { PatientFlag } from "@/contracts/patient-page";
import { bySameAnswers, closedFlags, ofSameAnswers, openFlags, plannedReview } from "./flag-order";

const flag = (id: string, urgency: PatientFlag["urgency"], raisedAt: string, part: Partial<PatientFlag> = {}) =>
  ({ id, urgency, raisedAt, state: "open", closedAt: null, reviewOn: null, ...part }) as PatientFlag;
const ids = (flags: PatientFlag[]) => flags.map(({ id }) => id);

const flags = [
  flag("old review", "review", "2026-11-01T08:00:00Z"),
  flag("review", "review", "2026-11-23T08:00:00Z"),
  flag("now", "now", "2026-11-23T08:00:00Z"),
  flag("done", "today", "2026-11-09T08:00:00Z", { state: "closed", closedAt: "2026-11-10T08:00:00Z", reviewOn: "2026-11-24" }),
  flag("done later", "review", "2026-11-02T08:00:00Z", { state: "closed", closedAt: "2026-11-20T08:00:00Z" }),
];

describe("the order of a patient's flags", () => {
  it("puts the most urgent open flag first, then the longest waiting", () => {
    expect(ids(openFlags(flags))).toEqual(["now", "old review", "review"]);
  });

  it("puts the last closed flag first", () => {
    expect(ids(closedFlags(flags))).toEqual(["done later", "done"]);
  });

  it("knows which open flags the same answers raised", () => {
    expect(ids(ofSameAnswers(flags, { raisedAt: "2026-11-23T08:00:00Z" }))).toEqual(["now", "review"]);
    expect(ids(ofSameAnswers(flags, { raisedAt: "2026-11-09T08:00:00Z" }))).toEqual([]);
  });

  it("keeps what the same answers raised together, where the most urgent of them stands", () => {
    expect(bySameAnswers(openFlags(flags)).map((group) => ids([...group]))).toEqual([["now", "review"], ["old review"]]);
  });

  it("plans a review for a closed flag only", () => {
    expect(flags.map(plannedReview)).toEqual([null, null, null, "2026-11-24", null]);
    expect(plannedReview({ state: "open", reviewOn: "2026-11-24" })).toBeNull();
  });
});

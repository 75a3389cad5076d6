import { expect, test } from "vitest";
import { defaultPolicy } from "@/clinical/policy";
import { scorePhq9 } from "@/clinical/score-phq9";
import type { OpenFlagRow } from "@/db/queries/course-records";
import { courseStatusOf } from "./course-status";

const about = {
  courseId: "course",
  patientId: "patient",
  prescriberId: "prescriber",
  startsOn: "2026-03-02",
  createdAt: new Date("2026-02-20T10:00:00Z"),
  timeZone: "UTC",
};
const day = (date: string) => new Date(`2026-${date}T10:00:00Z`);

function answered(at: Date, answers: number[]) {
  const { total, severity } = scorePhq9(answers);
  return { at, answers, total, severity };
}

function flag(given: Partial<OpenFlagRow>): OpenFlagRow {
  return {
    id: "flag",
    rule: "item-9",
    urgency: "today",
    total: 5,
    numbers: { item9: 1 },
    items: [],
    explanation: "",
    raisedAt: day("04-01"),
    submissionId: "submission",
    claimedBy: null,
    claimedAt: null,
    ...given,
  };
}

const status = (given: Partial<Parameters<typeof courseStatusOf>[0]>) =>
  courseStatusOf({ about, responses: [], openFlags: [], acknowledgements: [], policy: defaultPolicy, ...given });

test("a new flag that nobody has seen stands before an older one as urgent that a colleague has in hand", () => {
  const old = flag({ id: "old", claimedBy: "nurse", claimedAt: day("04-01") });
  const fresh = flag({ id: "fresh", submissionId: "later", raisedAt: day("04-15") });
  expect(status({ openFlags: [old, fresh] })).toMatchObject({
    topFlagId: "fresh",
    claimedBy: null,
    waitingSince: day("04-15"),
    openFlags: 2,
    unclaimedFlags: 1,
  });
});

test("the more urgent flag comes first even where it is claimed, and the row counts what is unclaimed beside it", () => {
  const claimed = flag({ id: "now", rule: "item-9-high", urgency: "now", claimedBy: "nurse" });
  expect(status({ openFlags: [flag({ id: "today" }), claimed] })).toMatchObject({
    topFlagId: "now",
    claimedBy: "nurse",
    unclaimedFlags: 1,
  });
});

test.each([
  [[0, 0, 0, 0, 0, 0, 0, 0, 1], true],
  [[1, 0, 0, 0, 0, 0, 0, 0, 0], false],
])("closing the flags of the newest answers %j does not make it so that nothing fired", (answers, raised) => {
  expect(status({ responses: [answered(day("04-01"), answers)] }).newestRaised).toBe(raised);
});

test("before the first answers nothing is said of them", () => {
  expect(status({})).toMatchObject({ newestRaised: null, latestTotal: null, baseline: null, urgency: 0 });
});

test("the earliest review date of several signatures is when the patient returns", () => {
  const signed = (flagId: string, reviewOn: string | null) => ({ flagId, at: day("04-02"), outcome: "contacted" as const, reviewOn });
  expect(status({ acknowledgements: [signed("a", "2026-04-20"), signed("b", null), signed("c", "2026-04-09")] }).reviewOn).toBe(
    "2026-04-09",
  );
});

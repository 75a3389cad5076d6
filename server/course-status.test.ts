import { expect, test } from "vitest";
import { defaultPolicy } from "@/clinical/policy";
import type { SubmitCheckInInput } from "@/contracts/check-in";
import type { AnsweredPart, OpenFlagRow } from "@/db/queries/course-records";
import { courseStatusOf } from "./course-status";
import { answeredPartsOf } from "./use-cases/answered-parts-of";
import { sentAnswersOf } from "./use-cases/sent-answers";
import { sentInput } from "./use-cases/testing-clinic";
import { gad7Of } from "./use-cases/testing-course";

const about = {
  courseId: "course",
  patientId: "patient",
  prescriberId: "prescriber",
  startsOn: "2026-03-02",
  createdAt: new Date("2026-02-20T10:00:00Z"),
  timeZone: "UTC",
};
const day = (date: string) => new Date(`2026-${date}T10:00:00Z`);

function answered(at: Date, answers: number[], more: Partial<SubmitCheckInInput> = {}): AnsweredPart[] {
  return answeredPartsOf({
    submissionId: at.toISOString(),
    receivedAt: at,
    ...sentAnswersOf(sentInput("check-in", answers, more), { instrument: "phq9", language: "en" }),
  });
}

function flag(given: Partial<OpenFlagRow>): OpenFlagRow {
  return {
    id: "flag",
    rule: "item-9",
    urgency: "today",
    numbers: { item9: 1 },
    items: [],
    explanation: "",
    raisedAt: day("04-01"),
    checkInId: "check-in",
    submissionId: "submission",
    claimedBy: null,
    claimedAt: null,
    ...given,
  };
}

const status = (given: Partial<Parameters<typeof courseStatusOf>[0]>) =>
  courseStatusOf({ about, answered: [], doses: [], openFlags: [], acknowledgements: [], policy: defaultPolicy, ...given });

test("a new flag that nobody has seen stands before an older one as urgent that a colleague has in hand", () => {
  const old = flag({ id: "old", claimedBy: "nurse", claimedAt: day("04-01") });
  const fresh = flag({ id: "fresh", checkInId: "later", raisedAt: day("04-15") });
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
  expect(status({ answered: answered(day("04-01"), answers) }).newestRaised).toBe(raised);
});

test("before the first answers nothing is said of them", () => {
  expect(status({})).toMatchObject({ newestRaised: null, latestTotal: null, baseline: null, urgency: 0 });
});

type Written = Parameters<typeof courseStatusOf>[0]["acknowledgements"][number];
const signed = (flagId: string, reviewOn: string | null, part: Partial<Written> = {}): Written => ({
  flagId,
  kind: "resolve",
  at: day("04-02"),
  outcome: "contacted",
  reviewOn,
  ...part,
});

test("a newer signature on a flag sets its review date anew, opening it again ends it, and a reported call changes nothing", () => {
  const later = { at: day("04-03") };
  const reviewOn = (...acknowledgements: Written[]) => status({ acknowledgements }).reviewOn;
  expect(reviewOn(signed("a", "2026-04-09"), signed("a", "2026-04-20", later))).toBe("2026-04-20");
  expect(reviewOn(signed("a", "2026-04-09"), signed("a", null, { ...later, kind: "acknowledge" }))).toBeNull();
  expect(reviewOn(signed("a", "2026-04-09"), signed("a", null, { ...later, kind: "reopen", outcome: null }))).toBeNull();
  expect(reviewOn(signed("a", "2026-04-09"), signed("a", null, { ...later, kind: "call", outcome: "no-answer" }))).toBe("2026-04-09");
});

test("the last contact is the newest outcome of any flag, a reported call among them, and stays when a flag is opened again", () => {
  const call = signed("b", null, { kind: "call", at: day("04-04"), outcome: "no-answer" });
  const reopened = signed("a", null, { kind: "reopen", at: day("04-05"), outcome: null });
  expect(status({ acknowledgements: [signed("a", null), call, reopened] })).toMatchObject({
    lastContactAt: day("04-04"),
    lastOutcome: "no-answer",
  });
});

test("the earliest review date of several signatures is when the patient returns", () => {
  expect(status({ acknowledgements: [signed("a", "2026-04-20"), signed("b", null), signed("c", "2026-04-09")] }).reviewOn).toBe(
    "2026-04-09",
  );
});

test("the score, the line and the change of a row are those of the depression questionnaire, whatever else was asked", () => {
  const row = status({
    answered: [
      ...answered(day("02-24"), [1, 1, 0, 0, 0, 0, 0, 0, 0], gad7Of(0)),
      ...answered(day("03-16"), [2, 2, 0, 0, 0, 0, 0, 0, 0], gad7Of(3)),
    ],
  });
  expect(row).toMatchObject({ latestTotal: 4, latestSeverity: "minimal", baseline: 2, newestRaised: true });
  expect(row.lastScores).toEqual([
    { at: day("02-24").toISOString(), total: 2 },
    { at: day("03-16").toISOString(), total: 4 },
  ]);
});

test("the reason says what is most urgent, and that a message is unread whichever answers brought it", () => {
  const severe = flag({ id: "severe", rule: "severe", numbers: { total: 21, baseline: 9, rise: 12, threshold: 20 } });
  const rise = flag({ id: "rise", rule: "rise-from-best", urgency: "review", numbers: { fromBest: 14, best: 7 } });
  const message = flag({ id: "message", rule: "message", urgency: "review", checkInId: "earlier", numbers: {} });
  expect(status({ openFlags: [message, severe, rise] }).reason).toBe("Severe at 21. Unread message. Up 12 from baseline 9.");
});

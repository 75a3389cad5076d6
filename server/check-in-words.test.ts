import { expect, test } from "vitest";
import type { AnsweredPart } from "@/db/queries/course-records";
import { reportWords } from "./check-in-words";

type Sent = NonNullable<Parameters<typeof reportWords>[1]>;
const PLAIN: Sent = { answeredBy: "self", onTablet: false, stopped: false, antidepressant: null, sexualChange: null };

/** A PHQ-9 with this answer to item 9, and what else the submission told. */
function part(item9: number, told: Partial<AnsweredPart> = {}): AnsweredPart {
  const nothing = {
    skin: null,
    adherence: null,
    medicineChange: null,
    hasMessage: false,
    helpRequested: false,
    highestItem9: null,
    highestAsq: null,
  };
  const answers = [0, 0, 0, 0, 0, 0, 0, 0, item9];
  return {
    ...{ submissionId: "s", at: new Date("2026-03-02T10:00:00Z"), responseId: "r", instrument: "phq9", answers, difficulty: null },
    ...{ total: item9, severity: "minimal", ...nothing, ...told },
  } as AnsweredPart;
}

test.each<[string, Partial<AnsweredPart>, Partial<Sent>, string | null]>([
  ["nothing beside the scores", {}, {}, null],
  ["a retraction", { highestItem9: 2 }, {}, "Item 9 answered 2, changed to 0"],
  [
    "somebody else's answers, on the clinic's device",
    {},
    { answeredBy: "proxy", onTablet: true },
    "Answered by somebody else for the patient · On the clinic’s device",
  ],
  [
    "an antidepressant",
    { medicineChange: "psychotropic" },
    { antidepressant: "yes" },
    "A medicine for mood or sleep changed · Started an antidepressant",
  ],
  ["an antidepressant they are not sure of", {}, { antidepressant: "unsure" }, "May have started an antidepressant"],
  ["no antidepressant", {}, { antidepressant: "no" }, null],
  ["a change in sexual function", {}, { sexualChange: "yes" }, "A change in sexual function or desire"],
  ["what they would rather not say", {}, { sexualChange: "refused" }, "Would rather not say about sexual function"],
  ["an early end", {}, { stopped: true }, "Stopped before the end and sent"],
])("the timeline tells of %s", (_what, told, sent, words) => {
  expect(reportWords([part(0, told)], { ...PLAIN, ...sent })).toBe(words);
});

test("an answer to item 9 that was not changed is told as it is", () => {
  expect(reportWords([part(2, { highestItem9: 2 })], PLAIN)).toMatch(/^Item 9 /);
  expect(reportWords([part(2, { highestItem9: 2 })], PLAIN)).not.toContain("changed");
});

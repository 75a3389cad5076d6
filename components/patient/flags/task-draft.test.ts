import { expect, test } from "vitest";
import { EMPTY_TASK, type TaskDraft, taskIssues } from "./task-draft";

const TODAY = "2026-11-26";
const issues = (given: Partial<TaskDraft>) => Object.keys(taskIssues({ ...EMPTY_TASK, ...given }, TODAY));

test.each([
  [{}, ["outcome"]],
  [{ outcome: "at-visit" }, []],
  [{ outcome: "sent-again" }, []],
  [{ outcome: "no-answer" }, ["retryOn"]],
  [{ outcome: "no-answer", retryOn: "2026-11-25" }, ["retryOn"]],
  [{ outcome: "no-answer", retryOn: TODAY }, []],
  [{ outcome: "passed-on", note: "  " }, ["note"]],
  [{ outcome: "passed-on", note: "In bed all day" }, []],
  [{ outcome: "declined" }, ["note"]],
  [{ outcome: "declined", note: "Prefers to talk" }, []],
] satisfies [Partial<TaskDraft>, string[]][])("a task recorded as %j still needs %j", (given, missing) => {
  expect(issues(given)).toEqual(missing);
});

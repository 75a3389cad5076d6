import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { TASK_NEEDS_WORDS, type TaskOutcome } from "@/contracts/flag-states";

/** What somebody has begun to write about a task. It lives as long as the page, whatever refreshes beneath it. */
export type TaskDraft = { outcome: TaskOutcome | null; note: string; retryOn: string };

export const EMPTY_TASK: TaskDraft = { outcome: null, note: "", retryOn: "" };

/** What is offered, as the thing to do; what was done is said in other words once it is. */
export const TASK_OFFERS: Readonly<Record<TaskOutcome, string>> = {
  "at-visit": "Reached: will be asked at the visit",
  "sent-again": "Send the check-in again",
  "no-answer": "Tried, no answer: try again",
  "passed-on": "Pass to a clinician",
  declined: "They decline to answer",
};

/** What happens to the task, said before it is recorded. */
export const TASK_EFFECTS: Readonly<Record<TaskOutcome, string>> = {
  "at-visit": "Closes the task.",
  "sent-again": "Their link is mailed now, at most once a day. If they stay silent, a new task comes after 7 days.",
  "no-answer": "The task leaves the lists and returns on that day.",
  "passed-on": "Nobody has the task until a clinician takes it. The patient is on Needs you today. Urgent? Call a clinician now.",
  declined: "Closes the task. Tell the prescriber at the next visit.",
};

export type TaskIssues = Partial<Record<keyof TaskDraft, string>>;

export function needsWords({ outcome }: TaskDraft): boolean {
  return outcome !== null && TASK_NEEDS_WORDS.includes(outcome);
}

/**
 * What is missing, said before the server has to say it; the server checks all of it again.
 * @param today the clinic's date, "YYYY-MM-DD"
 */
export function taskIssues(draft: TaskDraft, today: string): TaskIssues {
  const issues: TaskIssues = {};
  if (draft.outcome === null) issues.outcome = "Choose what came of it";
  if (needsWords(draft) && draft.note.trim().length < SHORTEST_REASON) issues.note = "Write down what you know";
  if (draft.outcome === "no-answer" && draft.retryOn === "") issues.retryOn = "Say when you will try again";
  if (draft.outcome === "no-answer" && draft.retryOn !== "" && draft.retryOn < today)
    issues.retryOn = "This day is past; choose today or later";
  return issues;
}

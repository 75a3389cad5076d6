import type { Urgency } from "@/clinical/urgency";
import type { Outcome } from "@/contracts/flag-states";
import type { FieldIssue } from "@/contracts/problem";

/** What somebody has begun to write about a flag. It lives as long as the page, whatever refreshes beneath it. */
export type RecordDraft = { outcome: Outcome | null; note: string; reviewOn: string; keepOpen: boolean; together: boolean };

export const EMPTY_DRAFT: RecordDraft = { outcome: null, note: "", reviewOn: "", keepOpen: false, together: true };

export type DraftIssues = Partial<Record<"outcome" | "note" | "reviewOn", string>>;

/** True where signing this draft closes the flag: nobody is closed off whom nobody reached. */
export function closesFlag({ outcome, keepOpen }: RecordDraft): boolean {
  return outcome !== "no-answer" && !keepOpen;
}

/** True where the draft must name the day the patient returns: a `now` or `today` flag being closed, and a second try. */
export function needsReviewDate(draft: RecordDraft, flag: { urgency: Urgency; isOpen: boolean }): boolean {
  if (draft.outcome === "no-answer") return true;
  return flag.isOpen && closesFlag(draft) && (flag.urgency === "now" || flag.urgency === "today");
}

/**
 * What is missing, said before the server has to say it; the server checks all of it again.
 * @param today the clinic's date, "YYYY-MM-DD"
 */
export function draftIssues(draft: RecordDraft, flag: { urgency: Urgency; isOpen: boolean }, today: string): DraftIssues {
  const issues: DraftIssues = {};
  if (draft.outcome === null) issues.outcome = "Choose what was done";
  if (draft.outcome === "no-action" && draft.note.trim().length < 3) issues.note = "Say why no action was needed";
  if (needsReviewDate(draft, flag) && draft.reviewOn === "")
    issues.reviewOn = draft.outcome === "no-answer" ? "Say when you will try again" : "Say on which day the patient returns to Needs you";
  if (draft.reviewOn !== "" && draft.reviewOn < today) issues.reviewOn = "This day is past; choose today or later";
  return issues;
}

/** The server's field errors, by field; the first of each. */
export function issuesByField(issues: readonly FieldIssue[]): DraftIssues {
  const first = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const found = { outcome: first("outcome"), note: first("note"), reviewOn: first("reviewOn") };
  return Object.fromEntries(Object.entries(found).filter(([, message]) => message !== undefined));
}

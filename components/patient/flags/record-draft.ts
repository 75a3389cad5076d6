import type { Urgency } from "@/clinical/urgency";
import { SHORTEST_REASON } from "@/contracts/flag-reasons";
import { CONTACTS, type Outcome } from "@/contracts/flag-states";

/** What somebody has begun to write about a flag. It lives as long as the page, whatever refreshes beneath it. */
export type RecordDraft = { outcome: Outcome | null; note: string; reviewOn: string; keepOpen: boolean; together: boolean };

export const EMPTY_DRAFT: RecordDraft = { outcome: null, note: "", reviewOn: "", keepOpen: false, together: true };

export type RecordField = "outcome" | "note" | "reviewOn";
export type DraftIssues = Partial<Record<RecordField, string>>;
/** What of the flags being signed decides what a draft needs: the most urgent of them. */
export type Signed = { urgency: Urgency; isOpen: boolean; hasContact: boolean };

/** True where signing this draft closes the flag: nobody is closed off whom nobody reached. */
export function closesFlag({ outcome, keepOpen }: RecordDraft): boolean {
  return outcome !== "no-answer" && !keepOpen;
}

/** True where the draft must name the day the patient returns: a `now` or `today` flag being closed, and a second try. */
export function needsReviewDate(draft: RecordDraft, flag: Omit<Signed, "hasContact">): boolean {
  if (draft.outcome === "no-answer") return true;
  return flag.isOpen && closesFlag(draft) && (flag.urgency === "now" || flag.urgency === "today");
}

/** True where closing needs a reason in words: nobody was reached, neither now nor before. */
export function needsReason(draft: RecordDraft, flag: Signed): boolean {
  if (draft.outcome === "no-action") return true;
  const reached = flag.hasContact || (draft.outcome !== null && CONTACTS.includes(draft.outcome));
  return needsReviewDate(draft, flag) && draft.outcome !== null && draft.outcome !== "no-answer" && !reached;
}

/**
 * What is missing, said before the server has to say it; the server checks all of it again.
 * @param today the clinic's date, "YYYY-MM-DD"
 */
export function draftIssues(draft: RecordDraft, flag: Signed, today: string): DraftIssues {
  const issues: DraftIssues = {};
  if (draft.outcome === null) issues.outcome = "Choose what was done";
  if (needsReason(draft, flag) && draft.note.trim().length < SHORTEST_REASON)
    issues.note = draft.outcome === "no-action" ? "Say why no action was needed" : "Nobody was reached: say why this can be closed";
  if (needsReviewDate(draft, flag) && draft.reviewOn === "")
    issues.reviewOn = draft.outcome === "no-answer" ? "Say when you will try again" : "Say on which day the patient returns to Needs you";
  if (draft.reviewOn !== "" && draft.reviewOn < today) issues.reviewOn = "This day is past; choose today or later";
  return issues;
}

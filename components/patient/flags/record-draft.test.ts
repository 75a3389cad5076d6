import { describe, expect, it } from "vitest";
import { OUTCOMES } from "@/contracts/flag-states";
import { closesFlag, draftIssues, EMPTY_DRAFT, needsReviewDate, type RecordDraft } from "./record-draft";
import { issuesByField } from "./use-refusals";

const draft = (part: Partial<RecordDraft>): RecordDraft => ({ ...EMPTY_DRAFT, outcome: "contacted", ...part });
const today = "2026-11-23";
const open = { urgency: "now", isOpen: true, hasContact: false } as const;

describe("recording what was done about a flag", () => {
  it("asks what was done before anything else", () => {
    expect(draftIssues(EMPTY_DRAFT, { ...open, urgency: "review" }, today)).toEqual({ outcome: "Choose what was done" });
  });

  it.each([
    ["now", true],
    ["today", true],
    ["review", false],
    ["watch", false],
  ] as const)("asks for a review date to close a %s flag: %s", (urgency, needed) => {
    expect(needsReviewDate(draft({}), { urgency, isOpen: true })).toBe(needed);
    expect("reviewOn" in draftIssues(draft({}), { ...open, urgency }, today)).toBe(needed);
  });

  it("asks for none while the flag stays open, and none to end a review", () => {
    expect(needsReviewDate(draft({ keepOpen: true }), open)).toBe(false);
    expect(needsReviewDate(draft({}), { urgency: "now", isOpen: false })).toBe(false);
  });

  it("asks when to try again after no answer, and leaves the flag open", () => {
    const tried = draft({ outcome: "no-answer" });
    expect(draftIssues(tried, { ...open, urgency: "review" }, today)).toEqual({ reviewOn: "Say when you will try again" });
    expect(closesFlag(tried)).toBe(false);
    expect(OUTCOMES.filter((outcome) => !closesFlag(draft({ outcome })))).toEqual(["no-answer"]);
  });

  it("asks why when nothing was done, and takes three letters for an answer", () => {
    const why = (note: string) => draftIssues(draft({ outcome: "no-action", note, reviewOn: today }), open, today).note;
    expect(why("  no ")).toBe("Say why no action was needed");
    expect(why("n/a")).toBeUndefined();
  });

  it("asks why an urgent flag can be closed where nobody was reached, unless somebody was before", () => {
    const why = (flag: Parameters<typeof draftIssues>[1], part: Partial<RecordDraft> = {}) =>
      draftIssues(draft({ outcome: "referred", reviewOn: today, ...part }), flag, today).note;
    expect(why(open)).toBe("Nobody was reached: say why this can be closed");
    expect(why({ ...open, hasContact: true })).toBeUndefined();
    expect(why({ ...open, urgency: "review" })).toBeUndefined();
    expect(why({ ...open, isOpen: false })).toBeUndefined();
    expect(why(open, { keepOpen: true })).toBeUndefined();
    expect(why(open, { outcome: "welfare-check" })).toBeUndefined();
  });

  it("takes today as review date and refuses yesterday", () => {
    expect(draftIssues(draft({ reviewOn: today }), open, today)).toEqual({});
    expect(draftIssues(draft({ reviewOn: "2026-11-22" }), open, today)).toEqual({ reviewOn: "This day is past; choose today or later" });
  });

  it("puts the server's refusals beside their fields", () => {
    const issues = [
      { path: "reviewOn", message: "Too far" },
      { path: "reviewOn", message: "second" },
      { path: "elsewhere", message: "lost" },
    ];
    expect(issuesByField(issues, ["outcome", "note", "reviewOn"])).toEqual({ reviewOn: "Too far" });
  });
});

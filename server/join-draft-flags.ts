import type { RaisedFlag } from "@/clinical/flags";
import type { RaisedBefore } from "@/db/queries/raised-flags";

type DraftFlag = RaisedBefore["flags"][number];

/** The numbers that say how grave an answer to item 9 or the ASQ was. */
const GRAVITY = ["item9", "asqPositives", "asqDecisive", "highestItem9", "asqTakenBack"] as const;

/**
 * Which flags of a check-in that is sent are the ones its drafts raised already: those take in what was sent. One that a clinician has
 * in hand, claimed or closed, takes it in, too, unless what was sent is graver than what it was raised with: then it is news.
 * @param before every flag the check-in has raised so far, oldest first
 */
export function joinDraftFlags(
  raised: readonly RaisedFlag[],
  before: readonly DraftFlag[],
): { news: RaisedFlag[]; joins: { flagId: string; meaning: string }[] } {
  const ofDraft = ({ rule }: RaisedFlag) => before.findLast((flag) => flag.rule === rule && flag.submissionId === null);
  const joined = (flag: RaisedFlag) => {
    const own = ofDraft(flag);
    return own !== undefined && (isWaiting(own) || !isGraver(flag, own)) ? [{ flagId: own.id, meaning: `Sent: ${flag.explanation}` }] : [];
  };
  return { news: raised.filter((flag) => joined(flag).length === 0), joins: raised.flatMap(joined) };
}

/**
 * Whether an answer that has not been sent is told of by no flag yet: none was raised by the check-in's drafts; it is urgent at once and those
 * were not; or clinicians have all of them in hand, claimed or closed, and it is graver than each.
 * @param raised the flags of the check-in's drafts, open and closed
 */
export function isUntold(finding: RaisedFlag, raised: readonly DraftFlag[]): boolean {
  if (finding.rule === "item-9-high" && !raised.some(({ rule }) => rule === "item-9-high")) return true;
  return raised.every((flag) => !isWaiting(flag) && isGraver(finding, flag));
}

/** Open, and in nobody's hands: whoever claims it will read all that stands on it. Whoever had claimed it already would not be called again. */
export function isWaiting({ state, claimedBy }: Pick<DraftFlag, "state" | "claimedBy">): boolean {
  return state === "open" && claimedBy === null;
}

function isGraver(flag: RaisedFlag, own: DraftFlag): boolean {
  return GRAVITY.some((number) => (flag.numbers[number] ?? 0) > (own.numbers[number] ?? 0));
}

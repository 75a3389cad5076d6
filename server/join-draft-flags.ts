import type { RaisedFlag } from "@/clinical/flags";
import type { RaisedBefore } from "@/db/queries/raised-flags";

type DraftFlag = RaisedBefore["flags"][number];

/** The numbers that say how grave an answer to item 9 or the ASQ was. */
const GRAVITY = ["item9", "asqPositives", "asqDecisive", "highestItem9", "asqTakenBack"] as const;

/**
 * Which flags of a check-in that is sent are the ones its drafts raised already: those take in what was sent. One that a clinician has
 * closed takes it in, too, unless what was sent is graver than what it was raised with: then it is news.
 * @param before every flag the check-in has raised so far, oldest first
 */
export function joinDraftFlags(
  raised: readonly RaisedFlag[],
  before: readonly DraftFlag[],
): { news: RaisedFlag[]; joins: { flagId: string; meaning: string }[] } {
  const ofDraft = ({ rule }: RaisedFlag) => before.findLast((flag) => flag.rule === rule && flag.submissionId === null);
  const joined = (flag: RaisedFlag) => {
    const own = ofDraft(flag);
    return own !== undefined && (own.state === "open" || !isGraver(flag, own))
      ? [{ flagId: own.id, meaning: `Sent: ${flag.explanation}` }]
      : [];
  };
  return { news: raised.filter((flag) => joined(flag).length === 0), joins: raised.flatMap(joined) };
}

function isGraver(flag: RaisedFlag, own: DraftFlag): boolean {
  return GRAVITY.some((number) => (flag.numbers[number] ?? 0) > (own.numbers[number] ?? 0));
}

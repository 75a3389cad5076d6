import type { StaffedHours } from "@/clinical/alert-due";
import { firstTier, nextTier, owesAlert } from "@/clinical/alert-ladder";
import type { RaisedFlag } from "@/clinical/flags";
import type { RuleId } from "@/clinical/rules";
import { URGENCY_RANK_NONE, urgencyRank } from "@/clinical/urgency";
import type { NewAlert, RaisedBefore } from "@/db/queries/raised-flags";
import { newId } from "@/server/new-id";

/** Rules that are told again, at the same urgency, to a clinician who has what came before in hand: an answer to item 9 is not that. */
const TOLD_AGAIN: readonly RuleId[] = ["item-9-high", "item-9"];

/**
 * The alert that new flags of a check-in owe, at their highest urgency; null where none is owed. A check-in's draft and its sending are
 * one: what was told before is told again at once only at a higher urgency, or where item 9 is news and every alert as urgent has been claimed.
 * Other news whose alert nobody would hear, because what was told before is in hand, waits for as long as it would take to reach the cover: whoever
 * has the check-in in hand has that long to claim it.
 * @param news most urgent first
 * @param before the check-in's alerts so far
 */
export function alertOwed(
  news: readonly RaisedFlag[],
  before: RaisedBefore["alerts"],
  at: Date,
  { clinicTimeZone: timeZone, staffedHours }: { readonly clinicTimeZone: string; readonly staffedHours: StaffedHours },
): NewAlert | null {
  const urgency = news[0]?.urgency;
  if (urgency === undefined || !owesAlert(urgency)) return null;
  const told = Math.max(URGENCY_RANK_NONE, ...before.map((one) => urgencyRank(one.urgency)));
  const inHand = before.every((one) => one.urgency !== urgency || one.stoppedAt !== null);
  const again = inHand && news.some((flag) => flag.urgency === urgency && TOLD_AGAIN.includes(flag.rule));
  const staffing = { timeZone, staffedHours };
  const first = firstTier(urgency, at, staffing).dueAt;
  if (urgencyRank(urgency) > told || (urgencyRank(urgency) === told && again)) return { id: newId(), urgency, dueAt: first };
  if (before.some((one) => one.stoppedAt === null && urgencyRank(one.urgency) >= urgencyRank(urgency))) return null;
  // A line of a morning's digest interrupts nobody.
  const dueAt = urgency === "review" ? first : nextTier(urgency, "prescriber", { at: first, since: at }, staffing).dueAt;
  return { id: newId(), urgency, dueAt };
}

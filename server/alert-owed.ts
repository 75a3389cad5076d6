import { v7 as uuidv7 } from "uuid";
import { alertDueAt, type StaffedHours } from "@/clinical/alert-due";
import type { RaisedFlag } from "@/clinical/flags";
import type { RuleId } from "@/clinical/rules";
import { URGENCY_RANK_NONE, urgencyRank } from "@/clinical/urgency";
import type { NewAlert, RaisedBefore } from "@/db/queries/raised-flags";

/** Rules that are told again, at the same urgency, to a clinician who has what came before in hand: an answer to item 9 is not that. */
const TOLD_AGAIN: readonly RuleId[] = ["item-9-high", "item-9"];

/**
 * The alert that new flags of a check-in owe, at their highest urgency; null where none is owed. A check-in's draft and its sending are
 * one: what was told before is told again only at a higher urgency, or where item 9 is news and every alert as urgent has been claimed.
 * @param news most urgent first
 * @param before the check-in's alerts so far
 */
export function alertOwed(
  news: readonly RaisedFlag[],
  before: RaisedBefore["alerts"],
  at: Date,
  { clinicTimeZone, staffedHours }: { readonly clinicTimeZone: string; readonly staffedHours: StaffedHours },
): NewAlert | null {
  const [highest] = news;
  if (!highest) return null;
  const { urgency } = highest;
  const told = Math.max(URGENCY_RANK_NONE, ...before.map((one) => urgencyRank(one.urgency)));
  const inHand = before.every((one) => one.urgency !== urgency || one.stoppedAt !== null);
  const again = inHand && news.some((flag) => flag.urgency === urgency && TOLD_AGAIN.includes(flag.rule));
  if (urgencyRank(urgency) < told || (urgencyRank(urgency) === told && !again)) return null;
  const dueAt = alertDueAt(urgency, at, { timeZone: clinicTimeZone, staffedHours });
  return dueAt ? { id: uuidv7(), urgency, dueAt } : null;
}

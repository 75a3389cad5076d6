import type { RaisedFlag } from "./flags";
import type { Policy } from "./policy";
import type { RuleId } from "./rules";
import type { Urgency } from "./urgency";

/** A flag still open on the course, with the numbers it was raised with: a later joining does not move them. */
export type OpenFlag = {
  readonly id: string;
  readonly rule: RuleId;
  readonly urgency: Urgency;
  readonly raisedAt: Date;
  readonly numbers: Readonly<Record<string, number>>;
};

/** What a course has had before that decides over its repeats. */
export type EarlierFlags = {
  /** The flags not yet resolved, in any order; the latest of a rule is the one compared with. */
  readonly open: readonly OpenFlag[];
  /** When `still-high` was last raised on the course, whatever became of it; null if never. */
  readonly stillHighAt: Date | null;
  /** When a clinician last recorded a contact with a review date, and for which flag. */
  readonly contacts: readonly { readonly flagId: string; readonly at: Date }[];
};

export type JoinedFlags = {
  /** News: each becomes a flag of its own. */
  readonly insert: RaisedFlag[];
  /** Joins the open flag named. `tellOwner`: its owner hears of it, nobody else is called. */
  readonly join: { readonly flagId: string; readonly flag: RaisedFlag; readonly tellOwner: boolean }[];
};

const DAY_MS = 86_400_000;

/** What says another thing each time: a second message, or a second change of medicines, is nothing that somebody has in hand already. */
const ALWAYS_NEWS: readonly RuleId[] = ["message", "stopped"];

/**
 * Decides which raised flags are news and which join one that is open, so that a standing worry does not mail every fortnight.
 * - a `review` or `watch` rule that fires again within 28 days joins the open flag of the same rule, unless its total is worse by 3 or more;
 *   `message` and `stopped` never do, since what they tell is new each time; nor does one more severe symptom, or anxiety become severe
 * - `still-high` is news once in 56 days: before they have passed it joins its open flag, and is left out where that was closed
 * - `item-9` again within 28 days of a recorded contact with a review date, with no more ASQ questions positive, joins the open flag, whose
 *   owner is told; an ASQ answered then and not now may be worse, so that is news
 * - `now` and the other `today` rules never join: each is its own alert
 * @param now when the check-in arrived
 */
export function joinRepeats(raised: readonly RaisedFlag[], earlier: EarlierFlags, now: Date, policy: Policy): JoinedFlags {
  const result: { insert: RaisedFlag[]; join: JoinedFlags["join"][number][] } = { insert: [], join: [] };
  for (const flag of raised) {
    const open = latestOf(flag.rule, earlier.open);
    if (flag.rule === "item-9" && open !== null && isInHand(flag, open, earlier, now, policy)) {
      result.join.push({ flagId: open.id, flag, tellOwner: true });
    } else if (
      flag.rule === "still-high" &&
      earlier.stillHighAt !== null &&
      daysSince(earlier.stillHighAt, now) < policy.thresholds.stillHighOnceIn
    ) {
      if (open !== null) result.join.push({ flagId: open.id, flag, tellOwner: false });
    } else if ((flag.urgency === "review" || flag.urgency === "watch") && open !== null && isRepeat(flag, open, now, policy)) {
      result.join.push({ flagId: open.id, flag, tellOwner: false });
    } else {
      result.insert.push(flag);
    }
  }
  return result;
}

function latestOf(rule: RuleId, openFlags: readonly OpenFlag[]): OpenFlag | null {
  return openFlags
    .filter((open) => open.rule === rule)
    .reduce<OpenFlag | null>((a, b) => (a === null || b.raisedAt > a.raisedAt ? b : a), null);
}

/** A clinician has been in touch about this very flag, has set a day to look again, and the ASQ says no more than it did. */
function isInHand(flag: RaisedFlag, open: OpenFlag, { contacts }: EarlierFlags, now: Date, { thresholds }: Policy): boolean {
  const contacted = contacts.some(({ flagId, at }) => flagId === open.id && daysSince(at, now) <= thresholds.contactWindow);
  return contacted && isAsqNoWorse(flag.numbers.asqPositives, open.numbers.asqPositives);
}

/** Questions answered yes or refused, each undefined where none was answered. */
function isAsqNoWorse(now: number | undefined, then: number | undefined): boolean {
  return now === undefined ? then === undefined : now <= (then ?? 0);
}

function isRepeat(flag: RaisedFlag, open: OpenFlag, now: Date, { thresholds }: Policy): boolean {
  if (ALWAYS_NEWS.includes(flag.rule) || isGraver(flag, open, thresholds)) return false;
  const worseBy = (flag.numbers.total ?? 0) - (open.numbers.total ?? 0);
  return daysSince(open.raisedAt, now) <= thresholds.repeatWindow && worseBy < thresholds.repeatWorseBy;
}

/** What says more than the open flag though its total may not: another symptom marked severe, anxiety that has become severe. */
function isGraver(flag: RaisedFlag, open: OpenFlag, { severeAnxietyTotal }: Policy["thresholds"]): boolean {
  const becameSevere = (flag.numbers.total ?? 0) >= severeAnxietyTotal && (open.numbers.total ?? 0) < severeAnxietyTotal;
  return (flag.numbers.symptoms ?? 0) > (open.numbers.symptoms ?? 0) || (flag.rule === "anxiety-rise" && becameSevere);
}

/** Elapsed days, not calendar days; negative for what is dated after `now` (two servers' clocks), which counts as just happened. */
function daysSince(earlier: Date, now: Date): number {
  return (now.getTime() - earlier.getTime()) / DAY_MS;
}

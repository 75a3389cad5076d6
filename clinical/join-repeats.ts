import type { RaisedFlag } from "./flags";
import type { Policy } from "./policy";
import type { RuleId } from "./rules";
import type { Urgency } from "./urgency";

/** A flag still open on the course. `total` is the PHQ-9 total it was raised at: a later joining does not move it. */
export type OpenFlag = {
  readonly id: string;
  readonly rule: RuleId;
  readonly urgency: Urgency;
  readonly raisedAt: Date;
  readonly total: number;
};

export type JoinedFlags = { insert: RaisedFlag[]; join: { flagId: string; flag: RaisedFlag }[] };

const DAY_MS = 86_400_000;

/**
 * Decides which raised flags are news and which join one that is open, so that a standing worry does not mail every fortnight.
 * A `review` rule that fires again within 28 days joins the open flag of the same rule, unless the total is worse by 3 or more.
 * `now` and `today` never join: each is its own alert.
 * @param openFlags the course's flags not yet resolved, in any order; the latest of a rule is the one compared with
 * @param newest `now` is when the response arrived, `total` its PHQ-9 total
 */
export function joinRepeats(
  raised: readonly RaisedFlag[],
  openFlags: readonly OpenFlag[],
  { now, total }: { readonly now: Date; readonly total: number },
  policy: Policy,
): JoinedFlags {
  const result: JoinedFlags = { insert: [], join: [] };
  for (const flag of raised) {
    const open = flag.urgency === "review" ? latestOf(flag.rule, openFlags) : null;
    if (open !== null && isRepeat(open, now, total, policy)) result.join.push({ flagId: open.id, flag });
    else result.insert.push(flag);
  }
  return result;
}

function latestOf(rule: RuleId, openFlags: readonly OpenFlag[]): OpenFlag | null {
  return openFlags
    .filter((open) => open.rule === rule)
    .reduce<OpenFlag | null>((a, b) => (a === null || b.raisedAt > a.raisedAt ? b : a), null);
}

/** Elapsed days, not calendar days; an open flag dated after `now` (two servers' clocks) counts as just raised. */
function isRepeat(open: OpenFlag, now: Date, total: number, { thresholds }: Policy): boolean {
  const elapsed = now.getTime() - open.raisedAt.getTime();
  return elapsed <= thresholds.repeatWindow * DAY_MS && total - open.total < thresholds.repeatWorseBy;
}

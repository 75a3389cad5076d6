import { availableAt, type CoverPlan, onDutyAt } from "./cover-plan";

type Of = { readonly prescriberId: string; readonly at: Date };

/**
 * Whether somebody is the cover of a prescriber at an instant: the first on duty but for the prescriber. That of a prescriber who is away is
 * told in their place, that of one who is there after them; whether the prescriber works here still makes no difference.
 * @throws RangeError on an invalid Date, an unknown time zone or an impossible date
 */
export function covers(plan: CoverPlan, staffId: string, of: Of): boolean {
  return coverOf(plan, of) === staffId;
}

/**
 * Whether a prescriber's patients are somebody's to look after at an instant: their own, those of whom they cover, and those of a prescriber who
 * is away or gone and whom nobody covers. So each patient is at least one person's.
 * @throws RangeError as `covers`
 */
export function looksAfter(plan: CoverPlan, staffId: string, of: Of): boolean {
  if (of.prescriberId === staffId || covers(plan, staffId, of)) return true;
  return coverOf(plan, of) === undefined && !availableAt(plan, of.at).includes(of.prescriberId);
}

function coverOf(plan: CoverPlan, { prescriberId, at }: Of): string | undefined {
  return onDutyAt(plan, at).find((id) => id !== prescriberId);
}

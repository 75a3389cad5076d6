import { coverGapsAt } from "@/clinical/cover";
import { type CoverPlan, cliniciansOf } from "@/clinical/cover-plan";
import type { CoverStanding } from "@/contracts/cover";

/** What is amiss with a plan at an instant. @throws RangeError on an invalid Date, an unknown time zone or an impossible date */
export function standingOf(plan: CoverPlan, at: Date): CoverStanding {
  return { gaps: coverGapsAt(plan, at), clinicians: cliniciansOf(plan).length };
}

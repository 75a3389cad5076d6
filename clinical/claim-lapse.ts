import type { StaffedHours } from "./alert-due";
import type { Policy } from "./policy";
import { closesAfterWorkingDays, staffedHoursAfter } from "./promised-time";
import type { Urgency } from "./urgency";

const MINUTE_MS = 60_000;

/**
 * When a claim without a recorded contact lapses: `now` after minutes that count at any hour, `today` after hours in which the clinic is
 * staffed, `review` at the close of the last of so many working days after that of the claim. `watch` and `missed` never: null.
 * Source: clinical reference, section 3 ("Acting").
 * @throws RangeError on an invalid Date, an unknown time zone or hours no clinic can keep
 * @example claimLapsesAt("now", new Date("2026-11-20T18:00:00Z"), { timeZone: "Europe/London" }, defaultPolicy) // the same day, 19:00Z
 */
export function claimLapsesAt(
  urgency: Urgency,
  claimedAt: Date,
  staffing: { readonly timeZone: string; readonly staffedHours?: StaffedHours },
  { thresholds }: Pick<Policy, "thresholds">,
): Date | null {
  switch (urgency) {
    case "now":
      return new Date(claimedAt.getTime() + thresholds.claimLapsesNow * MINUTE_MS);
    case "today":
      return staffedHoursAfter(thresholds.claimLapsesToday, claimedAt, staffing);
    case "review":
      return closesAfterWorkingDays(thresholds.claimLapsesReview, claimedAt, staffing);
    case "watch":
    case "missed":
      return null;
    default:
      throw new RangeError(`Not an urgency: ${String(urgency satisfies never)}`);
  }
}

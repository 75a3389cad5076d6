import type { CheckInState } from "@/contracts/check-in-states";

/** A form begun before its link ended may still be sent this much later, so that an evening's answers are not lost at midnight. */
const GRACE_MS = 60 * 60 * 1000;

/** What a phone's check-in is worth at an instant: still to be sent, sent, over, or none that this phone's link opens. */
export function standingOf(
  checkIn: { readonly generation: number; readonly state: CheckInState; readonly expiresAt: Date } | null,
  generation: number,
  now: Date,
): "open" | "submitted" | "gone" | "not-found" {
  if (checkIn === null || checkIn.generation !== generation) return "not-found";
  if (checkIn.state === "submitted") return "submitted";
  return checkIn.state === "open" && now.getTime() <= checkIn.expiresAt.getTime() + GRACE_MS ? "open" : "gone";
}

/** Where a check-in's page is, whatever has become of it. */
export function checkInPath(checkInId: string): string {
  return `/check-in/${checkInId}`;
}

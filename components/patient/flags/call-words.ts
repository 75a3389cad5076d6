import type { CallAt } from "@/contracts/patient-page";

/** What is known of the number to call: whether it is private, and what may be said there. */
export function callWords({ isPrivate, mayLeaveMessage }: CallAt): string {
  if (!isPrivate) return "on record; nobody said whether it is private";
  if (mayLeaveMessage === null) return "private, given with these answers";
  return mayLeaveMessage ? "private; a message may be left" : "private; leave no message";
}

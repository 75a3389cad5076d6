import type { LiveEvent } from "@/contracts/flag-actions";

/** `live`: changes arrive by themselves · `reconnecting`: the stream broke a moment ago · `polling`: asking every half minute. */
export type LiveStatus = "connecting" | "live" | "reconnecting" | "polling";

/**
 * What one tab tells the others: what arrived on the stream they share, how that stream is, and `replaced` when somebody else has
 * signed in in this browser.
 */
export type LiveMessage =
  | { kind: "event"; event: LiveEvent }
  | { kind: "resync" }
  | { kind: "status"; status: LiveStatus }
  | { kind: "status?" }
  | { kind: "replaced" };

export const POLL_EVERY_MS = 30_000;
/** A stream that has said nothing for this long is dead, whatever the browser thinks: the server's heartbeat comes every 20 s. */
export const SILENT_FOR_MS = 45_000;

/** Waiting time before the n-th new try, n from 0: 1 s doubled up to 30 s, half of it random so that tabs don't return together. */
export function retryDelayMs(attempt: number, random: number): number {
  const full = Math.min(1_000 * 2 ** attempt, 30_000);
  return full / 2 + (full / 2) * random;
}

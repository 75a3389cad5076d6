import { clockTime, shortDate } from "@/components/ui/dates";
import type { PatientDelivery } from "@/contracts/patient-page";

export type DeliveryWords = { text: string; at: string; tone: "plain" | "waiting" | "problem" };

/** What became of one mail, without its time: the time stands beside it as a <time>. */
export function deliveryWords({ to, kind, state, queuedAt, settledAt, attempts }: PatientDelivery): DeliveryWords {
  const mail = `${kind === "digest" ? "Digest" : kind === "hand-over" ? "Mail about the hand-over" : "Mail"} to ${to}`;
  switch (state) {
    case "sent":
      return { text: `${mail}: sent`, at: settledAt ?? queuedAt, tone: "plain" };
    case "withdrawn":
      return { text: `${mail}: no longer needed`, at: settledAt ?? queuedAt, tone: "plain" };
    case "refused":
      return { text: `${mail}: refused by the mail server`, at: settledAt ?? queuedAt, tone: "problem" };
    case "queued":
      return {
        text: `${mail}: ${attempts > 0 ? `not out after ${attempts === 1 ? "1 try" : `${attempts} tries`}, waiting since` : "waiting since"}`,
        at: queuedAt,
        tone: "waiting",
      };
  }
}

/** "10:21" on the day of `now`, "22 Nov, 10:21" on another. */
export function momentText(at: string, timeZone: string, now: string): string {
  const sameDay = shortDate(at, timeZone, now) === shortDate(now, timeZone, now);
  return sameDay ? clockTime(at, timeZone) : `${shortDate(at, timeZone, now)}, ${clockTime(at, timeZone)}`;
}

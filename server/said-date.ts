import type { PlainDate } from "@/clinical/plain-date";
import { datesIn } from "@/messages/dates";

const dates = datesIn("en-GB");

/** A calendar date as a sentence to clinicians says it: "9 November 2026". */
export function saidDate(on: PlainDate): string {
  return dates.date(on, { style: "year" });
}

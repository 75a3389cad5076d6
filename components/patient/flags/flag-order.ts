import { URGENCIES } from "@/clinical/urgency";
import type { PatientFlag } from "@/contracts/patient-page";

/** Open flags, most urgent first, then the longest waiting. */
export function openFlags(flags: readonly PatientFlag[]): PatientFlag[] {
  return flags
    .filter(({ state }) => state === "open")
    .sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
}

/** Closed flags, the last closed first. */
export function closedFlags(flags: readonly PatientFlag[]): PatientFlag[] {
  return flags
    .filter(({ state }) => state === "closed")
    .sort((a, b) => Date.parse(b.closedAt ?? b.raisedAt) - Date.parse(a.closedAt ?? a.raisedAt));
}

/**
 * The day a closed flag comes back: the review date of its newest signature. Signing it again without a date ends it.
 * Null while it is open, or where no review is planned.
 */
export function plannedReview({ state, events }: Pick<PatientFlag, "state" | "events">): string | null {
  if (state === "open") return null;
  const signed = events.filter(({ kind }) => kind === "acknowledge").sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return signed.at(-1)?.reviewOn ?? null;
}

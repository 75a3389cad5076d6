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

/** The day a closed flag comes back to Needs you; null while it is open, or where its newest signature named no day. */
export function plannedReview({ state, reviewOn }: Pick<PatientFlag, "state" | "reviewOn">): string | null {
  return state === "open" ? null : reviewOn;
}

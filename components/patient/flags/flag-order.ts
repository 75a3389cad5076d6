import { URGENCIES } from "@/clinical/urgency";
import type { PatientFlag } from "@/contracts/patient-page";

/** Open flags, most urgent first, then the longest waiting. */
export function openFlags(flags: readonly PatientFlag[]): PatientFlag[] {
  return flags
    .filter(({ state }) => state === "open")
    .sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
}

/**
 * The open flags that the same answers raised, itself among them, most urgent first. They were raised in one transaction, at one
 * instant, and one alert was owed for all of them: what is done about one is mostly done about all.
 */
export function ofSameAnswers(flags: readonly PatientFlag[], { raisedAt }: Pick<PatientFlag, "raisedAt">): PatientFlag[] {
  return openFlags(flags).filter((flag) => flag.raisedAt === raisedAt);
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

import { URGENCIES, type Urgency } from "@/clinical/urgency";
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

/** Open flags in their order, those of the same answers together at the place of the most urgent of them. */
export function bySameAnswers(open: readonly PatientFlag[]): (readonly [PatientFlag, ...PatientFlag[]])[] {
  const groups = new Map<string, [PatientFlag, ...PatientFlag[]]>();
  for (const flag of open) {
    const known = groups.get(flag.raisedAt);
    if (known) known.push(flag);
    else groups.set(flag.raisedAt, [flag]);
  }
  return [...groups.values()];
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

/** How urgent the most urgent of these flags is. */
export function mostUrgent(flags: readonly Pick<PatientFlag, "urgency">[]): Urgency {
  return URGENCIES.find((urgency) => flags.some((flag) => flag.urgency === urgency)) ?? "now";
}

import { CONTACTS, isKind, SIGNATURE_KINDS, WRITTEN_KINDS } from "@/contracts/flag-states";
import { NEEDS_YOU } from "@/contracts/panel";
import type { PatientFlag, PatientFlagEvent } from "@/contracts/patient-page";

type Standing = Pick<PatientFlag, "state" | "urgency" | "claimedAt" | "events">;

/** True of a claim that is to be followed by a contact and has not been: the next thing to record is one. */
export function awaitsContact({ state, urgency, claimedAt, events }: Standing): boolean {
  if (state !== "open" || claimedAt === null || !NEEDS_YOU.some((one) => one === urgency)) return false;
  return !events.some((event) => isContact(event) && Date.parse(event.at) >= Date.parse(claimedAt));
}

/** True where a clinician has recorded a contact about the flag, ever. */
export function hasContact({ events }: Pick<PatientFlag, "events">): boolean {
  return events.some(isContact);
}

function isContact(event: PatientFlagEvent): boolean {
  return isKind(SIGNATURE_KINDS, event) && event.outcome !== null && CONTACTS.includes(event.outcome);
}

/** The newest thing that somebody wrote on a flag, as this screen shows it; null where nobody has. What is newer is told before anything is stored. */
export function newestSeen({ events }: Pick<PatientFlag, "events">): string | null {
  return events.findLast((event) => isKind(WRITTEN_KINDS, event))?.id ?? null;
}

import type { PatientFlag, PatientFlagEvent } from "@/contracts/patient-page";
import { Signature } from "./signature";

/** How far apart the signatures of one press may be stored. */
const ONE_PRESS_MS = 60_000;

/**
 * What was done about a flag, oldest first. A claim is said where the flag says whose it is. `above`: flags of the same card, whose signatures of
 * the same press are not said again.
 */
export function Recorded({ flag, above = [] }: { flag: PatientFlag; above?: readonly PatientFlag[] }) {
  return recordedAnew(flag, above).map((event) => <Signature key={event.id} event={event} />);
}

/** The events of a flag that no flag above it has of the same press. */
export function recordedAnew({ events }: Pick<PatientFlag, "events">, above: readonly Pick<PatientFlag, "events">[]): PatientFlagEvent[] {
  const said = above.flatMap((flag) => flag.events);
  return events.filter((event) => event.kind !== "claim" && !said.some((other) => isSamePress(event, other)));
}

function isSamePress(a: PatientFlagEvent, b: PatientFlagEvent): boolean {
  const isSame = (["kind", "by", "meaning", "note", "reviewOn"] as const).every((part) => a[part] === b[part]);
  return isSame && Math.abs(Date.parse(a.at) - Date.parse(b.at)) < ONE_PRESS_MS;
}

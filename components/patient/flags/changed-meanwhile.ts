import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";

type Seen = Pick<PatientFlag, "state" | "claimedBy" | "events">;

/** What a colleague did to a flag since it was opened for recording, in one sentence; null where nobody did anything. */
export function changedMeanwhile(opened: Seen, now: Seen, viewer: Pick<Viewer, "staffId">): string | null {
  const known = new Set(opened.events.map(({ id }) => id));
  const signed = now.events.filter(({ id, kind }) => kind === "acknowledge" && !known.has(id)).at(-1);
  if (opened.state === "open" && now.state === "closed") return `${signed?.by ?? "A colleague"} closed this flag while you were writing.`;
  if (signed !== undefined) return `${signed.by ?? "A colleague"} recorded something while you were writing.`;
  const claim = now.claimedBy;
  if (claim !== null && claim.id !== viewer.staffId && claim.id !== opened.claimedBy?.id)
    return `${claim.name} claimed this flag while you were writing.`;
  return null;
}

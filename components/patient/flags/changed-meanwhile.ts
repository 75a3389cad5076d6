import { isKind, WRITTEN_KINDS } from "@/contracts/flag-states";
import type { PatientFlag } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";

type Seen = Pick<PatientFlag, "state" | "claimedBy" | "events">;

/** What became of a flag since it was opened for writing, in one sentence; null where nothing did. */
export function changedMeanwhile(opened: Seen, now: Seen, viewer: Pick<Viewer, "staffId">): string | null {
  const known = new Set(opened.events.map(({ id }) => id));
  const written = now.events.filter((event) => isKind(WRITTEN_KINDS, event) && !known.has(event.id)).at(-1);
  const who = written?.by ?? "A colleague";
  if (opened.state === "open" && now.state === "closed") return `${who} closed this flag while you were writing.`;
  if (opened.state === "closed" && now.state === "open") return `${who} opened this flag again while you were writing.`;
  if (written !== undefined) return `${who} recorded something while you were writing.`;
  return claimWords(opened.claimedBy, now.claimedBy, viewer);
}

function claimWords(before: Seen["claimedBy"], claim: Seen["claimedBy"], { staffId }: Pick<Viewer, "staffId">): string | null {
  if (claim?.id === before?.id) return null;
  if (claim === null) return `${before?.id === staffId ? "Your claim" : `The claim of ${before?.name}`} lapsed while you were writing.`;
  if (claim.id !== staffId) return `${claim.name} ${before === null ? "claimed" : "took"} this flag while you were writing.`;
  return before === null ? null : `${before.name} handed this flag to you while you were writing.`;
}

import type { PatientNote } from "@/contracts/patient-notes";

/** A note that somebody has begun. Its id goes with it: sent again after a lost answer it is stored once. */
export type NoteDraft = { id: string; body: string; atVisit: boolean; corrects: string | null };

/** Nothing written yet; a correction begins with the words of the note it replaces. */
export function emptyNote(corrects: Pick<PatientNote, "id" | "body" | "atVisit"> | null): NoteDraft {
  return { id: crypto.randomUUID(), body: corrects?.body ?? "", atVisit: corrects?.atVisit ?? false, corrects: corrects?.id ?? null };
}

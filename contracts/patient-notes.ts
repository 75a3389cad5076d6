import { z } from "zod";

/** The longest note on a patient, in characters. */
export const PATIENT_NOTE_LENGTH = 2000;

/** A note on a patient. `id` is the sender's, so that sending it again stores it once; `corrects` names the note that it replaces. */
export const writeNoteInput = z.strictObject({
  id: z.uuid(),
  body: z.string().trim().min(1, "Write the note").max(PATIENT_NOTE_LENGTH, "At most 2,000 characters"),
  atVisit: z
    .literal("1")
    .optional()
    .transform((ticked) => ticked === "1"),
  corrects: z.uuid().optional(),
});
export type WriteNoteInput = z.output<typeof writeNoteInput>;

export type PatientNote = {
  id: string;
  body: string;
  atVisit: boolean;
  by: string;
  at: string;
  /** The note that this one replaces, and the one that replaces it. */
  corrects: string | null;
  correctedBy: string | null;
};

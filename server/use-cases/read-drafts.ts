import { ANSWER_FIELDS, type AnswerField } from "@/contracts/check-in";
import { type Database, withClinic } from "@/db/client";
import { loadCheckInGeneration } from "@/db/queries/check-ins";
import { readDrafts as readDraftRows } from "@/db/queries/drafts";
import type { CheckInActor } from "@/server/actor";

/** `own`: field -> text, as a form has it. `elsewhere`: answered on another device, which says nothing of what was answered. */
export type SavedAnswers = { readonly own: Record<string, string>; readonly elsewhere: AnswerField[] };

/** What was saved of a check-in, as this device may know it; nothing where its link has been replaced. */
export function readDrafts(db: Database, { clinicId, checkInId, generation }: CheckInActor, device: string): Promise<SavedAnswers> {
  return withClinic(db, clinicId, async (tx) => {
    const [current, rows] = await Promise.all([loadCheckInGeneration(tx, checkInId), readDraftRows(tx, checkInId)]);
    const given =
      current === generation ? rows.flatMap(({ field, value, device: by }) => (value === null ? [] : [{ field, value, by }])) : [];
    const elsewhere = ANSWER_FIELDS.filter((field) => given.some((one) => one.field === field && one.by !== device));
    return { own: Object.fromEntries(given.filter(({ by }) => by === device).map(({ field, value }) => [field, value])), elsewhere };
  });
}

import { ANSWER_FIELDS, type AnswerField, ASQ_FIELDS, MOOD_FIELDS } from "@/contracts/check-in";
import { type Database, withClinic } from "@/db/client";
import { loadCheckInGeneration } from "@/db/queries/check-ins";
import { readAlarm, readDrafts as readDraftRows } from "@/db/queries/drafts";
import type { CheckInActor } from "@/server/actor";

/**
 * `own`: field -> text, as a form has it. `elsewhere`: answered on another device, which says nothing of what was answered, so that neither
 * which fields are there nor which are not tells it. `dueAt`: when somebody is told of this device's answer to item 9, where that has a time.
 */
export type SavedAnswers = { readonly own: Record<string, string>; readonly elsewhere: AnswerField[]; readonly dueAt: Date | null };

/** Asked only after some answers to item 9: that they were answered would tell that one. */
const AFTER_ITEM_9: readonly string[] = [...ASQ_FIELDS, "privateNumber", "mayLeaveMessage"];
/** Asked on every device where it is asked, since whether it was tells whether any item was above 0. */
const DIFFICULTY: readonly string[] = Object.values(MOOD_FIELDS).map(({ difficulty }) => difficulty);
/** Asked only after some answers to another question, and answered elsewhere where that one is. */
const PARENTS: ReadonlyMap<string, AnswerField> = new Map([
  ["adherenceNote", "adherence"],
  ["medicineNote", "medicineChange"],
  ["antidepressant", "medicineChange"],
]);

/** What was saved of a check-in, as this device may know it; nothing where its link has been replaced. */
export function readDrafts(db: Database, { clinicId, checkInId, generation }: CheckInActor, device: string): Promise<SavedAnswers> {
  return withClinic(db, clinicId, async (tx) => {
    const [current, rows, alarm] = await Promise.all([
      loadCheckInGeneration(tx, checkInId),
      readDraftRows(tx, checkInId),
      readAlarm(tx, checkInId),
    ]);
    const given =
      current === generation ? rows.flatMap(({ field, value, device: by }) => (value === null ? [] : [{ field, value, by }])) : [];
    const own = Object.fromEntries(given.filter(({ by }) => by === device).map(({ field, value }) => [field, value]));
    const ownItem9 = Object.values(MOOD_FIELDS).some(({ item9 }) => own[item9] !== undefined);
    const elsewhere = tellingNothing(new Set(given.filter(({ by }) => by !== device).map(({ field }) => field)), ownItem9);
    return { own, elsewhere, dueAt: ownItem9 ? (alarm?.dueAt ?? null) : null };
  });
}

/** The fields answered elsewhere, without those that would tell what was answered before them. */
function tellingNothing(others: ReadonlySet<string>, ownItem9: boolean): AnswerField[] {
  return ANSWER_FIELDS.filter((field) => {
    if (AFTER_ITEM_9.includes(field)) return ownItem9 && others.has(field);
    return !DIFFICULTY.includes(field) && others.has(PARENTS.get(field) ?? field);
  });
}

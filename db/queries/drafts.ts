import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { Language } from "@/contracts/languages";
import { type ClinicTx, type Database, withLookup } from "@/db/client";
import { given, givenAs, preparedRead, preparedWrite } from "@/db/prepared";
import { checkIn, draftAlarm, draftAnswer, LEFT_DRAFTS } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

const draftsOfCheckIn = preparedRead((db) =>
  db
    .select({
      field: draftAnswer.field,
      value: draftAnswer.value,
      code: draftAnswer.code,
      highest: draftAnswer.highest,
      device: draftAnswer.device,
      language: draftAnswer.language,
    })
    .from(draftAnswer)
    .where(eq(draftAnswer.checkInId, given("checkInId")))
    .orderBy(asc(draftAnswer.field)),
);

/** The saved answers of a check-in, with what the worker may not read: what was said, and from which device. */
export function readDrafts(tx: ClinicTx, checkInId: string) {
  return draftsOfCheckIn(tx, { checkInId });
}

/** A saved answer to item 9 or the ASQ by its code: null where it was taken back. `highest` is the gravest code ever given. */
export type DraftCode = { readonly field: string; readonly code: number | null; readonly highest: number | null };

const codesOfCheckIn = preparedRead((db) =>
  db
    .select({ field: draftAnswer.field, code: draftAnswer.code, highest: draftAnswer.highest })
    .from(draftAnswer)
    .where(eq(draftAnswer.checkInId, given("checkInId")))
    .orderBy(asc(draftAnswer.field)),
);

/** The codes alone. */
export function readDraftCodes(tx: ClinicTx, checkInId: string): Promise<DraftCode[]> {
  return codesOfCheckIn(tx, { checkInId });
}

export type NewDraft = { readonly field: string; readonly value: string | null; readonly code: number | null };

type DraftAbout = { readonly checkInId: string; readonly device: string; readonly language: Language; readonly givenAt: Date };

/** Saves answers of one device over whatever was saved before; the gravest code is kept. In the order of the fields: two tabs take turns. */
export function draftWrite(tx: ClinicTx, answers: readonly NewDraft[], about: DraftAbout) {
  const rows = [...answers].sort((a, b) => (a.field < b.field ? -1 : 1));
  return tx
    .insert(draftAnswer)
    .values(rows.map(({ field, value, code }) => ({ ...about, clinicId: clinicInScope, field, value, code, highest: code })))
    .onConflictDoUpdate({
      target: [draftAnswer.clinicId, draftAnswer.checkInId, draftAnswer.field],
      set: {
        value: sql`excluded.value`,
        code: sql`excluded.code`,
        // greatest() passes over nulls.
        highest: sql`greatest(draft_answer.highest, excluded.highest)`,
        device: sql`excluded.device`,
        language: sql`excluded.language`,
        givenAt: sql`excluded.given_at`,
      },
    });
}

const draftsGone = preparedWrite((db) => db.delete(draftAnswer).where(eq(draftAnswer.checkInId, given("checkInId"))));

/** Once sent they are the record's, and no draft any more. */
export function deleteDrafts(checkInId: string) {
  return draftsGone({ checkInId });
}

/** Somebody is told at `dueAt` unless the answers are sent before; the first answer decides when, until an alarm has been settled. */
export function alarmWrite(tx: ClinicTx, { checkInId, dueAt }: { checkInId: string; dueAt: Date }) {
  return tx
    .insert(draftAlarm)
    .values({ clinicId: clinicInScope, checkInId, dueAt })
    .onConflictDoUpdate({
      target: [draftAlarm.clinicId, draftAlarm.checkInId],
      set: { dueAt, settledAt: null },
      setWhere: isNotNull(draftAlarm.settledAt),
    });
}

const alarmOfCheckIn = preparedRead((db) =>
  db
    .select({ dueAt: draftAlarm.dueAt, settledAt: draftAlarm.settledAt })
    .from(draftAlarm)
    .where(eq(draftAlarm.checkInId, given("checkInId"))),
);

/** When somebody is told, or was, of a check-in's answers left unsent; null where nobody need be. */
export async function readAlarm(tx: ClinicTx, checkInId: string) {
  const [row] = await alarmOfCheckIn(tx, { checkInId });
  return row ?? null;
}

const alarmSettled = preparedWrite((db) =>
  db
    .update(draftAlarm)
    .set({ settledAt: givenAs(draftAlarm.settledAt, "at") })
    .where(and(eq(draftAlarm.checkInId, given("checkInId")), isNull(draftAlarm.settledAt))),
);

/** Nobody need be told any more: it was sent, or they have been. */
export function settleAlarm({ checkInId, at }: { checkInId: string; at: Date }) {
  return alarmSettled({ checkInId, at });
}

export type DueAlarm = { readonly clinicId: string; readonly checkInId: string };

/** Alarms whose time has come, of every clinic, in the order of their check-ins' ids, from after the one given: ids only. */
export function dueAlarms(db: Database, now: Date, { limit, after }: { limit: number; after: DueAlarm | null }): Promise<DueAlarm[]> {
  return withLookup(db, LEFT_DRAFTS, (tx) =>
    tx
      .select({ clinicId: draftAlarm.clinicId, checkInId: draftAlarm.checkInId })
      .from(draftAlarm)
      .where(and(isNull(draftAlarm.settledAt), lte(draftAlarm.dueAt, now), after ? gt(draftAlarm.checkInId, after.checkInId) : undefined))
      .orderBy(asc(draftAlarm.checkInId))
      .limit(limit),
  );
}

/** The check-in of an alarm that nobody has settled; null where somebody has. Read after the course is locked. */
export async function readDueAlarm(tx: ClinicTx, checkInId: string) {
  const [row] = await tx
    .select({ state: checkIn.state })
    .from(draftAlarm)
    .innerJoin(checkIn, and(eq(checkIn.clinicId, draftAlarm.clinicId), eq(checkIn.id, draftAlarm.checkInId)))
    .where(and(eq(draftAlarm.checkInId, checkInId), isNull(draftAlarm.settledAt)));
  return row ?? null;
}

/**
 * Every clinic that ever owed a mail: the worker knows clinics by its queue alone. One step of the key's index a clinic, however many
 * mails there are.
 */
export async function clinicsOfTheQueue(db: Database): Promise<string[]> {
  const rows = await db.drizzle.execute<{ id: string }>(sql`
    with recursive known as (
      (select clinic_id as id from delivery order by clinic_id limit 1)
      union all
      select (select clinic_id from delivery where clinic_id > known.id order by clinic_id limit 1) from known where known.id is not null
    ) select id from known where id is not null`);
  return rows.map(({ id }) => id);
}

/** Deletes what was saved for check-ins of the clinic in scope whose time was over before this. */
export async function deleteDraftsExpiredBefore(tx: ClinicTx, before: Date): Promise<void> {
  const over = tx.select({ id: checkIn.id }).from(checkIn).where(lte(checkIn.expiresAt, before));
  await tx.delete(draftAnswer).where(inArray(draftAnswer.checkInId, over));
  await tx.delete(draftAlarm).where(inArray(draftAlarm.checkInId, over));
}

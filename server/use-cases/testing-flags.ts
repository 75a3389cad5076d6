import { randomUUID } from "node:crypto";
import type { AcknowledgeFlagInput } from "@/contracts/flag-actions";
import type { Database } from "@/db/client";
import type { StaffActor } from "@/server/actor";
import { readPanel } from "./read-panel";
import { answer, enrolled } from "./testing-clinic";
import { rowsOf } from "./testing-drafts";

/** Answers that raise `item-9-high` and, besides, `high-baseline` flags of lesser urgencies. */
export const NOW_ANSWERS = [3, 3, 3, 3, 3, 0, 0, 0, 2];
/** Answers that raise `high-baseline-severe` and nothing more urgent. */
export const TODAY_ANSWERS = [3, 3, 3, 3, 3, 3, 0, 0, 0];
/** Answers that raise `high-baseline` alone. */
export const REVIEW_ANSWERS = [3, 3, 3, 2, 0, 0, 0, 0, 0];

/** What a flag is, as the record has it. */
export type StoredFlag = {
  id: string;
  rule: string;
  urgency: string;
  state: string;
  claimed_by: string | null;
  claimed_at: string | null;
  lapsed_at: string | null;
};

/** A patient of their own whose pre-treatment answers raised flags at that moment; the flags, most urgent first. */
export async function flagged(db: Database, prescriber: StaffActor, answers: readonly number[], at: Date) {
  const { phone, patientId, courseId } = await enrolled(db, prescriber, new Date(at.getTime() - 60_000));
  await answer(db, phone, answers, at);
  const flags = await flagsOf(db, prescriber, courseId);
  const [flag] = flags;
  if (!flag) throw new Error("the answers raised no flag");
  return { phone, patientId, courseId, checkInId: phone.checkInId, flag, flags };
}

/** Every flag of a course, most urgent first. */
export function flagsOf(db: Database, clinic: Pick<StaffActor, "clinicId">, courseId: string) {
  return rowsOf<StoredFlag>(
    db,
    clinic,
    `select id, rule, urgency, state, claimed_by, claimed_at, lapsed_at from flag where course_id = $1
      order by array_position(array['now', 'today', 'review', 'watch', 'missed'], urgency), raised_at, id`,
    courseId,
  );
}

/** What was done to a flag, oldest first. */
export function eventsOf(db: Database, clinic: Pick<StaffActor, "clinicId">, flagId: string) {
  return rowsOf<{ id: string; kind: string; staff_id: string | null; meaning: string; note: string | null; review_on: string | null }>(
    db,
    clinic,
    "select id, kind, staff_id, meaning, note, review_on::text from flag_event where flag_id = $1 order by at, case kind when 'claim' then 0 else 1 end, id",
    flagId,
  );
}

/** A check-in's alerts with their tiers, oldest first. */
export function alertsOf(db: Database, clinic: Pick<StaffActor, "clinicId">, checkInId: string) {
  return rowsOf<{ urgency: string; stopped: boolean; tier: number; due_at: Date; dispatched: boolean }>(
    db,
    clinic,
    `select a.urgency, a.stopped_at is not null as stopped, t.tier, t.due_at, t.dispatched_at is not null as dispatched
      from alert a join alert_tier t on t.clinic_id = a.clinic_id and t.alert_id = a.id where a.check_in_id = $1 order by a.created_at, a.id, t.tier`,
    checkInId,
  );
}

/** What the audit log says of a flag, oldest first. */
export async function auditOf(db: Database, clinic: Pick<StaffActor, "clinicId">, flagId: string): Promise<string[]> {
  const rows = await rowsOf<{ action: string }>(db, clinic, "select action from audit_log where subject_id = $1 order by seq", flagId);
  return rows.map(({ action }) => action);
}

/** The patient's row of the panel. */
export async function panelRowOf(db: Database, actor: StaffActor, patientId: string, at: Date) {
  const { rows } = await readPanel(db, actor, { tab: "everyone" }, at);
  return rows.find((row) => row.patientId === patientId);
}

/** A signature; override what a test is about. */
export const signature = (given: Partial<AcknowledgeFlagInput> = {}): AcknowledgeFlagInput & { id: string } => ({
  outcome: "contacted",
  note: "",
  reviewOn: null,
  close: false,
  id: randomUUID(),
  ...given,
});

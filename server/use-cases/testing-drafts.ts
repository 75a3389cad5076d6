import { randomUUID } from "node:crypto";
import type { DraftInput } from "@/contracts/check-in";
import type { Database } from "@/db/client";
import type { CheckInActor } from "@/server/actor";
import { checkInTokenOf } from "@/server/check-in-token";
import { saveDraft } from "./save-draft";
import { TEST_LINK_SECRET } from "./testing-clinic";

/** The link that opens a phone's check-in. */
export const linkOf = ({ checkInId, generation }: CheckInActor) => ({ token: checkInTokenOf(TEST_LINK_SECRET, checkInId, generation) });

/** A browser of its own. */
export const newDevice = () => randomUUID();

/** Saves answers from a phone, as its page does before Send. */
export function save(db: Database, phone: CheckInActor, answers: DraftInput["answers"], now: Date, device = newDevice()) {
  return saveDraft(db, phone, { checkIn: phone.checkInId, language: "en", answers }, { now, device });
}

/** Rows of a clinic, as its web process may read them. */
export async function rowsOf<R extends object>(db: Database, { clinicId }: Pick<CheckInActor, "clinicId">, text: string, id: string) {
  const [, rows] = await db.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinicId}, true)`,
    sql.unsafe<(R & Record<string, unknown>)[]>(text, [id]),
  ]);
  return [...rows];
}

/** What a check-in has raised: each flag's rule, with whether it was sent; each alert's urgency. Oldest first. */
export async function raisedBy(db: Database, phone: CheckInActor) {
  const flags = await rowsOf<{
    id: string;
    rule: string;
    sent: boolean;
    state: string;
    explanation: string;
    numbers: Record<string, number>;
  }>(
    db,
    phone,
    "select id, rule, submission_id is not null as sent, state, explanation, numbers from flag where check_in_id = $1 order by raised_at, id",
    phone.checkInId,
  );
  const alerts = await rowsOf<{ urgency: string; due_at: string }>(
    db,
    phone,
    `select a.urgency, t.due_at from alert a join alert_tier t on t.clinic_id = a.clinic_id and t.alert_id = a.id
      where a.check_in_id = $1 order by a.created_at, a.id`,
    phone.checkInId,
  );
  const joins = await rowsOf<{ meaning: string }>(
    db,
    phone,
    "select meaning from flag_event where kind = 'join' and flag_id in (select id from flag where check_in_id = $1) order by at, id",
    phone.checkInId,
  );
  return {
    flags,
    rules: flags.map(({ rule, sent }) => `${rule}${sent ? "" : ", not sent"}`),
    alerts: alerts.map(({ urgency }) => urgency),
    joins: joins.map(({ meaning }) => meaning),
  };
}

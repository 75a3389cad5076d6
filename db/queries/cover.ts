import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { CoverPlan, Spell } from "@/clinical/cover-plan";
import type { PlainDate } from "@/clinical/plain-date";
import { type ClinicTx, readPrepared } from "@/db/client";
import { clinic, closedDay, cover, datedTurn, leave, membership, weeklyTurn } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

type PlanRow = {
  time_zone: string;
  weekdays: number[];
  from: string;
  until: string;
  closed_on: PlainDate[];
  people: CoverPlan["people"];
  weekly: CoverPlan["weekly"];
  turns: Spell[];
  leave: Spell[];
  safety_lead_id: string | null;
  last_resort_id: string | null;
};

/** Days are stored in a clinic's own calendar, which may be a day behind or ahead of the one asked about. */
const PLAN = `
  with newest as (select version, safety_lead_id, last_resort_id from cover order by version desc limit 1),
  spells as (
    select 'turn' as kind, t.id, t.staff_id, t.from_on, t.until_on, t.recorded_at from dated_turn t
      where t.withdrawn_at is null and t.until_on >= $1::date - 1
    union all
    select 'leave', l.id, l.staff_id, l.from_on, l.until_on, l.recorded_at from leave l where l.withdrawn_at is null and l.until_on >= $1::date - 1
  )
  select c.time_zone, c.staffed_weekdays as weekdays, c.staffed_from as from, c.staffed_until as until,
    coalesce((select json_agg(d.closed_on order by d.closed_on) from closed_day d where d.withdrawn_at is null), '[]') as closed_on,
    coalesce((select json_agg(json_build_object('id', m.staff_id, 'role', m.role, 'wakes', m.wakes_confirmed_at is not null)
      order by m.created_at, m.staff_id) from membership m
      where m.ended_at is null and m.role in ('prescriber', 'nurse', 'admin')), '[]') as people,
    coalesce((select json_agg(json_build_object('weekday', w.weekday, 'staffIds', w.staff_ids) order by w.weekday) from (
      select t.weekday, json_agg(t.staff_id order by t.position) as staff_ids
      from weekly_turn t join newest n on n.version = t.version group by t.weekday) w), '[]') as weekly,
    coalesce((select json_agg(json_build_object('staffId', s.staff_id, 'from', s.from_on, 'until', s.until_on)
      order by s.recorded_at, s.id) from spells s where s.kind = 'turn'), '[]') as turns,
    coalesce((select json_agg(json_build_object('staffId', s.staff_id, 'from', s.from_on, 'until', s.until_on)
      order by s.from_on, s.id) from spells s where s.kind = 'leave'), '[]') as leave,
    (select safety_lead_id from newest), (select last_resort_id from newest)
  from clinic c`;

/**
 * Everything that decides who is told at the clinic in scope, in one statement: turns and leave that end on the day before `from` or later.
 * @throws Error without a clinic in scope
 */
export async function readCoverPlan(tx: ClinicTx, from: Date): Promise<CoverPlan> {
  const [row] = await readPrepared<PlanRow>(tx, PLAN, [from.toISOString().slice(0, 10)]);
  if (!row) throw new Error("no clinic in scope");
  return {
    timeZone: row.time_zone,
    staffedHours: { weekdays: row.weekdays, from: row.from, until: row.until, closedOn: row.closed_on },
    people: row.people,
    weekly: row.weekly,
    turns: row.turns,
    leave: row.leave,
    safetyLeadId: row.safety_lead_id,
    lastResortId: row.last_resort_id,
  };
}

/** A version of who stands in, as a person records it: whole, the people of each weekday in order. */
export type NewCover = {
  readonly version: number;
  readonly weekly: CoverPlan["weekly"];
  readonly safetyLeadId: string | null;
  readonly lastResortId: string | null;
  readonly recordedBy: string | null;
  readonly at: Date;
};

/** The version in force, 0 where nothing has been recorded yet, and by whom and when. */
export async function newestCover(tx: ClinicTx): Promise<{ version: number; recordedBy: string | null; recordedAt: Date | null }> {
  const [row] = await tx
    .select({ version: cover.version, recordedBy: cover.recordedBy, recordedAt: cover.recordedAt })
    .from(cover)
    .orderBy(desc(cover.version))
    .limit(1);
  return row ?? { version: 0, recordedBy: null, recordedAt: null };
}

/** Records a new version. False, and nothing stored, where a colleague recorded that version first. */
export async function insertCover(
  tx: ClinicTx,
  { version, weekly, safetyLeadId, lastResortId, recordedBy, at }: NewCover,
): Promise<boolean> {
  const made = await tx
    .insert(cover)
    .values({ clinicId: clinicInScope, version, safetyLeadId, lastResortId, recordedBy, recordedAt: at })
    .onConflictDoNothing()
    .returning({ version: cover.version });
  if (made.length === 0) return false;
  const turns = weekly.flatMap(({ weekday, staffIds }) =>
    staffIds.map((staffId, index) => ({ clinicId: clinicInScope, version, weekday, position: index + 1, staffId })),
  );
  if (turns.length > 0) await tx.insert(weeklyTurn).values(turns);
  return true;
}

const SPELLS = { "dated-turn": datedTurn, leave } as const;
/** What a spell of days is: a turn that overrides the weekly pattern, or leave. */
export type SpellKind = keyof typeof SPELLS;

/** A spell that stands, with its id. */
export type RecordedSpell = Spell & { readonly id: string };

/** The spells that stand and end on this day or later, the earliest first. */
export function listSpells(tx: ClinicTx, kind: SpellKind, from: PlainDate): Promise<RecordedSpell[]> {
  const table = SPELLS[kind];
  return tx
    .select({ id: table.id, staffId: table.staffId, from: table.fromOn, until: table.untilOn })
    .from(table)
    .where(and(isNull(table.withdrawnAt), sql`${table.untilOn} >= ${from}`))
    .orderBy(table.fromOn, table.id);
}

/** Records a spell. False where this very one, by its id, was recorded before: a second press. */
export async function insertSpell(
  tx: ClinicTx,
  kind: SpellKind,
  { id, staffId, from, until, recordedBy, at }: RecordedSpell & { recordedBy: string | null; at: Date },
): Promise<boolean> {
  const table = SPELLS[kind];
  const made = await tx
    .insert(table)
    .values({ clinicId: clinicInScope, id, staffId, fromOn: from, untilOn: until, recordedBy, recordedAt: at })
    .onConflictDoNothing()
    .returning({ id: table.id });
  return made.length > 0;
}

/** Takes a spell back, and gives what it was; null where there is none that stands. */
export async function withdrawSpell(
  tx: ClinicTx,
  kind: SpellKind,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<RecordedSpell | null> {
  const table = SPELLS[kind];
  const [row] = await tx
    .update(table)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(table.id, id), isNull(table.withdrawnAt)))
    .returning({ id: table.id, staffId: table.staffId, from: table.fromOn, until: table.untilOn });
  return row ?? null;
}

/** A day on which the clinic is closed, and why. */
export type ClosedDay = { readonly id: string; readonly on: PlainDate; readonly name: string };

/** The closed days from this one on, the earliest first. */
export function listClosedDays(tx: ClinicTx, from: PlainDate): Promise<ClosedDay[]> {
  return tx
    .select({ id: closedDay.id, on: closedDay.closedOn, name: closedDay.name })
    .from(closedDay)
    .where(and(isNull(closedDay.withdrawnAt), sql`${closedDay.closedOn} >= ${from}`))
    .orderBy(closedDay.closedOn);
}

/** Records closed days. Gives those that were not closed before: a day is closed once. */
export async function insertClosedDays(
  tx: ClinicTx,
  days: readonly ClosedDay[],
  { recordedBy, at }: { recordedBy: string | null; at: Date },
): Promise<ClosedDay[]> {
  if (days.length === 0) return [];
  return tx
    .insert(closedDay)
    .values(days.map(({ id, on, name }) => ({ clinicId: clinicInScope, id, closedOn: on, name, recordedBy, recordedAt: at })))
    .onConflictDoNothing()
    .returning({ id: closedDay.id, on: closedDay.closedOn, name: closedDay.name });
}

/** Opens a closed day again, and gives what it was; null where there is none that stands. */
export async function withdrawClosedDay(tx: ClinicTx, { id, by, at }: { id: string; by: string; at: Date }): Promise<ClosedDay | null> {
  const [row] = await tx
    .update(closedDay)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(closedDay.id, id), isNull(closedDay.withdrawnAt)))
    .returning({ id: closedDay.id, on: closedDay.closedOn, name: closedDay.name });
  return row ?? null;
}

/** Records that somebody confirmed a channel that wakes them, or (null) says so no longer. False where it stood so already. */
export async function setWakes(tx: ClinicTx, { staffId, at }: { staffId: string; at: Date | null }): Promise<boolean> {
  const changed = await tx
    .update(membership)
    .set({ wakesConfirmedAt: at })
    .where(
      and(
        eq(membership.staffId, staffId),
        isNull(membership.endedAt),
        at === null ? sql`${membership.wakesConfirmedAt} is not null` : isNull(membership.wakesConfirmedAt),
      ),
    )
    .returning({ staffId: membership.staffId });
  return changed.length > 0;
}

/** Changes when the clinic is staffed, and gives what stood before: check and change under the clinic's row lock. */
export async function setStaffedHours(
  tx: ClinicTx,
  { weekdays, from, until }: { weekdays: readonly number[]; from: string; until: string },
): Promise<{ weekdays: number[]; from: string; until: string }> {
  const [before] = await tx
    .select({ weekdays: clinic.staffedWeekdays, from: clinic.staffedFrom, until: clinic.staffedUntil })
    .from(clinic)
    .for("no key update");
  if (!before) throw new Error("no clinic in scope");
  await tx
    .update(clinic)
    .set({ staffedWeekdays: [...weekdays], staffedFrom: from, staffedUntil: until })
    .where(eq(clinic.id, clinicInScope));
  return before;
}

import { eq, isNull, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { clinic, closedDay, datedTurn, leave, membership } from "@/db/schema";
import type { ClosedDay, RecordedSpell, SpellKind } from "./cover";

/** Lets one change of cover be made at a time at the clinic in scope. Nobody who only refers to the clinic waits for it. */
export async function lockCover(tx: ClinicTx): Promise<void> {
  await tx.select({ id: clinic.id }).from(clinic).for("no key update");
}

const SPELLS = { "dated-turn": datedTurn, leave } as const;

/** A spell by its id, whether it stands or was withdrawn; null where there is none. */
export async function findSpell(tx: ClinicTx, kind: SpellKind, id: string): Promise<(RecordedSpell & { isWithdrawn: boolean }) | null> {
  const table = SPELLS[kind];
  const [row] = await tx
    .select({
      id: table.id,
      staffId: table.staffId,
      from: table.fromOn,
      until: table.untilOn,
      isWithdrawn: sql<boolean>`${table.withdrawnAt} is not null`,
    })
    .from(table)
    .where(eq(table.id, id));
  return row ?? null;
}

/** A closed day by its id, likewise. */
export async function findClosedDay(tx: ClinicTx, id: string): Promise<(ClosedDay & { isWithdrawn: boolean }) | null> {
  const [row] = await tx
    .select({
      id: closedDay.id,
      on: closedDay.closedOn,
      name: closedDay.name,
      isWithdrawn: sql<boolean>`${closedDay.withdrawnAt} is not null`,
    })
    .from(closedDay)
    .where(eq(closedDay.id, id));
  return row ?? null;
}

/** Since when those who work here say that what is sent to them wakes them, by their id; who does not say so is not among them. */
export async function listWaking(tx: ClinicTx): Promise<Map<string, Date>> {
  const rows = await tx
    .select({ staffId: membership.staffId, since: membership.wakesConfirmedAt })
    .from(membership)
    .where(isNull(membership.endedAt));
  return new Map(rows.flatMap(({ staffId, since }) => (since === null ? [] : [[staffId, since] as const])));
}

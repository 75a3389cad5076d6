import { and, desc, eq, inArray } from "drizzle-orm";
import type { AcknowledgeFlagInput } from "@/contracts/flag-actions";
import { CONTACTS, type FlagEventKind, type Outcome, SIGNATURE_KINDS, WRITTEN_KINDS } from "@/contracts/flag-states";
import type { ClinicTx } from "@/db/client";
import { flag, flagEvent, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** `staffId` null: nobody did it, time or the rules did. */
export type NewFlagEvent = { id: string; flagId: string; kind: FlagEventKind; staffId: string | null; at: Date; meaning: string } & Partial<
  Pick<AcknowledgeFlagInput, "note" | "reviewOn"> & { outcome: Outcome }
>;

/** A signature: who, when, what it means. */
export function appendFlagEvent(tx: ClinicTx, { note, ...event }: NewFlagEvent) {
  return tx.insert(flagEvent).values({ ...event, clinicId: clinicInScope, note: note ? note : null });
}

/** True where this event is stored already: it is a second press. @throws RangeError where its id is another person's or another flag's event */
export async function isSigned(tx: ClinicTx, { id, flagId, staffId }: { id: string; flagId: string; staffId: string }): Promise<boolean> {
  const [found] = await tx.select({ flagId: flagEvent.flagId, staffId: flagEvent.staffId }).from(flagEvent).where(eq(flagEvent.id, id));
  if (found === undefined) return false;
  if (found.flagId !== flagId || found.staffId !== staffId) throw new RangeError("not this event's id");
  return true;
}

/** The newest thing that somebody wrote on a flag, when and who; null where nobody has. */
export async function newestWritten(tx: ClinicTx, flagId: string): Promise<{ id: string; at: Date; by: string | null } | null> {
  const [newest] = await tx
    .select({ id: flagEvent.id, at: flagEvent.at, by: staff.name })
    .from(flagEvent)
    .leftJoin(staff, eq(staff.id, flagEvent.staffId))
    .where(and(eq(flagEvent.flagId, flagId), inArray(flagEvent.kind, [...WRITTEN_KINDS])))
    .orderBy(desc(flagEvent.at), desc(flagEvent.id))
    .limit(1);
  return newest ?? null;
}

/** Whether a clinician has ever recorded a contact about a flag, or about another of its check-in. */
export async function hasContact(tx: ClinicTx, { flagId, checkInId }: { flagId: string; checkInId: string | null }): Promise<boolean> {
  const about = checkInId && tx.select({ id: flag.id }).from(flag).where(eq(flag.checkInId, checkInId));
  const [found] = await tx
    .select({ id: flagEvent.id })
    .from(flagEvent)
    .where(
      and(
        about ? inArray(flagEvent.flagId, about) : eq(flagEvent.flagId, flagId),
        inArray(flagEvent.kind, [...SIGNATURE_KINDS]),
        inArray(flagEvent.outcome, [...CONTACTS]),
      ),
    )
    .limit(1);
  return found !== undefined;
}

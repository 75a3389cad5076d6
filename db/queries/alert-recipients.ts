import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { isClinician, type Role } from "@/contracts/roles";
import type { ClinicTx } from "@/db/client";
import { delivery, deliveryAlert, deliveryFlag, membership } from "@/db/schema";

const IN_ORDER = ["prescriber", "nurse", "admin"] as const satisfies readonly Role[];

/**
 * Who may be told of a flag, in order: prescribers, then nurses, each by how long they have been at the clinic. Its admins only where it
 * has no clinician: an alert mail says nothing about anybody, and silence would be worse.
 */
export async function reachableStaff(tx: ClinicTx): Promise<string[]> {
  const rows = await tx
    .select({ staffId: membership.staffId, role: membership.role })
    .from(membership)
    .where(and(isNull(membership.endedAt), inArray(membership.role, IN_ORDER)))
    .orderBy(asc(membership.createdAt), asc(membership.staffId));
  const clinicians = rows.filter(({ role }) => isClinician(role));
  const told = clinicians.length > 0 ? clinicians : rows;
  return IN_ORDER.flatMap((role) => told.filter((row) => row.role === role)).map(({ staffId }) => staffId);
}

/** The next person who may be told of what this delivery carries and has not been, nor is about to be; null if nobody is left. */
export async function nextRecipient(tx: ClinicTx, deliveryId: string): Promise<string | null> {
  const alerts = tx.select({ id: deliveryAlert.alertId }).from(deliveryAlert).where(eq(deliveryAlert.deliveryId, deliveryId));
  const flags = tx.select({ id: deliveryFlag.flagId }).from(deliveryFlag).where(eq(deliveryFlag.deliveryId, deliveryId));
  const withOneOf = unionAll(
    tx.select({ id: deliveryAlert.deliveryId }).from(deliveryAlert).where(inArray(deliveryAlert.alertId, alerts)),
    tx.select({ id: deliveryFlag.deliveryId }).from(deliveryFlag).where(inArray(deliveryFlag.flagId, flags)),
  );
  const told = await tx
    .selectDistinct({ staffId: delivery.recipientStaffId })
    .from(delivery)
    .where(and(inArray(delivery.id, withOneOf), isNotNull(delivery.recipientStaffId)));
  const reachable = await reachableStaff(tx);
  return reachable.find((staffId) => !told.some((row) => row.staffId === staffId)) ?? null;
}

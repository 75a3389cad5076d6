import { and, eq, inArray, isNotNull, ne } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { availableAt, cliniciansOf } from "@/clinical/cover-plan";
import type { ClinicTx } from "@/db/client";
import { delivery, deliveryAlert, deliveryFlag } from "@/db/schema";
import { readCoverPlan } from "./cover";

/**
 * The next person who may be told of what this delivery carries and has not been, nor is about to be; null if nobody is left. Clinicians who are
 * there, then those on leave; admins only where the clinic has no clinician: an alert mail says nothing about anybody, and silence would be worse.
 */
export async function nextRecipient(tx: ClinicTx, deliveryId: string, now: Date): Promise<{ staffId: string; isAdmin: boolean } | null> {
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
  const plan = await readCoverPlan(tx, now);
  const clinicians = [...availableAt(plan, now), ...cliniciansOf(plan)];
  const admins = plan.people.filter(({ role }) => role === "admin").map(({ id }) => id);
  const isAdmin = clinicians.length === 0;
  const staffId = (isAdmin ? admins : clinicians).find((id) => !told.some((row) => row.staffId === id));
  return staffId === undefined ? null : { staffId, isAdmin };
}

/** Whether somebody else's mail about the same tiers left or is about to. */
export async function isToldBesides(tx: ClinicTx, deliveryId: string): Promise<boolean> {
  const carried = await tx
    .select({ alertId: deliveryAlert.alertId, tier: deliveryAlert.tier })
    .from(deliveryAlert)
    .where(eq(deliveryAlert.deliveryId, deliveryId));
  for (const { alertId, tier } of carried) {
    const [other] = await tx
      .select({ id: delivery.id })
      .from(deliveryAlert)
      .innerJoin(delivery, and(eq(delivery.clinicId, deliveryAlert.clinicId), eq(delivery.id, deliveryAlert.deliveryId)))
      .where(
        and(
          eq(deliveryAlert.alertId, alertId),
          eq(deliveryAlert.tier, tier),
          ne(delivery.id, deliveryId),
          ne(deliveryAlert.part, "admin"),
          inArray(delivery.state, ["queued", "sent"]),
        ),
      )
      .limit(1);
    if (!other) return false;
  }
  return carried.length > 0;
}

/** The alerts that a delivery carries. */
export async function carriedAlerts(tx: ClinicTx, deliveryId: string): Promise<string[]> {
  const rows = await tx.select({ alertId: deliveryAlert.alertId }).from(deliveryAlert).where(eq(deliveryAlert.deliveryId, deliveryId));
  return rows.map(({ alertId }) => alertId);
}

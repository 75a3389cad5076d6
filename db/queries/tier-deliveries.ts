import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { AlertUrgency } from "@/clinical/alert-ladder";
import type { Told } from "@/clinical/cover";
import type { ClinicTx } from "@/db/client";
import { delivery, deliveryAlert } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { DELIVERY_PRIORITY } from "./deliveries";
import { alertKey } from "./delivery-outcomes";

/** One person's share of a tier that fell due. */
export type OwedTo = Told & { readonly alertId: string; readonly tier: number; readonly urgency: AlertUrgency };

/** Whether somebody's mail about an alert still waits to be sent, by `waitingKey`: another about the same would only come beside it. */
export async function waitingMails(tx: ClinicTx, alertIds: readonly string[]): Promise<Set<string>> {
  if (alertIds.length === 0) return new Set();
  const rows = await tx
    .select({ alertId: deliveryAlert.alertId, staffId: delivery.recipientStaffId })
    .from(deliveryAlert)
    .innerJoin(delivery, and(eq(delivery.clinicId, deliveryAlert.clinicId), eq(delivery.id, deliveryAlert.deliveryId)))
    .where(
      and(
        inArray(deliveryAlert.alertId, [...alertIds]),
        eq(delivery.state, "queued"),
        inArray(delivery.kind, ["alert", "digest"]),
        isNotNull(delivery.recipientStaffId),
      ),
    );
  return new Set(rows.map(({ alertId, staffId }) => waitingKey({ alertId, staffId: staffId ?? "" })));
}

export function waitingKey({ alertId, staffId }: { alertId: string; staffId: string }): string {
  return `${alertId} ${staffId}`;
}

/** Owes each person a mail about their alert, one delivery an alert and person: two statements, however many. */
export async function insertAlertDeliveries(tx: ClinicTx, owed: readonly OwedTo[], at: Date): Promise<void> {
  if (owed.length === 0) return;
  const planned = owed.map((one) => ({ ...one, id: uuidv7() }));
  const made = await tx
    .insert(delivery)
    .values(
      planned.map((one) => ({
        clinicId: clinicInScope,
        id: one.id,
        kind: "alert" as const,
        priority: one.urgency === "now" ? DELIVERY_PRIORITY.now : DELIVERY_PRIORITY.today,
        dedupeKey: alertKey(one),
        recipientStaffId: one.staffId,
        createdAt: at,
        nextAttemptAt: at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: delivery.id });
  const ids = new Set(made.map(({ id }) => id));
  await link(
    tx,
    planned.filter(({ id }) => ids.has(id)).map(({ id, ...one }) => ({ ...one, deliveryId: id })),
  );
}

/**
 * Owes one person the digest of a morning. One that waits and was never tried takes the alerts in; one that left already is followed
 * by another, because what it did not say would otherwise never be said. Gives its id.
 */
export async function addToDigest(
  tx: ClinicTx,
  { staffId, date, owed, at }: { staffId: string; date: string; owed: readonly OwedTo[]; at: Date },
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const dedupeKey = number === 1 ? `digest:${staffId}:${date}` : `digest:${staffId}:${date}:${number}`;
    const [made] = await tx
      .insert(delivery)
      .values({
        clinicId: clinicInScope,
        id: uuidv7(),
        kind: "digest",
        priority: DELIVERY_PRIORITY.digest,
        dedupeKey,
        recipientStaffId: staffId,
        createdAt: at,
        nextAttemptAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: delivery.id });
    const target = made ?? (await untouched(tx, dedupeKey));
    if (!target) continue;
    await link(
      tx,
      owed.map((one) => ({ ...one, deliveryId: target.id })),
    );
    return target.id;
  }
}

async function untouched(tx: ClinicTx, dedupeKey: string): Promise<{ id: string } | undefined> {
  const [found] = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.dedupeKey, dedupeKey), eq(delivery.state, "queued"), eq(delivery.attempts, 0), isNull(delivery.leaseId)))
    .for("update");
  return found;
}

async function link(tx: ClinicTx, links: readonly (OwedTo & { deliveryId: string })[]): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insert(deliveryAlert)
    .values(links.map(({ deliveryId, alertId, tier, part }) => ({ clinicId: clinicInScope, deliveryId, alertId, tier, part })))
    .onConflictDoNothing();
}

import { and, desc, eq, exists, gte, inArray, isNull, not, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import { SIGNATURE_KINDS } from "@/contracts/flag-states";
import { CLINICIANS } from "@/contracts/roles";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, clinic, delivery, deliveryAlert, flag, flagEvent, membership, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { DELIVERY_PRIORITY } from "./deliveries";
import type { LeasedDelivery } from "./delivery-leases";

type HandOver = { readonly eventId: string; readonly checkInId: string; readonly to: string; readonly at: Date };

/**
 * Owes a colleague the mail about a flag that was handed to them, once a hand-over: they did not claim it themselves and may not be looking. Its
 * alert stays stopped, because somebody has the flag. Nothing where the check-in never owed an alert.
 */
export async function oweHandOverMail(
  tx: ClinicTx,
  { eventId, checkInId, to, at, urgency, dueAt }: HandOver & { urgency: Urgency; dueAt: Date },
): Promise<void> {
  const [about] = await tx
    .select({ alertId: alertTier.alertId, tier: alertTier.tier })
    .from(alertTier)
    .innerJoin(alert, and(eq(alert.clinicId, alertTier.clinicId), eq(alert.id, alertTier.alertId)))
    .where(eq(alert.checkInId, checkInId))
    .orderBy(desc(alert.createdAt), desc(alertTier.alertId), desc(alertTier.tier))
    .limit(1);
  if (!about) return;
  const deliveryId = uuidv7();
  const made = await tx
    .insert(delivery)
    .values({
      clinicId: clinicInScope,
      id: deliveryId,
      kind: "hand-over",
      priority: urgency === "now" || urgency === "today" ? DELIVERY_PRIORITY[urgency] : DELIVERY_PRIORITY.digest,
      dedupeKey: `hand-over:${eventId}`,
      recipientStaffId: to,
      createdAt: at,
      nextAttemptAt: dueAt,
    })
    .onConflictDoNothing()
    .returning({ id: delivery.id });
  if (made.length > 0) await tx.insert(deliveryAlert).values({ clinicId: clinicInScope, deliveryId, ...about });
}

/** What a hand-over's mail says now. */
export type HandOverContent = {
  readonly kind: "hand-over";
  readonly to: string;
  readonly clinicName: string;
  readonly alertId: string;
  readonly urgency: Urgency;
  readonly receivedAt: Date;
  readonly handedOverAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
};

/** Null once it is no longer owed: the flag is closed or somebody else's, or its new owner has recorded something since. */
export async function readHandOver(tx: ClinicTx, { id }: Pick<LeasedDelivery, "id">): Promise<HandOverContent | null> {
  const beside = alias(flag, "beside");
  // One contact is about everything that the check-in raised.
  const recordedSince = tx
    .select({ one: sql`1` })
    .from(flagEvent)
    .innerJoin(beside, and(eq(beside.clinicId, flagEvent.clinicId), eq(beside.id, flagEvent.flagId)))
    .where(
      and(
        eq(flagEvent.clinicId, flag.clinicId),
        eq(beside.checkInId, alert.checkInId),
        eq(flagEvent.staffId, delivery.recipientStaffId),
        inArray(flagEvent.kind, SIGNATURE_KINDS),
        gte(flagEvent.at, delivery.createdAt),
      ),
    );
  const rows = await tx
    .select({
      alertId: alert.id,
      receivedAt: alert.createdAt,
      handedOverAt: delivery.createdAt,
      urgency: flag.urgency,
      to: staff.email,
      clinicName: clinic.name,
      timeZone: clinic.timeZone,
    })
    .from(delivery)
    .innerJoin(deliveryAlert, and(eq(deliveryAlert.clinicId, delivery.clinicId), eq(deliveryAlert.deliveryId, delivery.id)))
    .innerJoin(alert, and(eq(alert.clinicId, delivery.clinicId), eq(alert.id, deliveryAlert.alertId)))
    .innerJoin(flag, and(eq(flag.clinicId, delivery.clinicId), eq(flag.checkInId, alert.checkInId)))
    .innerJoin(
      membership,
      and(
        eq(membership.clinicId, delivery.clinicId),
        eq(membership.staffId, delivery.recipientStaffId),
        isNull(membership.endedAt),
        inArray(membership.role, CLINICIANS),
      ),
    )
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .innerJoin(clinic, eq(clinic.id, delivery.clinicId))
    .where(and(eq(delivery.id, id), eq(flag.state, "open"), eq(flag.claimedBy, delivery.recipientStaffId), not(exists(recordedSince))));
  const gravest = URGENCIES.map((urgency) => rows.find((row) => row.urgency === urgency)).find((row) => row !== undefined);
  return gravest ? { kind: "hand-over", ...gravest } : null;
}

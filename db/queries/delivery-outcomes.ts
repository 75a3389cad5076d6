import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type AttemptOutcome, type DeliveryState, FLAG_MAILS } from "@/contracts/delivery-states";
import { type ClinicTx, sendTogether } from "@/db/client";
import { given, insertRow, preparedRead } from "@/db/prepared";
import { alert, checkIn, course, delivery, deliveryAlert, deliveryAttempt } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import type { LeasedDelivery } from "./delivery-leases";
import { flagIdsOf, linkFlags } from "./digest-flags";
import { notifyScreens } from "./notifications";

/** One try at sending: what came of it and the server's code, never its words. */
export type Attempt = { readonly outcome: AttemptOutcome; readonly smtpCode: number | null };
type Stamp = { readonly at: Date; readonly attempt: Attempt | null };

/** Ends a delivery. False, and nothing changed, if the lease is no longer ours. */
export function settleDelivery(
  tx: ClinicTx,
  leased: LeasedDelivery,
  { state, ...stamp }: Stamp & { state: Exclude<DeliveryState, "queued"> },
): Promise<boolean> {
  return endLease(tx, leased, stamp, { state, settledAt: stamp.at });
}

/** Puts a delivery back into the queue for `nextAttemptAt`. False, and nothing changed, if the lease is no longer ours. */
export function deferDelivery(
  tx: ClinicTx,
  leased: LeasedDelivery,
  { nextAttemptAt, ...stamp }: Stamp & { nextAttemptAt: Date },
): Promise<boolean> {
  return endLease(tx, leased, stamp, { nextAttemptAt });
}

async function endLease(
  tx: ClinicTx,
  leased: LeasedDelivery,
  { at, attempt }: Stamp,
  change: { state: DeliveryState; settledAt: Date } | { nextAttemptAt: Date },
): Promise<boolean> {
  const [row] = await tx
    .update(delivery)
    .set({ ...change, leaseId: null, leasedUntil: null, ...(attempt ? { attempts: sql`${delivery.attempts} + 1` } : {}) })
    .where(and(eq(delivery.id, leased.id), eq(delivery.leaseId, leased.leaseId), eq(delivery.state, "queued")))
    .returning({ attempts: delivery.attempts });
  if (!row) return false;
  if (attempt) {
    await sendTogether(tx, [insertRow(deliveryAttempt, { deliveryId: leased.id, attempt: row.attempts, at, ...attempt })]);
  }
  const courses = await coursesOf(tx, leased);
  const stale = courses.map((course) => notifyScreens({ kind: "course", ...course }));
  // A mail about no patient changes the list of mails and nothing else.
  await sendTogether(tx, stale.length > 0 ? stale : [notifyScreens({ kind: "queue" })]);
  return true;
}

/**
 * Owes what this delivery carries to another person, at once. For an alert the key is the one that any delivery of that tier to that
 * person has, so that nobody is told of it twice.
 */
export async function handOnDelivery(
  tx: ClinicTx,
  leased: LeasedDelivery,
  { to: { staffId: to, isAdmin }, at }: { to: { staffId: string; isAdmin: boolean }; at: Date },
): Promise<void> {
  const links = await tx
    .select({ alertId: deliveryAlert.alertId, tier: deliveryAlert.tier })
    .from(deliveryAlert)
    .where(eq(deliveryAlert.deliveryId, leased.id));
  const flagIds = await flagIdsOf(tx, leased.id);
  const [first] = links;
  if (!first && flagIds.length === 0) return;
  const dedupeKey = first && leased.kind === "alert" ? alertKey({ ...first, staffId: to }) : `digest:${to}:instead-of:${leased.id}`;
  const part = isAdmin ? ("admin" as const) : ("clinician" as const);
  const original = tx.select({ priority: delivery.priority }).from(delivery).where(eq(delivery.id, leased.id));
  const [made] = await tx
    .insert(delivery)
    .values({
      clinicId: clinicInScope,
      id: uuidv7(),
      kind: leased.kind,
      priority: sql`(${original})`,
      dedupeKey,
      recipientStaffId: to,
      insteadOf: leased.id,
      createdAt: at,
      nextAttemptAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: delivery.id });
  if (!made) return;
  if (first) await tx.insert(deliveryAlert).values(links.map((link) => ({ ...link, clinicId: clinicInScope, deliveryId: made.id, part })));
  await linkFlags(tx, made.id, flagIds);
}

/** What one tier of one alert owes one person. */
export function alertKey({ alertId, tier, staffId }: { alertId: string; tier: number; staffId: string }): string {
  return `alert:${alertId}:${tier}:${staffId}`;
}

const stale = { courseId: course.id, patientId: course.patientId };
const coursesOfAlerts = preparedRead((db) =>
  db
    .select(stale)
    .from(deliveryAlert)
    .innerJoin(alert, and(eq(alert.clinicId, deliveryAlert.clinicId), eq(alert.id, deliveryAlert.alertId)))
    .innerJoin(course, and(eq(course.clinicId, alert.clinicId), eq(course.id, alert.courseId)))
    .where(eq(deliveryAlert.deliveryId, given("deliveryId"))),
);

function coursesOf(tx: ClinicTx, leased: LeasedDelivery): Promise<{ courseId: string; patientId: string }[]> {
  if (FLAG_MAILS.some((kind) => kind === leased.kind)) {
    return coursesOfAlerts(tx, { deliveryId: leased.id });
  }
  if (!leased.checkInId) return Promise.resolve([]);
  return tx
    .select(stale)
    .from(checkIn)
    .innerJoin(course, and(eq(course.clinicId, checkIn.clinicId), eq(course.id, checkIn.courseId)))
    .where(eq(checkIn.id, leased.checkInId));
}

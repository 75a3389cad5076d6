import { and, asc, eq, gt, isNull, lt, lte, or, sql } from "drizzle-orm";
import { v4 as uuidv4 } from "uuid";
import type { DeliveryKind } from "@/contracts/delivery-states";
import type { Database } from "@/db/client";
import { given, givenAs, preparedRead } from "@/db/prepared";
import { delivery } from "@/db/schema";

/** How long a worker may keep a delivery to itself. */
export const LEASE_SECONDS = 30;
/** Below every priority there is: a small integer in the table. */
const LEAST_URGENT = 32_767;
/** Before its end: one try at sending is over by then, and its stamp has time left. */
const SPARE_SECONDS = 5;

/** A delivery that one worker holds. What it stamps later counts only while the row still carries this lease. */
export type LeasedDelivery = {
  readonly clinicId: string;
  readonly id: string;
  readonly leaseId: string;
  /** By this process's `performance.now()`: until when it may be sent. Counted from before the lease was asked for, so never too late. */
  readonly sendUntil: number;
  readonly kind: DeliveryKind;
  readonly attempts: number;
  readonly recipientStaffId: string | null;
  readonly checkInId: string | null;
  readonly invitationId: string | null;
};

/** Those with this priority or a more urgent one. */
const leased = preparedRead((db) => {
  const due = db.$with("due").as(
    db
      .select({ clinicId: delivery.clinicId, id: delivery.id })
      .from(delivery)
      .where(
        and(
          eq(delivery.state, "queued"),
          lte(delivery.nextAttemptAt, givenAs(delivery.nextAttemptAt, "now")),
          or(isNull(delivery.leasedUntil), lt(delivery.leasedUntil, sql`clock_timestamp()`)),
          lte(delivery.priority, given("maxPriority")),
        ),
      )
      .orderBy(asc(delivery.priority), asc(delivery.nextAttemptAt))
      .limit(given("limit"))
      .for("update", { skipLocked: true }),
  );
  return db
    .with(due)
    .update(delivery)
    .set({
      leaseId: givenAs(delivery.leaseId, "leaseId"),
      leasedUntil: sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`,
    })
    .from(due)
    .where(and(eq(delivery.clinicId, due.clinicId), eq(delivery.id, due.id)))
    .returning({
      clinicId: delivery.clinicId,
      id: delivery.id,
      kind: delivery.kind,
      priority: delivery.priority,
      attempts: delivery.attempts,
      recipientStaffId: delivery.recipientStaffId,
      checkInId: delivery.checkInId,
      invitationId: delivery.invitationId,
    });
});

/**
 * Takes up to `limit` due deliveries of any clinic, the most urgent first, past rows that another worker is taking. `now` says what is
 * due; leases run by the database's clock, so that workers with differing clocks agree on them.
 */
export async function leaseDueDeliveries(
  db: Database,
  { now, limit, maxPriority = LEAST_URGENT }: { now: Date; limit: number; maxPriority?: number },
): Promise<LeasedDelivery[]> {
  const leaseId = uuidv4();
  const sendUntil = performance.now() + (LEASE_SECONDS - SPARE_SECONDS) * 1000;
  const rows = await leased(db.drizzle, { now, limit, maxPriority, leaseId });
  return rows.sort((a, b) => a.priority - b.priority).map(({ priority: _, ...row }) => ({ ...row, leaseId, sendUntil }));
}

/** Gives back what was taken and not begun. */
export async function releaseLease(db: Database, { clinicId, id, leaseId }: LeasedDelivery): Promise<void> {
  await db.drizzle
    .update(delivery)
    .set({ leaseId: null, leasedUntil: null })
    .where(and(eq(delivery.clinicId, clinicId), eq(delivery.id, id), eq(delivery.leaseId, leaseId)));
}

/** Brings forward what waits after a failure: called when the server is seen to accept again. */
export async function wakeDeferredDeliveries(db: Database, now: Date): Promise<void> {
  await db.drizzle.update(delivery).set({ nextAttemptAt: now }).where(isDeferred(now));
}

/** Brings forward the most urgent one of them: called when the server can be spoken to again and has not yet accepted anything. */
export async function wakeFirstDeferred(db: Database, now: Date): Promise<void> {
  const first = db.drizzle
    .$with("first")
    .as(
      db.drizzle
        .select({ clinicId: delivery.clinicId, id: delivery.id })
        .from(delivery)
        .where(isDeferred(now))
        .orderBy(asc(delivery.priority), asc(delivery.nextAttemptAt))
        .limit(1)
        .for("update", { skipLocked: true }),
    );
  await db.drizzle
    .with(first)
    .update(delivery)
    .set({ nextAttemptAt: now })
    .from(first)
    .where(and(eq(delivery.clinicId, first.clinicId), eq(delivery.id, first.id)));
}

function isDeferred(now: Date) {
  return and(eq(delivery.state, "queued"), gt(delivery.attempts, 0), gt(delivery.nextAttemptAt, now));
}

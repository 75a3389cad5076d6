import { and, asc, desc, eq, gt, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, delivery, deliveryAttempt, staff } from "@/db/schema";

/** Of what waits, when it began to: a mail to staff when it was made, one to a patient when its newest try fell due. */
const owedSince = sql<string>`case when ${delivery.checkInId} is null then ${delivery.createdAt} else ${delivery.nextAttemptAt} end`;
/** What failed is tried again within five minutes, so an index finds what is owed now among months of planned invitations. */
const RETRY_WITHIN_MS = 6 * 60_000;

function owedNow(now: Date) {
  return and(
    eq(delivery.state, "queued"),
    lte(delivery.nextAttemptAt, new Date(now.getTime() + RETRY_WITHIN_MS)),
    or(lte(delivery.nextAttemptAt, now), gt(delivery.attempts, 0)),
  );
}

const lastTry = { at: deliveryAttempt.at, outcome: deliveryAttempt.outcome, smtpCode: deliveryAttempt.smtpCode };
const isLastTry = and(
  eq(deliveryAttempt.clinicId, delivery.clinicId),
  eq(deliveryAttempt.deliveryId, delivery.id),
  eq(deliveryAttempt.attempt, delivery.attempts),
);

/** What is owed now in the clinic, by kind. */
export function countClinicQueue(tx: ClinicTx, now: Date) {
  return tx
    .select({
      kind: delivery.kind,
      waiting: sql<number>`count(*)::int`,
      retrying: sql<number>`(count(*) filter (where ${delivery.attempts} > 0))::int`,
      oldestSince: sql<Date | null>`min(${owedSince})`.mapWith(delivery.createdAt),
    })
    .from(delivery)
    .where(owedNow(now))
    .groupBy(delivery.kind);
}

/** The mails that are owed now to staff, named, and those to patients that were tried and did not leave; alerts first, then the oldest. */
export function listUnsent(tx: ClinicTx, { now, limit }: { now: Date; limit: number }) {
  return (
    tx
      .select({
        id: delivery.id,
        kind: delivery.kind,
        to: staff.name,
        owedSince: sql<Date>`${owedSince}`.mapWith(delivery.createdAt),
        attempts: delivery.attempts,
        nextTryAt: delivery.nextAttemptAt,
        lastTry,
      })
      .from(delivery)
      .leftJoin(staff, eq(staff.id, delivery.recipientStaffId))
      .leftJoin(deliveryAttempt, isLastTry)
      // A patient's mail that has only just come due says nothing one by one; one that was tried does.
      .where(and(owedNow(now), or(isNull(delivery.checkInId), gt(delivery.attempts, 0))))
      .orderBy(asc(delivery.priority), asc(owedSince), asc(delivery.id))
      .limit(limit)
  );
}

/** Steps of ladders that are due, not handed out and still owed: nobody could be found for them. */
export async function countTiersDue(tx: ClinicTx, now: Date): Promise<number> {
  const [row] = await tx
    .select({ due: sql<number>`count(*)::int` })
    .from(alertTier)
    .innerJoin(alert, and(eq(alert.clinicId, alertTier.clinicId), eq(alert.id, alertTier.alertId)))
    .where(and(isNull(alertTier.dispatchedAt), lte(alertTier.dueAt, now), isNull(alert.stoppedAt)));
  return row?.due ?? 0;
}

/** What became of the mails to each of the clinic's people since then. */
export function countByRecipient(tx: ClinicTx, since: Date) {
  return tx
    .select({
      staffId: delivery.recipientStaffId,
      sent: sql<number>`(count(*) filter (where ${delivery.state} = 'sent'))::int`,
      refused: sql<number>`(count(*) filter (where ${delivery.state} = 'refused'))::int`,
      retrying: sql<number>`(count(*) filter (where ${delivery.state} = 'queued' and ${delivery.attempts} > 0))::int`,
      lastSentAt: sql<Date | null>`max(${delivery.settledAt}) filter (where ${delivery.state} = 'sent')`.mapWith(delivery.createdAt),
    })
    .from(delivery)
    .where(and(isNotNull(delivery.recipientStaffId), gt(delivery.createdAt, since)))
    .groupBy(delivery.recipientStaffId);
}

/** The newest try that failed for each of them since then. */
export function lastFailures(tx: ClinicTx, since: Date) {
  return tx
    .selectDistinctOn([delivery.recipientStaffId], { staffId: delivery.recipientStaffId, ...lastTry })
    .from(delivery)
    .innerJoin(deliveryAttempt, and(eq(deliveryAttempt.clinicId, delivery.clinicId), eq(deliveryAttempt.deliveryId, delivery.id)))
    .where(and(isNotNull(delivery.recipientStaffId), gt(delivery.createdAt, since), ne(deliveryAttempt.outcome, "accepted")))
    .orderBy(delivery.recipientStaffId, desc(deliveryAttempt.at));
}

/** The newest test mails, the newest first. */
export function listTestMails(tx: ClinicTx, { since, limit }: { since: Date; limit: number }) {
  return tx
    .select({
      id: delivery.id,
      to: staff.name,
      askedAt: delivery.createdAt,
      state: delivery.state,
      settledAt: delivery.settledAt,
      attempts: delivery.attempts,
      lastTry,
    })
    .from(delivery)
    .innerJoin(staff, eq(staff.id, delivery.recipientStaffId))
    .leftJoin(deliveryAttempt, isLastTry)
    .where(and(eq(delivery.kind, "test"), gt(delivery.createdAt, since)))
    .orderBy(desc(delivery.createdAt), desc(delivery.id))
    .limit(limit);
}

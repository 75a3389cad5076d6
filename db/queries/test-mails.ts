import { and, eq, isNull } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { clinic, delivery, membership, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { DELIVERY_PRIORITY } from "./deliveries";

/** What a test mail says. */
export type TestContent = {
  readonly kind: "test";
  readonly to: string;
  readonly clinicName: string;
  readonly askedAt: Date;
  /** The clinic's. */
  readonly timeZone: string;
};

/** A test that could not be sent for so long shows nothing any more. */
const LASTS_MS = 60 * 60_000;

/** Owes somebody a test mail, by the id that its asker gave it. False if that was done before. */
export async function oweTestMail(tx: ClinicTx, { id, to, at }: { id: string; to: string; at: Date }): Promise<boolean> {
  const made = await tx
    .insert(delivery)
    .values({
      clinicId: clinicInScope,
      id,
      kind: "test",
      priority: DELIVERY_PRIORITY.test,
      dedupeKey: `test:${id}`,
      recipientStaffId: to,
      createdAt: at,
      nextAttemptAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: delivery.id });
  return made.length > 0;
}

/** What a test mail has to say now; null where its recipient has left, or it has waited for too long to show anything. */
export async function readTestMail(tx: ClinicTx, deliveryId: string, now: Date): Promise<TestContent | null> {
  const [row] = await tx
    .select({ to: staff.email, clinicName: clinic.name, askedAt: delivery.createdAt, timeZone: clinic.timeZone })
    .from(delivery)
    .innerJoin(membership, and(eq(membership.clinicId, delivery.clinicId), eq(membership.staffId, delivery.recipientStaffId)))
    .innerJoin(staff, eq(staff.id, membership.staffId))
    .innerJoin(clinic, eq(clinic.id, delivery.clinicId))
    .where(and(eq(delivery.id, deliveryId), isNull(membership.endedAt)));
  if (!row || now.getTime() - row.askedAt.getTime() > LASTS_MS) return null;
  return { kind: "test", ...row };
}

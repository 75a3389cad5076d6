import { v7 as uuidv7 } from "uuid";
import type { ClinicTx } from "@/db/client";
import { delivery } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Lower leaves first. Alerts and digests go before anything that goes to patients. */
export const DELIVERY_PRIORITY = { now: 0, today: 1, digest: 2, "staff-invitation": 5, "check-in-link": 6 } as const;
/** The last priority that tells a clinician of a flag. */
export const LAST_ALERT_PRIORITY = DELIVERY_PRIORITY.digest;

/** The insert that owes somebody the link of their invitation to the clinic, once. */
export function staffInvitationDelivery(tx: ClinicTx, { invitationId, at }: { invitationId: string; at: Date }) {
  return tx
    .insert(delivery)
    .values({
      clinicId: clinicInScope,
      id: uuidv7(),
      kind: "staff-invitation",
      priority: DELIVERY_PRIORITY["staff-invitation"],
      dedupeKey: `staff-invitation:${invitationId}`,
      invitationId,
      createdAt: at,
      nextAttemptAt: at,
    })
    .onConflictDoNothing();
}

/** The insert that owes a patient the link of each of these check-ins from the moment it opens, once a generation of the link. */
export function checkInLinkDeliveries(tx: ClinicTx, links: readonly { checkInId: string; generation: number; opensAt: Date }[], now: Date) {
  return tx
    .insert(delivery)
    .values(
      links.map(({ checkInId, generation, opensAt }) => ({
        clinicId: clinicInScope,
        id: uuidv7(),
        kind: "check-in-link" as const,
        priority: DELIVERY_PRIORITY["check-in-link"],
        dedupeKey: `check-in-link:${checkInId}:${generation}`,
        checkInId,
        createdAt: now,
        nextAttemptAt: opensAt,
      })),
    )
    .onConflictDoNothing();
}

import { type Database, enterClinic, withLookup } from "@/db/client";
import { lockAsker } from "@/db/queries/asked-links";
import { findCheckInByTokenHash } from "@/db/queries/check-ins";
import { hashOf } from "@/server/check-in-token";
import { offerCheckIn } from "@/server/offer-check-in";

/**
 * Mails the holder of an ended link a fresh one. It returns nothing, for the page must not tell whether there is an address, a course or a
 * mail. What the patient wished about mails does not matter here: they ask for this one.
 */
export function askFreshLink(db: Database, token: string, when: { now: Date; linkSecret: string }): Promise<void> {
  return withLookup(db, hashOf(token), async (tx) => {
    const found = await findCheckInByTokenHash(tx, hashOf(token));
    if (!found) return;
    const clinic = await enterClinic(tx, found.clinicId);
    const asker = await lockAsker(clinic, found.id);
    if (!asker || asker.state === "submitted") return;
    await offerCheckIn(clinic, asker, { kind: "patient", id: asker.patientId, action: "check-in.link-asked" }, when);
  });
}

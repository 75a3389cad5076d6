import { v7 as uuid } from "uuid";
import type { InviteStaffInput } from "@/contracts/people";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { staffInvitationDelivery } from "@/db/queries/deliveries";
import { insertInvitation } from "@/db/queries/invitations";
import { notifyOutbox } from "@/db/queries/notifications";
import { worksHere } from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";
import { hashOf } from "@/server/check-in-token";
import { INVITATION_LASTS_MS, invitationTokenOf } from "@/server/invitation-token";

export type InviteStaffOutcome = { ok: true; invitationId: string; expiresAt: Date } | { ok: false; code: "works-here" };

/** Invites somebody by e-mail; the worker writes the link when it sends. Somebody may be invited twice: each link works by itself. */
export function inviteStaff(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  input: InviteStaffInput,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<InviteStaffOutcome> {
  return withClinic(db, actor.clinicId, async (tx) => {
    if (await worksHere(tx, input.email)) return { ok: false, code: "works-here" };
    const made = await makeInvitation(tx, { clinicId: actor.clinicId, ...input, by: actor.staffId, now, linkSecret });
    await sendTogether(tx, [staffInvitationDelivery(tx, { invitationId: made.invitationId, at: now }), notifyOutbox()]);
    return { ok: true, ...made };
  });
}

/** Records an invitation with its audit entry. `by` is null where a command makes it. */
export async function makeInvitation(
  tx: ClinicTx,
  { clinicId, email, role, by, now, linkSecret }: InviteStaffInput & { clinicId: string; by: string | null; now: Date; linkSecret: string },
): Promise<{ invitationId: string; expiresAt: Date }> {
  const invitationId = uuid();
  const expiresAt = new Date(now.getTime() + INVITATION_LASTS_MS);
  const tokenHash = hashOf(invitationTokenOf(linkSecret, invitationId));
  await insertInvitation(tx, { clinicId, id: invitationId, email, role, tokenHash, at: now, expiresAt });
  await appendAudit(tx, {
    at: now,
    actorKind: by ? "staff" : "system",
    actorId: by,
    action: "invitation.created",
    subjectKind: "invitation",
    subjectId: invitationId,
    detail: { role },
  });
  return { invitationId, expiresAt };
}

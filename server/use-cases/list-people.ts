import type { PeoplePage } from "@/contracts/people";
import { type Database, withClinic } from "@/db/client";
import { listOpenInvitations } from "@/db/queries/invitations";
import * as staff from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";

/** Who works at the actor's clinic, and who is invited to. */
export function listPeople(db: Database, actor: Pick<StaffActor, "clinicId">, now: Date): Promise<PeoplePage> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const people = await staff.listPeople(tx);
    const invitations = await listOpenInvitations(tx, now);
    return {
      people: people.map((person) => ({ ...person, since: person.since.toISOString() })),
      invitations: invitations.map((invitation) => ({ ...invitation, expiresAt: invitation.expiresAt.toISOString() })),
    };
  });
}

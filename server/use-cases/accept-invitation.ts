import { v7 as uuid } from "uuid";
import type { FieldIssue } from "@/contracts/problem";
import type { AcceptInvitationInput } from "@/contracts/sign-in";
import { type ClinicTx, type Database, enterClinic, withClinic, withLookup } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { readClinicName } from "@/db/queries/clinics";
import { findInvitation, type Invitation, takeInvitation } from "@/db/queries/invitations";
import { type Account, findAccount, insertAccount, lookUp, putMembership } from "@/db/queries/staff";
import { hashOf } from "@/server/check-in-token";
import { isCommonPassword } from "@/server/common-password";
import { SIGN_IN_PER_ACCOUNT, within } from "@/server/limits";
import { checkPassword, hashPassword } from "@/server/passwords";

export type AcceptOutcome =
  | { ok: true }
  | { ok: false; code: "gone" | "too-many" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Makes the invited person a member; they sign in afterwards like anybody. Somebody who has an account already, at another clinic, proves it with that
 * account's password; an invitation never replaces one. Unknown, used and expired links get one answer.
 */
export async function acceptInvitation(db: Database, input: AcceptInvitationInput, { now }: { now: Date }): Promise<AcceptOutcome> {
  const tokenHash = hashOf(input.token);
  const found = await withLookup(db, tokenHash, async (tx) => {
    const invitation = await findInvitation(tx, tokenHash);
    if (!invitation || invitation.acceptedAt || invitation.expiresAt <= now) return null;
    const clinicName = await readClinicName(await enterClinic(tx, invitation.clinicId));
    return { invitation, clinicName: clinicName ?? "" };
  });
  if (!found) return { ok: false, code: "gone" };
  const { invitation, clinicName } = found;
  const emailHash = hashOf(invitation.email);
  const account = await withLookup(db, emailHash, (tx) => findAccount(tx, emailHash));

  const refused = account ? await notTheirs(db, account, emailHash, input.password, now) : tooCommon(input, invitation, clinicName);
  if (refused) return refused;
  const passwordHash = account ? null : await hashPassword(input.password);
  return withClinic(db, invitation.clinicId, (tx) => join(tx, { invitation, emailHash, name: input.name, passwordHash, now }));
}

async function notTheirs(db: Database, account: Account, emailHash: string, password: string, now: Date): Promise<AcceptOutcome | null> {
  if (!(await within(db, SIGN_IN_PER_ACCOUNT, emailHash, now))) return { ok: false, code: "too-many" };
  if (await checkPassword(account.passwordHash, password)) return null;
  const message = "You have an account with this e-mail already: enter its password";
  return { ok: false, code: "invalid-input", issues: [{ path: "password", message }] };
}

function tooCommon({ name, password }: AcceptInvitationInput, { email }: Invitation, clinicName: string): AcceptOutcome | null {
  if (!isCommonPassword(password, [name, email, clinicName])) return null;
  const message = "This is easy to guess: use a few words that have nothing to do with you or the clinic";
  return { ok: false, code: "invalid-input", issues: [{ path: "password", message }] };
}

type Joining = { invitation: Invitation; emailHash: string; name: string; passwordHash: string | null; now: Date };

async function join(tx: ClinicTx, { invitation, emailHash, name, passwordHash, now }: Joining): Promise<AcceptOutcome> {
  const { clinicId, id, email, role } = invitation;
  // Compare-and-set: of two tabs one joins.
  if (!(await takeInvitation(tx, { invitationId: id, at: now }))) return { ok: false, code: "gone" };
  await lookUp(tx, emailHash);
  const account = await findAccount(tx, emailHash);
  const staffId = account?.staffId ?? uuid();
  if (!account) await insertAccount(tx, { id: staffId, name, email, emailHash, passwordHash, at: now });
  await putMembership(tx, { clinicId, staffId, role, at: now });
  await appendAudit(tx, {
    at: now,
    actorKind: "staff",
    actorId: staffId,
    action: "invitation.accepted",
    subjectKind: "invitation",
    subjectId: id,
    detail: { role },
  });
  return { ok: true };
}

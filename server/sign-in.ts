import { DEMO_SIGN_INS } from "@/contracts/demo";
import type { Role } from "@/contracts/roles";
import { type Database, withClinic, withLookup, withStaff } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { findClinicBySlug } from "@/db/queries/clinics";
import { findAccount, findMemberships } from "@/db/queries/staff";
import { hashOf } from "./check-in-token";
import { reset, SIGN_IN_PER_ACCOUNT, SIGN_IN_PER_ADDRESS, within } from "./limits";
import { errorFields, log } from "./log";
import { checkPassword } from "./passwords";
import { startSession } from "./staff-session";

export type SignedIn = { readonly ok: true; readonly secret: string; readonly role: Role };
export type NotSignedIn = { readonly ok: false; readonly code: "wrong-password" | "too-many" };
export type SignInOutcome = SignedIn | NotSignedIn;

type Surroundings = {
  readonly now: Date;
  /** The client's network address, for the limit. */
  readonly address: string;
  /** Runs what must not change the answer's time, once it is on its way. */
  readonly later: (work: () => Promise<void>) => void;
  readonly check?: typeof checkPassword;
};

/**
 * Signs in with a password. A try is counted before the password is looked at, so that tries in parallel cannot pass the limit; an unknown
 * address costs and answers what a wrong password does. @throws when the database is away: without limits nobody signs in
 */
export async function signInWithPassword(
  db: Database,
  { email, password }: { email: string; password: string },
  { now, address, later, check = checkPassword }: Surroundings,
): Promise<SignInOutcome> {
  const emailHash = hashOf(email);
  const [addressOk, accountOk] = await Promise.all([
    within(db, SIGN_IN_PER_ADDRESS, address, now),
    within(db, SIGN_IN_PER_ACCOUNT, emailHash, now),
  ]);
  if (!addressOk || !accountOk) return { ok: false, code: "too-many" };

  const account = await withLookup(db, emailHash, (tx) => findAccount(tx, emailHash));
  const right = await check(account?.passwordHash ?? null, password);
  if (!account || !right) {
    if (account) later(() => recordRefusal(db, account.staffId, now));
    return { ok: false, code: "wrong-password" };
  }
  const [first] = await withStaff(db, account.staffId, (tx) => findMemberships(tx, account.staffId));
  if (!first) return { ok: false, code: "wrong-password" };
  const secret = await withClinic(db, first.clinicId, (tx) =>
    startSession(tx, { clinicId: first.clinicId, staffId: account.staffId, now }),
  );
  later(() => reset(db, SIGN_IN_PER_ACCOUNT, emailHash));
  return { ok: true, secret, role: first.role };
}

/**
 * Signs in as one of the demo's people, without a password. Only when the demo is on, from this machine, at a clinic that is marked
 * as a demo: each of the three alone must be enough to refuse.
 */
export async function signInToDemo(
  db: Database,
  key: string,
  { now, demo, fromLoopback }: { now: Date; demo: boolean; fromLoopback: boolean },
): Promise<SignInOutcome> {
  const refused: NotSignedIn = { ok: false, code: "wrong-password" };
  const person = DEMO_SIGN_INS.find((one) => one.key === key);
  if (!demo || !fromLoopback || !person) return refused;
  const clinic = await withLookup(db, person.clinicSlug, (tx) => findClinicBySlug(tx, person.clinicSlug));
  const emailHash = hashOf(person.email);
  const account = await withLookup(db, emailHash, (tx) => findAccount(tx, emailHash));
  if (!clinic?.isDemo || !account) return refused;
  const memberships = await withStaff(db, account.staffId, (tx) => findMemberships(tx, account.staffId));
  const here = memberships.find((one) => one.clinicId === clinic.id);
  if (!here) return refused;
  const secret = await withClinic(db, clinic.id, (tx) => startSession(tx, { clinicId: clinic.id, staffId: account.staffId, now }));
  return { ok: true, secret, role: here.role };
}

/** Audits a wrong password at each clinic of the account. It cannot undo the refusal, so its failure is logged and no more. */
async function recordRefusal(db: Database, staffId: string, now: Date): Promise<void> {
  try {
    const memberships = await withStaff(db, staffId, (tx) => findMemberships(tx, staffId));
    for (const { clinicId } of memberships) {
      await withClinic(db, clinicId, (tx) =>
        appendAudit(tx, {
          at: now,
          actorKind: "system",
          actorId: null,
          action: "session.refused",
          subjectKind: "staff",
          subjectId: staffId,
        }),
      );
    }
  } catch (error) {
    log("error", "refusal-not-audited", errorFields(error));
  }
}

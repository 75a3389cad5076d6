import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { endSession, findSession, insertSession, touchSession } from "@/db/queries/sessions";
import type { StaffActor } from "./actor";
import { hashOf } from "./check-in-token";

/** ASVS 5.0 7.3.1 and 7.3.2 want both limits stated: 15 minutes without a person's input, 12 hours in all (NIST SP 800-63B AAL2). */
export const SESSION_IDLE_MS = 15 * 60_000;
export const SESSION_ABSOLUTE_MS = 12 * 60 * 60_000;
/** How stale `lastActiveAt` may be before it is written again: one write in half a minute, not one a request. */
const TOUCH_EVERY_MS = 30_000;

const SECRET = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.[A-Za-z0-9_-]{43}$/;

/**
 * Opens a session and returns its secret. The secret begins with its clinic's id, so that the next request enters that clinic
 * at once; naming another clinic there finds nothing, because the hash covers all of it.
 */
export async function startSession(
  tx: ClinicTx,
  { clinicId, staffId, now }: { clinicId: string; staffId: string; now: Date },
): Promise<string> {
  const secret = `${clinicId}.${randomBytes(32).toString("base64url")}`;
  const id = uuid();
  const expiresAt = new Date(now.getTime() + SESSION_ABSOLUTE_MS);
  await insertSession(tx, { clinicId, id, staffId, tokenHash: hashOf(secret), at: now, expiresAt });
  await appendAudit(tx, {
    at: now,
    actorKind: "staff",
    actorId: staffId,
    action: "session.started",
    subjectKind: "session",
    subjectId: id,
  });
  return secret;
}

/**
 * Whose session this secret opens, or null when it is unknown, ended, idle for too long, or too old.
 * @param byPerson false for what a page does by itself: that does not keep the session alive
 */
export async function staffOfSecret(
  db: Database,
  secret: string,
  { now, byPerson }: { now: Date; byPerson: boolean },
): Promise<StaffActor | null> {
  const clinicId = SECRET.exec(secret)?.[1];
  if (!clinicId) return null;
  return withClinic(db, clinicId, async (tx) => {
    const found = await findSession(tx, hashOf(secret));
    if (!found) return null;
    const { lastActiveAt, expiresAt, ...person } = found;
    const idle = now.getTime() - lastActiveAt.getTime();
    if (idle >= SESSION_IDLE_MS || now >= expiresAt) return null;
    if (byPerson && idle >= TOUCH_EVERY_MS) await touchSession(tx, { sessionId: person.sessionId, at: now });
    return { kind: "staff", ...person };
  });
}

/** Signs out: the next request with this session is refused. Nothing happens if it had ended. */
export async function signOut(db: Database, actor: StaffActor, now: Date): Promise<void> {
  await withClinic(db, actor.clinicId, async (tx) => {
    if (!(await endSession(tx, { sessionId: actor.sessionId, at: now }))) return;
    await appendAudit(tx, {
      at: now,
      actorKind: "staff",
      actorId: actor.staffId,
      action: "session.ended",
      subjectKind: "session",
      subjectId: actor.sessionId,
    });
  });
}

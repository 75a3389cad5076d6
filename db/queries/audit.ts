import { and, eq, gt, isNull } from "drizzle-orm";
import type { AuditAction } from "@/contracts/audit-actions";
import { type ClinicTx, sendTogether } from "@/db/client";
import { insertRow } from "@/db/prepared";
import { auditLog } from "@/db/schema";

const UNSEALED = Buffer.alloc(0);

export type AuditEntry = {
  at: Date;
  actorKind: "staff" | "patient" | "system";
  actorId: string | null;
  action: AuditAction;
  subjectKind: string;
  subjectId: string | null;
  /** Codes, counts and ids; never a patient's words. */
  detail?: Record<string, string | number | boolean | null>;
};

/** Appends one entry to the audit log of the clinic in scope. Its number and hashes come from the table's trigger. */
export async function appendAudit(tx: ClinicTx, entry: AuditEntry): Promise<void> {
  await sendTogether(tx, [auditInsert(tx, entry)]);
}

/** The insert by itself, to be sent together with other writes (`sendTogether`). */
export function auditInsert(_tx: ClinicTx, { detail = {}, ...entry }: AuditEntry) {
  return insertRow(auditLog, { ...entry, detail, seq: 0, previousHash: UNSEALED, hash: UNSEALED });
}

/** A session's longest life: whoever read something in it has an entry from within it. */
const READ_ENTRY_MS = 12 * 3_600_000;

export type ReadEntry = Pick<AuditEntry, "at" | "action" | "subjectKind" | "subjectId"> & { actorId: string };

/**
 * Enters that a person read something. A page they opened is an entry each time. A screen that reads by itself what it already
 * shows (`again`) is one only where this person has none for it from this session's time, so that nothing is read without one.
 */
export async function auditRead(tx: ClinicTx, { again, ...entry }: ReadEntry & { again: boolean }): Promise<void> {
  if (again && (await hasReadEntry(tx, entry))) return;
  await appendAudit(tx, { ...entry, actorKind: "staff" });
}

async function hasReadEntry(tx: ClinicTx, { at, actorId, action, subjectId }: ReadEntry): Promise<boolean> {
  const rows = await tx
    .select({ seq: auditLog.seq })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.actorId, actorId),
        eq(auditLog.action, action),
        subjectId === null ? isNull(auditLog.subjectId) : eq(auditLog.subjectId, subjectId),
        gt(auditLog.at, new Date(at.getTime() - READ_ENTRY_MS)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

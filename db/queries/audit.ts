import type { AuditAction } from "@/contracts/audit-actions";
import type { ClinicTx } from "@/db/client";
import { auditLog } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

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
  await auditInsert(tx, entry);
}

/** The insert by itself, to be sent together with other writes (`sendTogether`). */
export function auditInsert(tx: ClinicTx, { detail = {}, ...entry }: AuditEntry) {
  const unsealed = Buffer.alloc(0);
  return tx.insert(auditLog).values({ ...entry, clinicId: clinicInScope, detail, seq: 0, previousHash: unsealed, hash: unsealed });
}

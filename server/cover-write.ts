import type { AuditAction } from "@/contracts/audit-actions";
import { type ClinicTx, sendTogether } from "@/db/client";
import { type AuditEntry, auditInsert } from "@/db/queries/audit";
import { notifyScreens } from "@/db/queries/notifications";

type Changed = {
  readonly action: Extract<AuditAction, `cover.${string}`>;
  readonly by: string;
  readonly at: Date;
  readonly subjectKind: "cover" | "staff" | "closed-day";
  readonly subjectId?: string | null;
  /** Old and new value: ids, dates and hours. */
  readonly detail: AuditEntry["detail"];
};

/** Enters a change of cover in the audit log, and tells the screens that show it. */
export async function tellCoverChange(tx: ClinicTx, { by, subjectId = null, ...changed }: Changed): Promise<void> {
  await sendTogether(tx, [auditInsert(tx, { ...changed, actorKind: "staff", actorId: by, subjectId }), notifyScreens({ kind: "cover" })]);
}

import { type Database, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import type { StaffActor } from "./actor";

/** Audits that somebody asked for what their role may not do, in a transaction of its own: what they asked for never began one. */
export async function recordDenial(db: Database, actor: StaffActor, now: Date): Promise<void> {
  await withClinic(db, actor.clinicId, (tx) =>
    appendAudit(tx, {
      at: now,
      actorKind: "staff",
      actorId: actor.staffId,
      action: "access.denied",
      subjectKind: "session",
      subjectId: actor.sessionId,
      detail: { role: actor.role },
    }),
  );
}

import { renderSVG } from "uqr";
import type { CheckInLink } from "@/contracts/enrolment";
import { type Database, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { findOpenCheckIn } from "@/db/queries/check-ins";
import type { StaffActor } from "@/server/actor";
import { checkInTokenOf } from "@/server/check-in-token";

/** The link of the check-in that the patient can answer now, to hand over or show as a code; null where none is open. */
export function showCheckInLink(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  patientId: string,
  { now, linkSecret, appUrl }: { now: Date; linkSecret: string; appUrl: string },
): Promise<CheckInLink | null> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const open = await findOpenCheckIn(tx, patientId, now);
    if (!open) return null;
    const url = `${appUrl}/c/${checkInTokenOf(linkSecret, open.id, open.generation)}`;
    await appendAudit(tx, {
      at: now,
      actorKind: "staff",
      actorId: actor.staffId,
      action: "check-in.link-shown",
      subjectKind: "check-in",
      subjectId: open.id,
    });
    return {
      url,
      qrSvg: renderSVG(url, { border: 2 }),
      dueOn: open.dueOn,
      expiresAt: open.expiresAt.toISOString(),
      mailed: open.deliveryState === "sent",
    };
  });
}

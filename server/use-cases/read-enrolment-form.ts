import type { Region } from "@/clinical/crisis-lines";
import { type Database, withClinic } from "@/db/client";
import { clinicRegion } from "@/db/queries/clinic-region";
import { listPrescribers } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { missingForEnrolment } from "@/server/enrolment-needs";

export type EnrolmentFormData = {
  /** What the clinic has to record before it may enrol; empty when it may. */
  missing: readonly string[];
  prescribers: { id: string; name: string }[];
  region: Region;
};

/** What the enrolment form needs to know of the clinic. */
export async function readEnrolmentForm(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "isDemo">,
  now: Date,
): Promise<EnrolmentFormData> {
  const missing = await missingForEnrolment(db, actor, now);
  return withClinic(db, actor.clinicId, async (tx) => {
    const [prescribers, region] = await Promise.all([listPrescribers(tx), clinicRegion(tx)]);
    return { missing, prescribers, region };
  });
}

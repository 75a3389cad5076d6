import type { Region } from "@/clinical/crisis-lines";
import { type Database, withClinic } from "@/db/client";
import { clinicRegion } from "@/db/queries/clinic-region";
import { listPrescribers } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { ENROLMENT_NEEDS } from "./enrol-patient";

export type EnrolmentFormData = {
  /** What the clinic has to record before it may enrol; empty when it may. */
  missing: readonly string[];
  prescribers: { id: string; name: string }[];
  region: Region;
};

/** What the enrolment form needs to know of the clinic. */
export function readEnrolmentForm(db: Database, actor: Pick<StaffActor, "clinicId" | "isDemo">): Promise<EnrolmentFormData> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const [prescribers, region] = await Promise.all([listPrescribers(tx), clinicRegion(tx)]);
    return { missing: actor.isDemo ? [] : ENROLMENT_NEEDS, prescribers, region };
  });
}

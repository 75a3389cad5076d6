import { type Database, withClinic } from "@/db/client";
import { clinicFacts } from "@/db/queries/clinic-facts";
import type { StaffActor } from "@/server/actor";

/** What a patient of this clinic would be told of it, for staff who look at the check-in. Nothing of any patient is read. */
export function readPreview(db: Database, { clinicId }: Pick<StaffActor, "clinicId">) {
  return withClinic(db, clinicId, clinicFacts);
}

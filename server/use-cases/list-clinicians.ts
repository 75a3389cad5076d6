import { type Database, withClinic } from "@/db/client";
import * as clinicians from "@/db/queries/clinicians";
import type { StaffActor } from "@/server/actor";

/** Who may claim flags at this clinic, by name. */
export function listClinicians(db: Database, { clinicId }: Pick<StaffActor, "clinicId">) {
  return withClinic(db, clinicId, clinicians.listClinicians);
}

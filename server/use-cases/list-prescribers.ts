import { type Database, withClinic } from "@/db/client";
import * as patients from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";

/** People of the actor's clinic who may prescribe, by name. */
export function listPrescribers(db: Database, actor: Pick<StaffActor, "clinicId">): Promise<{ id: string; name: string }[]> {
  return withClinic(db, actor.clinicId, patients.listPrescribers);
}

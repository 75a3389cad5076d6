import { type Database, withClinic } from "@/db/client";
import * as flags from "@/db/queries/flags";
import type { StaffActor } from "@/server/actor";

/** The patient a flag belongs to; null where it is missing or another clinic's. */
export function findFlagPatient(db: Database, actor: Pick<StaffActor, "clinicId">, flagId: string): Promise<string | null> {
  return withClinic(db, actor.clinicId, (tx) => flags.findFlagPatient(tx, flagId));
}

/** Where an alert mail's link leads; null where the alert is missing or another clinic's. */
export function findAlertPatient(
  db: Database,
  actor: Pick<StaffActor, "clinicId">,
  alertId: string,
): Promise<{ patientId: string; flagId: string } | null> {
  return withClinic(db, actor.clinicId, (tx) => flags.findAlertPatient(tx, alertId));
}

import { type Database, withClinic } from "@/db/client";
import { readCoverPlan } from "@/db/queries/cover";
import type { StaffActor } from "@/server/actor";

/** What a clinic records before it may enrol outside the demo. Not all of it can be recorded yet, so that enrolment stays closed there. */
const NEEDS = [
  "a named clinical safety officer",
  "staffed hours",
  "a rota",
  "what to do when a patient can’t be reached",
  "a signed policy",
] as const;
/** What stands on the page of cover: who records a rota has the clinic's hours before their eyes and confirms them with it. */
const WITH_A_ROTA: readonly string[] = ["staffed hours", "a rota"];

/** What a clinic has still to record before it may enrol, in words; nothing in the demo. */
export async function missingForEnrolment(
  db: Database,
  { clinicId, isDemo }: Pick<StaffActor, "clinicId" | "isDemo">,
  now: Date,
): Promise<readonly string[]> {
  if (isDemo) return [];
  const { weekly } = await withClinic(db, clinicId, (tx) => readCoverPlan(tx, now));
  return weekly.length > 0 ? NEEDS.filter((need) => !WITH_A_ROTA.includes(need)) : NEEDS;
}

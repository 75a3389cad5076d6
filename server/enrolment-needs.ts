import { type Database, withClinic } from "@/db/client";
import { readCoverPlan } from "@/db/queries/cover";
import type { StaffActor } from "@/server/actor";

/** What stands on the page of cover. Who records a rota has the clinic's hours before their eyes and confirms them with it. */
const WITH_A_ROTA = ["staffed hours", "a rota"] as const;
/** None of these can be recorded yet, so that enrolment outside the demo stays closed. */
const NOT_YET = ["a named clinical safety officer", "what to do when a patient can’t be reached", "a signed policy"] as const;

/** What a clinic has still to record before it may enrol, in words; nothing in the demo. */
export async function missingForEnrolment(
  db: Database,
  { clinicId, isDemo }: Pick<StaffActor, "clinicId" | "isDemo">,
  now: Date,
): Promise<readonly string[]> {
  if (isDemo) return [];
  const { weekly } = await withClinic(db, clinicId, (tx) => readCoverPlan(tx, now));
  return weekly.length > 0 ? NOT_YET : [...WITH_A_ROTA, ...NOT_YET];
}

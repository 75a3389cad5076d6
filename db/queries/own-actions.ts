import { desc, eq } from "drizzle-orm";
import type { ActionUrgency } from "@/clinical/jurisdiction";
import type { ClinicTx } from "@/db/client";
import { ownAction, staff } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** One version of what the clinic suggests at an urgency, and who recorded it. `text` null: the pack's again. */
export type RecordedAction = {
  readonly urgency: ActionUrgency;
  readonly version: number;
  readonly text: string | null;
  readonly by: string;
  readonly at: Date;
};

const columns = {
  urgency: ownAction.urgency,
  version: ownAction.version,
  text: ownAction.text,
  by: staff.name,
  at: ownAction.recordedAt,
} as const;

/** The version in force of each urgency that has one, at the clinic in scope. */
export function actionsInForce(tx: ClinicTx): Promise<RecordedAction[]> {
  return tx
    .selectDistinctOn([ownAction.urgency], columns)
    .from(ownAction)
    .innerJoin(staff, eq(staff.id, ownAction.recordedBy))
    .orderBy(ownAction.urgency, desc(ownAction.version))
    .prepare("own-actions-in-force")
    .execute();
}

/** Every version, the newest of each urgency first. */
export function listActions(tx: ClinicTx): Promise<RecordedAction[]> {
  return tx
    .select(columns)
    .from(ownAction)
    .innerJoin(staff, eq(staff.id, ownAction.recordedBy))
    .orderBy(ownAction.urgency, desc(ownAction.version));
}

/** Records a version. False, and nothing stored, where somebody recorded that version first. */
export async function insertAction(
  tx: ClinicTx,
  given: { urgency: ActionUrgency; version: number; text: string | null; recordedBy: string; at: Date },
): Promise<boolean> {
  const { at, ...row } = given;
  const made = await tx
    .insert(ownAction)
    .values({ ...row, clinicId: clinicInScope, recordedAt: at })
    .onConflictDoNothing()
    .returning({ version: ownAction.version });
  return made.length > 0;
}

import { type Database, withClinic } from "@/db/client";
import { setWakes } from "@/db/queries/cover";
import { lockCover } from "@/db/queries/cover-changes";
import type { StaffActor } from "@/server/actor";
import { tellCoverChange } from "@/server/cover-write";

/** Records what somebody says of themselves: that what is sent to them wakes them, or does so no longer. A second time changes nothing. */
export function confirmWaking(
  db: Database,
  { clinicId, staffId }: Pick<StaffActor, "clinicId" | "staffId">,
  wakes: boolean,
  now: Date,
): Promise<void> {
  return withClinic(db, clinicId, async (tx) => {
    await lockCover(tx);
    if (!(await setWakes(tx, { staffId, at: wakes ? now : null }))) return;
    const action = wakes ? "cover.waking-confirmed" : "cover.waking-withdrawn";
    const detail = { old: !wakes, new: wakes };
    await tellCoverChange(tx, { action, by: staffId, at: now, subjectKind: "staff", subjectId: staffId, detail });
  });
}

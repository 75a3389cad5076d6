import { type Database, withClinic } from "@/db/client";
import { withdrawClosedDay } from "@/db/queries/cover";
import { findClosedDay, lockCover } from "@/db/queries/cover-changes";
import type { StaffActor } from "@/server/actor";
import { tellCoverChange } from "@/server/cover-write";

export type OpenDayResult = { ok: true } | { ok: false; code: "not-found" };

/** Opens a closed day again; the entry stays to be read. A second time changes nothing. */
export function openDay(db: Database, actor: Pick<StaffActor, "clinicId" | "staffId">, id: string, now: Date): Promise<OpenDayResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<OpenDayResult> => {
    await lockCover(tx);
    const day = await findClosedDay(tx, id);
    if (!day) return { ok: false, code: "not-found" };
    if (!(await withdrawClosedDay(tx, { id, by: actor.staffId, at: now }))) return { ok: true };
    const detail = { [day.on]: day.name };
    await tellCoverChange(tx, { action: "cover.day-opened", by: actor.staffId, at: now, subjectKind: "closed-day", subjectId: id, detail });
    return { ok: true };
  });
}

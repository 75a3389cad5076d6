import { type Database, withClinic } from "@/db/client";
import { type SpellKind, withdrawSpell as withdraw } from "@/db/queries/cover";
import { findSpell, lockCover } from "@/db/queries/cover-changes";
import { tellCoverChange } from "@/server/cover-write";
import { mayWriteSpell, type SpellActor } from "./record-spell";

export type WithdrawSpellResult = { ok: true } | { ok: false; code: "not-found" | "forbidden" };

const ACTIONS = { "dated-turn": "cover.turn-withdrawn", leave: "cover.leave-withdrawn" } as const;

/** Takes a turn or leave back; the entry stays to be read, and what is recorded after it is an entry of its own. A second time changes nothing. */
export function withdrawSpell(
  db: Database,
  actor: SpellActor,
  { kind, id }: { kind: SpellKind; id: string },
  now: Date,
): Promise<WithdrawSpellResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<WithdrawSpellResult> => {
    await lockCover(tx);
    const spell = await findSpell(tx, kind, id);
    if (!spell) return { ok: false, code: "not-found" };
    const { staffId, from, until } = spell;
    if (!mayWriteSpell(actor, kind, staffId)) return { ok: false, code: "forbidden" };
    if (!(await withdraw(tx, kind, { id, by: actor.staffId, at: now }))) return { ok: true };
    const detail = { id, from, until };
    await tellCoverChange(tx, { action: ACTIONS[kind], by: actor.staffId, at: now, subjectKind: "staff", subjectId: staffId, detail });
    return { ok: true };
  });
}

import { cliniciansOf } from "@/clinical/cover-plan";
import { localDateOf } from "@/clinical/plain-date";
import type { RecordSpellInput } from "@/contracts/cover-input";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, withClinic } from "@/db/client";
import { insertSpell, listSpells, readCoverPlan, type SpellKind } from "@/db/queries/cover";
import { findSpell, lockCover } from "@/db/queries/cover-changes";
import type { StaffActor } from "@/server/actor";
import { spellIssues } from "@/server/cover-days";
import { tellCoverChange } from "@/server/cover-write";

export type RecordSpellResult =
  | { ok: true; id: string }
  | { ok: false; code: "forbidden" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

export type SpellActor = Pick<StaffActor, "clinicId" | "staffId" | "role" | "clinicTimeZone">;

/** Admins write everybody's turns and leave; a clinician their own leave. */
export function mayWriteSpell(actor: Pick<SpellActor, "staffId" | "role">, kind: SpellKind, staffId: string): boolean {
  return actor.role === "admin" || (kind === "leave" && staffId === actor.staffId);
}

const ACTIONS = { "dated-turn": "cover.turn-recorded", leave: "cover.leave-recorded" } as const;

/**
 * Records days on which somebody stands in whatever the rota says, or is away. The same entry a second time, by its id or by the same days of the
 * same person, changes nothing and gives the first one's id; days that overlap are taken as they are. `conflict`: the id is another entry's.
 */
export function recordSpell(
  db: Database,
  actor: SpellActor,
  { kind, ...given }: RecordSpellInput & { kind: SpellKind },
  now: Date,
): Promise<RecordSpellResult> {
  if (!mayWriteSpell(actor, kind, given.staffId)) return Promise.resolve({ ok: false, code: "forbidden" });
  return withClinic(db, actor.clinicId, async (tx): Promise<RecordSpellResult> => {
    await lockCover(tx);
    const today = localDateOf(now, actor.clinicTimeZone);
    const isSame = (one: { staffId: string; from: string; until: string }) =>
      one.staffId === given.staffId && one.from === given.from && one.until === given.until;
    const known = await findSpell(tx, kind, given.id);
    if (known) return isSame(known) ? { ok: true, id: known.id } : { ok: false, code: "conflict" };
    const issues = spellIssues(given, today);
    if (!cliniciansOf(await readCoverPlan(tx, now)).includes(given.staffId))
      issues.push({ path: "staffId", message: "Choose a clinician who works here" });
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const twin = (await listSpells(tx, kind, today)).find(isSame);
    if (twin) return { ok: true, id: twin.id };
    await insertSpell(tx, kind, { ...given, recordedBy: actor.staffId, at: now });
    const { id, staffId, from, until } = given;
    const detail = { id, from, until };
    await tellCoverChange(tx, { action: ACTIONS[kind], by: actor.staffId, at: now, subjectKind: "staff", subjectId: staffId, detail });
    return { ok: true, id };
  });
}

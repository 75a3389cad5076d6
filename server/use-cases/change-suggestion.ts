import type { ChangeSuggestionInput } from "@/contracts/suggested-actions-input";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { notifyScreens } from "@/db/queries/notifications";
import { actionsInForce, insertAction } from "@/db/queries/own-actions";
import type { StaffActor } from "@/server/actor";

export type ChangeSuggestionResult = { ok: true; version: number } | { ok: false; code: "conflict" };

/**
 * Records what the clinic suggests at an urgency in place of the jurisdiction pack, or (text null) takes it back, as a version of its own: the
 * earlier ones stay. The same a second time changes nothing. `conflict`: a colleague recorded another version since the one that this change is
 * based on. The audit log has the versions; their texts are kept as they were.
 */
export function changeSuggestion(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { urgency, text, basedOn }: ChangeSuggestionInput,
  now: Date,
): Promise<ChangeSuggestionResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeSuggestionResult> => {
    const before = await newestOf(tx, urgency);
    if (before.text === text) return { ok: true, version: before.version };
    if (basedOn !== before.version) return { ok: false, code: "conflict" };
    const version = before.version + 1;
    if (!(await insertAction(tx, { urgency, version, text, recordedBy: actor.staffId, at: now }))) {
      // Somebody was a moment faster: perhaps oneself, by a second press.
      const first = await newestOf(tx, urgency);
      return first.text === text ? { ok: true, version: first.version } : { ok: false, code: "conflict" };
    }
    await sendTogether(tx, [
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: text === null ? "suggestion.withdrawn" : "suggestion.changed",
        subjectKind: "suggestion",
        subjectId: null,
        detail: { urgency, oldVersion: before.version, newVersion: version },
      }),
      notifyScreens({ kind: "suggestions" }),
    ]);
    return { ok: true, version };
  });
}

/** What is in force at an urgency; version 0 and no text where it always had the pack's. */
async function newestOf(tx: ClinicTx, urgency: ChangeSuggestionInput["urgency"]): Promise<{ version: number; text: string | null }> {
  const all = await actionsInForce(tx);
  return all.find((one) => one.urgency === urgency) ?? { version: 0, text: null };
}

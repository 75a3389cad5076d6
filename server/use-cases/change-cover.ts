import { type CoverPlan, cliniciansOf } from "@/clinical/cover-plan";
import { WEEKDAYS } from "@/contracts/cover";
import type { ChangeCoverInput } from "@/contracts/cover-input";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, withClinic } from "@/db/client";
import { insertCover, newestCover, readCoverPlan } from "@/db/queries/cover";
import { lockCover } from "@/db/queries/cover-changes";
import type { StaffActor } from "@/server/actor";
import { tellCoverChange } from "@/server/cover-write";

export type ChangeCoverResult =
  | { ok: true; version: number }
  | { ok: false; code: "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records anew who stands in on each weekday, the safety lead and the clinician of last resort, as a version of its own: the earlier ones stay.
 * The same a second time changes nothing. `conflict`: a colleague recorded another version since the one that this change is based on. Only
 * clinicians who work here can be named.
 */
export function changeCover(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { basedOn, ...given }: ChangeCoverInput,
  now: Date,
): Promise<ChangeCoverResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeCoverResult> => {
    await lockCover(tx);
    const [plan, newest] = await Promise.all([readCoverPlan(tx, now), newestCover(tx)]);
    const [before, after] = [fieldsOf(plan), fieldsOf(given)];
    const changed = Object.keys(after).filter((field) => after[field] !== before[field]);
    if (changed.length === 0) return { ok: true, version: newest.version };
    if (basedOn !== newest.version) return { ok: false, code: "conflict" };
    const issues = goneIssues(given, cliniciansOf(plan));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const version = newest.version + 1;
    await insertCover(tx, { ...given, version, recordedBy: actor.staffId, at: now });
    const values = changed.flatMap((field) => [
      [`${field}Old`, before[field] ?? ""],
      [`${field}New`, after[field] ?? ""],
    ]);
    const detail = { oldVersion: newest.version, newVersion: version, ...Object.fromEntries(values) };
    await tellCoverChange(tx, { action: "cover.changed", by: actor.staffId, at: now, subjectKind: "cover", detail });
    return { ok: true, version };
  });
}

type Standing = Pick<CoverPlan, "weekly" | "safetyLeadId" | "lastResortId">;

/** What is compared and audited: the ids of each weekday in order, the lead and the last resort, each as text. */
function fieldsOf({ weekly, safetyLeadId, lastResortId }: Standing): Readonly<Record<string, string>> {
  const days = WEEKDAYS.map((weekday) => [`day${weekday}`, (weekly.find((day) => day.weekday === weekday)?.staffIds ?? []).join(" ")]);
  return { ...Object.fromEntries(days), safetyLead: safetyLeadId ?? "", lastResort: lastResortId ?? "" };
}

function goneIssues({ weekly, safetyLeadId, lastResortId }: Standing, clinicians: readonly string[]): FieldIssue[] {
  const isGone = (id: string | null) => id !== null && !clinicians.includes(id);
  const message = "Somebody here is no longer a clinician of this clinic: choose somebody else";
  return [
    ...weekly.filter(({ staffIds }) => staffIds.some(isGone)).map(({ weekday }) => ({ path: `day${weekday}`, message })),
    ...(isGone(safetyLeadId) ? [{ path: "safetyLeadId", message }] : []),
    ...(isGone(lastResortId) ? [{ path: "lastResortId", message }] : []),
  ];
}

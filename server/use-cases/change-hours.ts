import { type StaffedWeek, staffedWeekIssues } from "@/contracts/cover";
import type { ChangeHoursInput } from "@/contracts/cover-input";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, withClinic } from "@/db/client";
import { readCoverPlan, setStaffedHours } from "@/db/queries/cover";
import { lockCover } from "@/db/queries/cover-changes";
import type { StaffActor } from "@/server/actor";
import { tellCoverChange } from "@/server/cover-write";

export type ChangeHoursResult = { ok: true } | { ok: false; code: "conflict" } | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Changes when the clinic is staffed. What is promised to patients follows at once; a tier of an alert that waits already keeps its time.
 * The same hours a second time change nothing. `conflict`: a colleague set others since the hours that this change is based on.
 */
export function changeHours(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { basedOn, ...hours }: ChangeHoursInput,
  now: Date,
): Promise<ChangeHoursResult> {
  const issues = staffedWeekIssues(hours);
  if (issues.length > 0) return Promise.resolve({ ok: false, code: "invalid-input", issues });
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeHoursResult> => {
    await lockCover(tx);
    const before = (await readCoverPlan(tx, now)).staffedHours;
    if (textOf(before) === textOf(hours)) return { ok: true };
    if (textOf(before) !== textOf(basedOn)) return { ok: false, code: "conflict" };
    await setStaffedHours(tx, { ...hours, weekdays: hours.weekdays.toSorted() });
    const detail = { old: textOf(before), new: textOf(hours) };
    await tellCoverChange(tx, { action: "cover.hours-changed", by: actor.staffId, at: now, subjectKind: "cover", detail });
    return { ok: true };
  });
}

/** "1 2 3 4 5, 09:00-17:00". */
function textOf({ weekdays, from, until }: StaffedWeek): string {
  return `${weekdays.toSorted().join(" ")}, ${from}-${until}`;
}

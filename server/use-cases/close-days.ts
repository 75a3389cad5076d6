import { localDateOf } from "@/clinical/plain-date";
import { PLANNED_AHEAD_YEARS } from "@/contracts/cover";
import type { CloseDaysInput } from "@/contracts/cover-input";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, withClinic } from "@/db/client";
import { insertClosedDays, listClosedDays } from "@/db/queries/cover";
import { lockCover } from "@/db/queries/cover-changes";
import type { StaffActor } from "@/server/actor";
import { lastPlannedDay } from "@/server/cover-days";
import { tellCoverChange } from "@/server/cover-write";

export type CloseDaysResult = { ok: true; closed: number } | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records days on which nobody is at the clinic. All of them or none: a day that is closed already under another name is said, and the same
 * list a second time changes nothing.
 */
export function closeDays(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId" | "clinicTimeZone">,
  { days }: CloseDaysInput,
  now: Date,
): Promise<CloseDaysResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<CloseDaysResult> => {
    await lockCover(tx);
    const today = localDateOf(now, actor.clinicTimeZone);
    const known = await listClosedDays(tx, today);
    const fresh = days.filter((day) => !known.some(({ on, name }) => on === day.on && name === day.name));
    const issues = days.flatMap((day, index) => issuesOf(day, index, { today, days, known }));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const made = await insertClosedDays(tx, fresh, { recordedBy: actor.staffId, at: now });
    if (made.length === 0) return { ok: true, closed: 0 };
    const detail = Object.fromEntries(made.map(({ on, name }) => [on, name]));
    await tellCoverChange(tx, { action: "cover.days-closed", by: actor.staffId, at: now, subjectKind: "closed-day", detail });
    return { ok: true, closed: made.length };
  });
}

type Day = { readonly on: string; readonly name: string };
type Around = { today: string; days: readonly Day[]; known: readonly Day[] };

function issuesOf({ on, name }: Day, index: number, { today, days, known }: Around): FieldIssue[] {
  const path = `days/${index}/on`;
  if (on < today) return [{ path, message: "This day is over" }];
  if (on > lastPlannedDay(today)) return [{ path, message: `At most ${PLANNED_AHEAD_YEARS} years ahead` }];
  if (days.findIndex((day) => day.on === on) < index) return [{ path, message: "This day stands in the list twice" }];
  const closed = known.find((day) => day.on === on && day.name !== name);
  return closed ? [{ path, message: `Closed already: ${closed.name}` }] : [];
}

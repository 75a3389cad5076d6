import { type CoverPlan, cliniciansOf } from "@/clinical/cover-plan";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { CoverClinician, CoverPage, CoverSpell } from "@/contracts/cover";
import { type Database, withClinic } from "@/db/client";
import { listClosedDays, listSpells, newestCover, type RecordedSpell, readCoverPlan } from "@/db/queries/cover";
import { listWaking } from "@/db/queries/cover-changes";
import { listNames } from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";
import { lastPlannedDay } from "@/server/cover-days";
import { standingOf } from "@/server/cover-standing";

/** For how long what is over is still listed. */
const PAST_DAYS = 365;

type Names = ReadonlyMap<string, string>;

/** Everything that the page of cover shows of the actor's clinic. */
export function readCover(db: Database, actor: Pick<StaffActor, "clinicId" | "clinicTimeZone">, now: Date): Promise<CoverPage> {
  const today = localDateOf(now, actor.clinicTimeZone);
  const since = addDays(today, -PAST_DAYS);
  return withClinic(db, actor.clinicId, async (tx) => {
    const [plan, newest, names, waking, turns, leave, closedDays] = await Promise.all([
      readCoverPlan(tx, now),
      newestCover(tx),
      listNames(tx),
      listWaking(tx),
      listSpells(tx, "dated-turn", since),
      listSpells(tx, "leave", since),
      listClosedDays(tx, since),
    ]);
    const { weekdays, from, until } = plan.staffedHours;
    return {
      version: newest.version,
      recorded: newest.recordedAt && { by: newest.recordedBy && nameIn(names, newest.recordedBy), at: newest.recordedAt.toISOString() },
      weekly: plan.weekly,
      safetyLeadId: plan.safetyLeadId,
      lastResortId: plan.lastResortId,
      hours: { weekdays, from, until },
      clinicians: cliniciansIn(plan, names, waking),
      gone: goneIn(plan, names),
      turns: turns.map(named(names)),
      leave: leave.map(named(names)),
      closedDays,
      standing: standingOf(plan, now),
      today,
      lastDay: lastPlannedDay(today),
      asOf: now.toISOString(),
    };
  });
}

function nameIn(names: Names, id: string): string {
  return names.get(id) ?? "Somebody";
}

function named(names: Names): (spell: RecordedSpell) => CoverSpell {
  return ({ id, staffId, from, until }) => ({ id, staffId, name: nameIn(names, staffId), from, until });
}

/** By name, because people are looked for in it. */
function cliniciansIn({ people }: CoverPlan, names: Names, waking: ReadonlyMap<string, Date>): CoverClinician[] {
  return people
    .flatMap(({ id, role }) =>
      role === "admin" ? [] : [{ id, role, name: nameIn(names, id), wakesSince: waking.get(id)?.toISOString() ?? null }],
    )
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Who is named by the version in force and can be told no longer. */
function goneIn(plan: CoverPlan, names: Names): CoverPage["gone"] {
  const here = cliniciansOf(plan);
  const said = [...plan.weekly.flatMap(({ staffIds }) => staffIds), plan.safetyLeadId, plan.lastResortId];
  const ids = new Set(said.filter((id): id is string => id !== null && !here.includes(id)));
  return [...ids].map((id) => ({ id, name: nameIn(names, id) }));
}

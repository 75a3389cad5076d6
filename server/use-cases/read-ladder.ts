import { ladderAhead } from "@/clinical/cover";
import { nextWeekend, tonight } from "@/clinical/cover-moments";
import { availableAt, type CoverPlan } from "@/clinical/cover-plan";
import { atLocalTime } from "@/clinical/local-time";
import { localDateOf, parsePlainDate } from "@/clinical/plain-date";
import { tellsPatient } from "@/clinical/promised-time";
import { type LadderAnswer, type LadderQuestion, PLANNED_AHEAD_YEARS } from "@/contracts/cover";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, withClinic } from "@/db/client";
import { readCoverPlan } from "@/db/queries/cover";
import { listNames } from "@/db/queries/staff";
import type { StaffActor } from "@/server/actor";
import { lastPlannedDay } from "@/server/cover-days";
import { standingOf } from "@/server/cover-standing";

export type ReadLadderResult = { ok: true; answer: LadderAnswer } | { ok: false; code: "invalid-input"; issues: FieldIssue[] };
type Actor = Pick<StaffActor, "clinicId" | "clinicTimeZone" | "staffId">;
type Names = ReadonlyMap<string, string>;

/** Stands for the prescriber at a clinic without one: nobody's id. */
const NOBODY = "";

/**
 * Who would be told of a `now` alert that nobody claims, by the plan as it is recorded now. Without a prescriber in the question it is the one
 * who asks, else the first by name; somebody who is no prescriber here is not asked about.
 */
export function readLadder(db: Database, actor: Actor, question: LadderQuestion, now: Date): Promise<ReadLadderResult> {
  const moment = momentOf(question, now, actor.clinicTimeZone);
  if (!(moment instanceof Date)) return Promise.resolve({ ok: false, code: "invalid-input", issues: [moment] });
  return withClinic(db, actor.clinicId, async (tx): Promise<ReadLadderResult> => {
    const [plan, names] = await Promise.all([readCoverPlan(tx, now), listNames(tx)]);
    const prescribers = prescribersIn(plan, names);
    const asked = [question.prescriber, actor.staffId].map((id) => prescribers.find((one) => one.id === id));
    const prescriber = asked.find((one) => one !== undefined) ?? prescribers[0] ?? null;
    return { ok: true, answer: answerFor(plan, { names, prescriber, at: moment }, prescribers) };
  });
}

type Asked = { names: Names; prescriber: LadderAnswer["prescriber"]; at: Date };

function answerFor(plan: CoverPlan, { names, prescriber, at }: Asked, prescribers: LadderAnswer["prescribers"]): LadderAnswer {
  const tiers = ladderAhead(plan, { urgency: "now", prescriberId: prescriber?.id ?? NOBODY, at });
  const told = tellsPatient("now", at, plan);
  const wakes = new Set(plan.people.filter((person) => person.wakes).map(({ id }) => id));
  return {
    at: at.toISOString(),
    prescriber,
    prescribers,
    awayUntil: prescriber && awayUntil(plan, prescriber.id, at),
    tiers: tiers.map((tier) => ({
      at: tier.at.toISOString(),
      step: tier.step,
      told: tier.told.map(({ staffId, part }) => ({ staffId, part, name: names.get(staffId) ?? "Somebody", wakes: wakes.has(staffId) })),
    })),
    isStaffed: told.staffed,
    toldAt: told.at.toISOString(),
    standing: standingOf(plan, at),
  };
}

function prescribersIn({ people }: CoverPlan, names: Names): LadderAnswer["prescribers"] {
  return people
    .filter(({ role }) => role === "prescriber")
    .map(({ id }) => ({ id, name: names.get(id) ?? "Somebody" }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The last day of the leave that covers the clinic's day of `at`; of several, the one that ends last. */
function awayUntil(plan: CoverPlan, staffId: string, at: Date): string | null {
  if (availableAt(plan, at).includes(staffId)) return null;
  const date = localDateOf(at, plan.timeZone);
  const spells = plan.leave.filter((spell) => spell.staffId === staffId && spell.from <= date && date <= spell.until);
  return (
    spells
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? null
  );
}

/** The instant that is asked about, or what is wrong with the one chosen. */
function momentOf({ when, at }: LadderQuestion, now: Date, timeZone: string): Date | FieldIssue {
  if (when === "now") return now;
  if (when === "tonight") return tonight(now, timeZone);
  if (when === "weekend") return nextWeekend(now, timeZone);
  const [date = "", time = ""] = (at ?? "").split("T");
  if (!isDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { path: "at", message: "Choose a date and a time" };
  const today = localDateOf(now, timeZone);
  if (date < today) return { path: "at", message: "Choose a day from today on" };
  if (date > lastPlannedDay(today)) return { path: "at", message: `At most ${PLANNED_AHEAD_YEARS} years ahead` };
  const chosen = atLocalTime(date, time, timeZone);
  return chosen < now ? now : chosen;
}

function isDate(date: string): boolean {
  try {
    return parsePlainDate(date).year > 0;
  } catch {
    return false;
  }
}

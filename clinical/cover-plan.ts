import type { StaffedHours } from "./alert-due";
import { localDateOf, type PlainDate, parsePlainDate } from "./plain-date";

/** Who may be told: clinicians of flags, admins that one is unclaimed. */
export type CoverRole = "prescriber" | "nurse" | "admin";

/** Somebody who works at the clinic. `wakes`: they have confirmed that what is sent to them wakes them. */
export type CoverPerson = { readonly id: string; readonly role: CoverRole; readonly wakes: boolean };

/** Days of one person, on the clinic's calendar, both included. */
export type Spell = { readonly staffId: string; readonly from: PlainDate; readonly until: PlainDate };

/**
 * Everything that decides who is told: those who work at the clinic, longest there first; when it is staffed; whose turn it is on each weekday
 * (1 Monday - 7 Sunday; the first who is there stands in) and on the dates that override it, in the order they were recorded; who is away.
 */
export type CoverPlan = {
  readonly timeZone: string;
  readonly staffedHours: StaffedHours;
  readonly people: readonly CoverPerson[];
  readonly weekly: readonly { readonly weekday: number; readonly staffIds: readonly string[] }[];
  readonly turns: readonly Spell[];
  readonly leave: readonly Spell[];
  readonly safetyLeadId: string | null;
  readonly lastResortId: string | null;
};

/** Clinicians of the clinic, longest there first, away or not. */
export function cliniciansOf({ people }: Pick<CoverPlan, "people">): string[] {
  return (["prescriber", "nurse"] as const).flatMap((role) => people.filter((person) => person.role === role)).map(({ id }) => id);
}

/**
 * Clinicians of the clinic who are not on leave on the clinic's day of `at`, prescribers first.
 * @throws RangeError on an invalid Date, an unknown time zone or an impossible date
 */
export function availableAt(plan: CoverPlan, at: Date): string[] {
  const date = localDateOf(at, plan.timeZone);
  const away = plan.leave.filter((spell) => isOn(spell, date)).map(({ staffId }) => staffId);
  return cliniciansOf(plan).filter((id) => !away.includes(id));
}

/**
 * Those who stand in on the clinic's day of `at`, in order, the first of them the cover. A dated turn takes the weekly pattern's place on its
 * days, unless everybody with one is away.
 * @throws RangeError on an invalid Date, an unknown time zone or an impossible date
 */
export function onDutyAt(plan: CoverPlan, at: Date): string[] {
  const date = localDateOf(at, plan.timeZone);
  const available = availableAt(plan, at);
  const dated = plan.turns.filter((turn) => isOn(turn, date)).map(({ staffId }) => staffId);
  const weekday = parsePlainDate(date).dayOfWeek;
  const weekly = plan.weekly.filter((turn) => turn.weekday === weekday).flatMap(({ staffIds }) => staffIds);
  const there = (ids: readonly string[]) => [...new Set(ids)].filter((id) => available.includes(id));
  const standing = there(dated);
  return standing.length > 0 ? standing : there(weekly);
}

function isOn({ from, until }: Spell, date: PlainDate): boolean {
  return from <= date && date <= until;
}

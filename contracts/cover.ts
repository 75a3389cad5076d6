import type { StaffedHours } from "@/clinical/alert-due";
import type { LadderStep } from "@/clinical/alert-ladder";
import type { CoverGap, CoverPart } from "@/clinical/cover";
import type { CoverPlan, CoverRole } from "@/clinical/cover-plan";
import { SHORTEST_STAFFED_DAY_MINUTES, SHORTEST_STAFFED_WEEK_HOURS } from "@/clinical/staffed-week";
import type { FieldIssue } from "./problem";

/** Who may read how the clinic is covered; of these the admins set it. Say it in the page by its roles: the access matrix reads them there. */
export const COVER_READERS = ["prescriber", "nurse", "admin"] as const satisfies readonly CoverRole[];

/** ISO weekdays. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When a clinic is staffed in an ordinary week. */
export type StaffedWeek = Pick<StaffedHours, "weekdays" | "from" | "until">;

/** How far ahead days can be planned, and how many can be closed at once. Source: product default. */
export const PLANNED_AHEAD_YEARS = 2;
export const CLOSED_AT_ONCE = 40;
export const CLOSED_DAY_NAME = 120;
/** How many may stand in on one weekday. */
export const MOST_IN_TURN = 20;

/** What is wrong with hours that patients are promised by; empty where nothing is. Both times are "HH:MM". */
export function staffedWeekIssues({ weekdays, from, until }: StaffedWeek): FieldIssue[] {
  const minutes = minutesOf(until) - minutesOf(from);
  if (weekdays.length === 0) return [{ path: "weekdays", message: "Choose at least one day" }];
  if (minutes <= 0) return [{ path: "until", message: "Choose a time after the start" }];
  if (minutes < SHORTEST_STAFFED_DAY_MINUTES) return [{ path: "until", message: "A staffed day has at least one hour" }];
  if (minutes * weekdays.length < SHORTEST_STAFFED_WEEK_HOURS * 60)
    return [
      { path: "weekdays", message: `At least ${SHORTEST_STAFFED_WEEK_HOURS} hours a week: with fewer, patients would wait for many days` },
    ];
  return [];
}

/** Minutes since midnight of "HH:MM". */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Somebody who can be named: a clinician who works here now. */
export type CoverClinician = { id: string; name: string; role: Exclude<CoverRole, "admin">; wakesSince: string | null };
/** Days of one person, both included, by their id. `name` is known, too, of somebody who has left. */
export type CoverSpell = { id: string; staffId: string; name: string; from: string; until: string };
/** A day on which the clinic is closed. */
export type CoverClosedDay = { id: string; on: string; name: string };

/** Everything that the page of cover shows and changes. */
export type CoverPage = {
  /** Of who stands in; 0 where nothing has been recorded yet. */
  version: number;
  recorded: { by: string | null; at: string } | null;
  weekly: CoverPlan["weekly"];
  safetyLeadId: string | null;
  lastResortId: string | null;
  hours: StaffedWeek;
  clinicians: CoverClinician[];
  /** Who is named somewhere and works here no longer, or not as a clinician, by their id. */
  gone: { id: string; name: string }[];
  /** Those over for long are left out. */
  turns: CoverSpell[];
  leave: CoverSpell[];
  closedDays: CoverClosedDay[];
  standing: CoverStanding;
  /** The clinic's date, and the last one that can be planned. */
  today: string;
  lastDay: string;
  asOf: string;
};

/** What is amiss at an instant, gravest first. `clinicians`: how many work here, away or not. */
export type CoverStanding = { gaps: CoverGap[]; clinicians: number };

/** Moments that somebody asks about. */
export const LADDER_MOMENTS = ["now", "tonight", "weekend", "chosen"] as const;
export type LadderMoment = (typeof LADDER_MOMENTS)[number];

/** "Who gets the next `now` alert?": whose patient, and when. `at`: "YYYY-MM-DDTHH:MM" on the clinic's clock, for a chosen moment. */
export type LadderQuestion = { when: LadderMoment; prescriber?: string; at?: string };

/** Who is told, as what, and whether that wakes them. */
export type LadderTold = { staffId: string; name: string; part: CoverPart; wakes: boolean };
export type LadderTier = { at: string; step: LadderStep; told: LadderTold[] };

/** The whole ladder of a `now` alert that nobody claims. */
export type LadderAnswer = {
  at: string;
  /** Null at a clinic without a prescriber. */
  prescriber: { id: string; name: string } | null;
  prescribers: { id: string; name: string }[];
  /** The last day of the prescriber's leave, where they are away. */
  awayUntil: string | null;
  tiers: LadderTier[];
  isStaffed: boolean;
  /** By when the patient is told that somebody looks; while the clinic is closed, until when nobody sees it. */
  toldAt: string;
  standing: CoverStanding;
};

/** Query keys: all under one head, so that a live event makes all of it stale. */
export const coverKey = ["cover", "page"] as const;
export const standingKey = ["cover", "standing"] as const;
export const ladderKey = ({ when, prescriber, at }: LadderQuestion) => ["cover", "ladder", when, prescriber ?? "", at ?? ""] as const;

/**
 * The question of an address; what it does not understand it leaves out. By hand, as the panel's filters are: a schema's library would be most
 * of this page's scripts.
 */
export function readLadderQuestion(given: Readonly<Record<string, unknown>>): LadderQuestion {
  const { prescriber, at } = given;
  const when = LADDER_MOMENTS.find((moment) => moment === given.when) ?? "now";
  const isChosen = typeof at === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at);
  return {
    when: when === "chosen" && !isChosen ? "now" : when,
    ...(typeof prescriber === "string" && /^[0-9a-f-]{36}$/.test(prescriber) && { prescriber }),
    ...(when === "chosen" && isChosen && { at }),
  };
}

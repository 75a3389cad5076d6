import type { BaselineRisk } from "@/clinical/baseline-risks";
import type { SkinChange } from "@/clinical/check-in-answers";
import type { Severity } from "@/clinical/score-phq9";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import type { Outcome } from "./flag-states";
import type { MessageWish } from "./message-wishes";

export const PANEL_TABS = ["needs-you", "missed", "calls", "everyone"] as const;
export type PanelTab = (typeof PANEL_TABS)[number];
/** Urgencies that put a patient on "Needs you". */
export const NEEDS_YOU = ["now", "today", "review"] as const satisfies readonly Urgency[];

/**
 * Orders that a list can be read in. Without one, "Missed" begins with who has been silent longest, the call list with whom nobody has in hand,
 * and the others with the most urgent.
 */
export const PANEL_SORTS = ["urgency", "name", "score", "change", "silent"] as const;
export type PanelSort = (typeof PANEL_SORTS)[number];

/**
 * Filters that are on or not, each by its name in the address: prescribed or claimed by who asks; these and the patients of those for whom they
 * stand in; under 18; the first eight weeks; after the last dose.
 */
export const PANEL_SWITCHES = ["mine", "cover", "under18", "early", "after"] as const;
export type PanelSwitch = (typeof PANEL_SWITCHES)[number];

/** What the panel's address holds. The search text is patient data and never in it. */
export type PanelFilters = { tab: PanelTab; urgency?: Urgency; sort?: PanelSort } & { [name in PanelSwitch]?: "1" };

/**
 * The filters of an address; what it does not understand it leaves out. By hand and from the closed lists above: a schema's library would be
 * a tenth of the panel's scripts.
 */
export function readPanelFilters(given: Readonly<Record<string, unknown>>): PanelFilters {
  const one = <V>(values: readonly V[], value: unknown) => values.find((candidate) => candidate === value);
  const urgency = one(URGENCIES, given.urgency);
  const sort = one(PANEL_SORTS, given.sort);
  return {
    tab: one(PANEL_TABS, given.tab) ?? "needs-you",
    ...(urgency && { urgency }),
    ...(sort && { sort }),
    ...Object.fromEntries(PANEL_SWITCHES.filter((name) => given[name] === "1").map((name) => [name, "1"])),
  };
}

export const PANEL_PAGE_SIZE = 50;

/** One answered check-in as the panel's card shows it: when, PHQ-9, GAD-7, item 9, skin. Without names, because fifty rows carry three each. */
export type RecentCheckIn = [at: string, phq: number | null, gad7: number | null, item9: number | null, skin: SkinChange | null];

export type PanelRow = {
  courseId: string;
  patientId: string;
  name: string;
  age: number;
  recordNumber: string;
  phase: "before" | "on" | "after";
  /** Whole weeks on the drug, or since the last dose when `phase` is "after"; weeks until the start, negative, when "before". */
  week: number;
  doseMg: number | null;
  /** Daily dose per kilogram. */
  doseMgPerKg: number | null;
  latest: { total: number; severity: Severity; at: string } | null;
  baseline: number | null;
  baselineIsLate: boolean;
  change: number | null;
  /** Whether the newest answers raised flags, open or closed since; null before the first answers. */
  newest: "flagged" | "quiet" | null;
  gad7: number | null;
  /** The last three check-ins that were answered, newest first; null where the page's HTML left them out. */
  recent: RecentCheckIn[] | null;
  unreadMessage: boolean;
  /** The newest answers say that they stopped taking it. */
  saysStopped: boolean;
  /** Oldest first; days count from the course start. */
  sparkline: [day: number, total: number][];
  urgency: Urgency | null;
  openFlags: number;
  /** Open flags that nobody has claimed: an old claim must not hide a new flag. */
  unclaimedFlags: number;
  flagId: string | null;
  reason: string | null;
  waitingSince: string | null;
  claimedBy: { id: string; name: string } | null;
  claimedAt: string | null;
  lastContact: { at: string; outcome: Outcome } | null;
  reviewOn: string | null;
  /** The earliest check-in that can still be answered, now or later. */
  nextDueOn: string | null;
  /** Since when a staff task (a missed check-in, no baseline) is to be worked; null where none is, or it is put off. */
  missedSince: string | null;
  /** Which messages the patient still wants. */
  wants: MessageWish;
  /** They would rather not answer here: to be asked at visits. */
  declined: boolean;
  /** Where to call; null where no number is known. */
  phone: string | null;
  /** Baseline risks that were answered yes. */
  risks: readonly BaselineRisk[];
  prescriber: string;
};

export type PanelPage = {
  rows: PanelRow[];
  nextCursor: string | null;
  counts: { needsYou: number; missed: number; calls: number; everyone: number };
  /** How many a filter or a search lets through; null where neither is set. */
  matched: number | null;
  /** When the server read this. */
  asOf: string;
};

/** Patients that one press may be about: what a person can look over. */
export const BULK_LIMIT = 200;

/** What became of a check-in that somebody asked to be sent now: mailed, or why not. */
export const SEND_OUTCOMES = ["sent", "sent-today", "no-address", "wants-none", "declined", "not-followed"] as const;
export type SendOutcome = (typeof SEND_OUTCOMES)[number];
/** One entry a patient; a course that is not of this clinic has none. */
export type SentCheckIns = { courseId: string; outcome: SendOutcome }[];

/** Query keys of TanStack Query, said once so that a live event invalidates what a screen loaded. */
export const panelKey = (filters: PanelFilters, text: string) => ["panel", filters, text] as const;
export const workerKey = ["worker"] as const;
export const alertsKey = ["alerts"] as const;
export const patientKey = (patientId: string) => ["patient", patientId] as const;

import { z } from "zod";
import type { Severity } from "@/clinical/score-phq9";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import type { Outcome } from "./flag-states";
import type { MessageWish } from "./message-wishes";

export const PANEL_TABS = ["needs-you", "everyone"] as const;
export type PanelTab = (typeof PANEL_TABS)[number];
/** Urgencies that put a patient on "Needs you". */
export const NEEDS_YOU = ["now", "today", "review"] as const satisfies readonly Urgency[];

/** What the panel's address holds. The search text is patient data and never in it. */
export const panelFilters = z.object({
  tab: z.enum(PANEL_TABS).catch("needs-you"),
  urgency: z.enum(URGENCIES).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  early: z.literal("1").optional().catch(undefined),
  after: z.literal("1").optional().catch(undefined),
});
export type PanelFilters = z.infer<typeof panelFilters>;

/** Where the next page begins: the last row's place in the order. Opaque to the browser. */
export const panelCursor = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/);
export const panelQuery = z.strictObject({
  tab: z.enum(PANEL_TABS).default("needs-you"),
  urgency: z.enum(URGENCIES).optional(),
  mine: z.literal("1").optional(),
  early: z.literal("1").optional(),
  after: z.literal("1").optional(),
  cursor: panelCursor.optional(),
});
export type PanelQuery = z.infer<typeof panelQuery>;
export const panelSearchInput = z.strictObject({
  ...panelQuery.shape,
  text: z.string().trim().min(1, "Type a name or record number").max(80),
});

export const PANEL_PAGE_SIZE = 50;

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
  /** Oldest first; `day` counts from the course start. */
  sparkline: { day: number; total: number }[];
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
  /** A check-in's window has passed without an answer, and none came since. */
  unanswered: boolean;
  /** Which messages the patient still wants. */
  wants: MessageWish;
  /** They would rather not answer here: to be asked at visits. */
  declined: boolean;
  prescriber: string;
};

export type PanelPage = {
  rows: PanelRow[];
  nextCursor: string | null;
  counts: { needsYou: number; everyone: number; unanswered: number };
  /** When the server read this. */
  asOf: string;
};

/** Query keys of TanStack Query, said once so that a live event invalidates what a screen loaded. */
export const panelKey = (filters: PanelFilters, text: string) => ["panel", filters, text] as const;
export const patientKey = (patientId: string) => ["patient", patientId] as const;

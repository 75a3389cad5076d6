import { LOINC_NOTICE, PHQ_LICENCE } from "./licences";
import { DIFFICULTY_ANSWERS, FREQUENCY_ANSWERS } from "./phq-answers";
import { PHQ9_TEXTS } from "./phq9-texts";
import { PHQ9_AXIS } from "./severity";
import type { InstrumentItem, InstrumentWithDifficulty } from "./types";

/** The nine items in questionnaire order. Source: LOINC panel 44249-1. */
export const PHQ9_ITEMS = [
  { key: "interest", loinc: "44250-9", shortLabel: "Interest" },
  { key: "down", loinc: "44255-8", shortLabel: "Down" },
  { key: "sleep", loinc: "44259-0", shortLabel: "Sleep" },
  { key: "energy", loinc: "44254-1", shortLabel: "Energy" },
  { key: "appetite", loinc: "44251-7", shortLabel: "Appetite" },
  { key: "failure", loinc: "44258-2", shortLabel: "Failure" },
  { key: "concentration", loinc: "44252-5", shortLabel: "Focus" },
  { key: "movement", loinc: "44253-3", shortLabel: "Slow/restless" },
  { key: "item9", loinc: "44260-8", shortLabel: "Item 9" },
] as const satisfies readonly InstrumentItem[];

/** The meaning of a PHQ-9 item, the same in every instrument derived from it. */
export type Phq9ItemKey = (typeof PHQ9_ITEMS)[number]["key"];

export const PHQ9_ITEM_COUNT = PHQ9_ITEMS.length;

/** Severity bands of the total. Source: LOINC answer list LL382-3; Kroenke 2001. */
export const PHQ9_BANDS = [
  { from: 0, to: 4, label: "minimal" },
  { from: 5, to: 9, label: "mild" },
  { from: 10, to: 14, label: "moderate" },
  { from: 15, to: 19, label: "moderately severe" },
  { from: 20, to: 27, label: "severe" },
] as const;

/**
 * Patient Health Questionnaire, nine items, adults. Total 0-27, higher is worse, recall two weeks.
 * Source: Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613; codes: LOINC 44249-1, answer lists LL358-3, LL359-1.
 */
export const phq9 = {
  id: "phq9",
  version: "1",
  versionDate: "2026-11-23",
  title: "Patient Health Questionnaire (PHQ-9)",
  shortTitle: "PHQ-9",
  loinc: { panel: "44249-1", total: "44261-6" },
  recallDays: 14,
  items: PHQ9_ITEMS,
  answers: FREQUENCY_ANSWERS,
  difficulty: { loinc: "69722-7", answers: DIFFICULTY_ANSWERS },
  axis: PHQ9_AXIS,
  mayMiss: 2,
  bands: PHQ9_BANDS,
  cutOffs: [
    {
      from: 10,
      meaning: "screens positive for major depression",
      sensitivity: 0.88,
      specificity: 0.88,
      source: "Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613",
    },
  ],
  licence: PHQ_LICENCE,
  loincNotice: LOINC_NOTICE,
  texts: PHQ9_TEXTS,
} as const satisfies InstrumentWithDifficulty;

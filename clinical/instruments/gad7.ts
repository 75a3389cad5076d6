import { LOINC_NOTICE, PHQ_LICENCE } from "./licences";
import { FREQUENCY_ANSWERS } from "./phq-answers";
import type { InstrumentItem, ScoredInstrument } from "./types";

/** The seven items in questionnaire order. Source: LOINC panel 69737-5. */
export const GAD7_ITEMS = [
  { key: "nervous", loinc: "69725-0", shortLabel: "Nervous" },
  // LOINC words this item as a question of its own and codes its answer 2 "More days than not".
  { key: "control", loinc: "68509-9", shortLabel: "Can't stop", answerAliases: [{ loinc: "LA18938-3", score: 2 }] },
  { key: "worry", loinc: "69733-4", shortLabel: "Worry" },
  { key: "relax", loinc: "69734-2", shortLabel: "Relaxing" },
  { key: "restless", loinc: "69735-9", shortLabel: "Restless" },
  { key: "irritable", loinc: "69689-8", shortLabel: "Irritable" },
  { key: "afraid", loinc: "69736-7", shortLabel: "Afraid" },
] as const satisfies readonly InstrumentItem[];

/**
 * Generalized Anxiety Disorder scale. Total 0-21, higher is worse, recall two weeks. In English and German: no other wording
 * could be checked. Source: Spitzer, Kroenke, Williams & Löwe 2006, Arch Intern Med 166:1092-1097; codes: LOINC 69737-5.
 */
export const gad7 = {
  id: "gad7",
  version: "1",
  versionDate: "2026-11-24",
  title: "Generalized Anxiety Disorder scale (GAD-7)",
  shortTitle: "GAD-7",
  loinc: { panel: "69737-5", total: "70274-6" },
  recallDays: 14,
  items: GAD7_ITEMS,
  answers: FREQUENCY_ANSWERS,
  axis: { min: 0, max: 21 },
  mayMiss: 2,
  bands: [
    { from: 0, to: 4, label: "minimal" },
    { from: 5, to: 9, label: "mild" },
    { from: 10, to: 14, label: "moderate" },
    { from: 15, to: 21, label: "severe" },
  ],
  cutOffs: [
    {
      from: 10,
      meaning: "screens positive for generalized anxiety disorder",
      sensitivity: 0.89,
      specificity: 0.82,
      source: "Spitzer, Kroenke, Williams & Löwe 2006, Arch Intern Med 166:1092-1097",
    },
  ],
  licence: PHQ_LICENCE,
  loincNotice: LOINC_NOTICE,
  texts: {
    en: {
      stem: "Over the last 2 weeks, how often have you been bothered by the following problems?",
      items: [
        "Feeling nervous, anxious, or on edge",
        "Not being able to stop or control worrying",
        "Worrying too much about different things",
        "Trouble relaxing",
        "Being so restless that it is hard to sit still",
        "Becoming easily annoyed or irritable",
        "Feeling afraid, as if something awful might happen",
      ],
      answers: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
      source: "LOINC panel 69737-5",
    },
    de: {
      stem: "Wie oft fühlten Sie sich im Verlauf der letzten 2 Wochen durch die folgenden Beschwerden beeinträchtigt?",
      items: [
        "Nervosität, Ängstlichkeit oder Anspannung",
        "Nicht in der Lage sein, Sorgen zu stoppen oder zu kontrollieren",
        "Übermäßige Sorgen bezüglich verschiedener Angelegenheiten",
        "Schwierigkeiten zu entspannen",
        "Rastlosigkeit, so dass Stillsitzen schwer fällt",
        "Schnelle Verärgerung oder Gereiztheit",
        "Gefühl der Angst, so als würde etwas Schlimmes passieren",
      ],
      answers: ["Überhaupt nicht", "An einzelnen Tagen", "An mehr als der Hälfte der Tage", "Beinahe jeden Tag"],
      source: "PHQ-D (Löwe, Spitzer, Zipfel & Herzog), published translation",
    },
  },
} as const satisfies ScoredInstrument;

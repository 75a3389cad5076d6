import { LOINC_NOTICE, PHQ_LICENCE } from "./licences";
import { FREQUENCY_ANSWERS } from "./phq-answers";
import { PHQ9_ITEMS } from "./phq9";
import { PHQ9_TEXTS } from "./phq9-texts";
import type { InstrumentText, ScoredInstrument, TextWithDifficulty } from "./types";

const ITEM_COUNT = 2;

/** The PHQ-9's first two items and nothing else of it, so that the two forms cannot come to differ. */
function shortened({ stem, items, answers, source }: TextWithDifficulty): InstrumentText {
  return { stem, items: items.slice(0, ITEM_COUNT), answers, source };
}

/**
 * Patient Health Questionnaire, the first two items of the PHQ-9. Total 0-6, higher is worse, recall two weeks. It has a
 * cut-off and no bands; both items are required, because one item says nothing about the other.
 * Source: Kroenke, Spitzer & Williams 2003, Med Care 41:1284-1292; codes: LOINC 55757-9.
 */
export const phq2: ScoredInstrument & { readonly id: "phq2" } = {
  id: "phq2",
  version: "1",
  versionDate: "2026-11-24",
  title: "Patient Health Questionnaire, two items (PHQ-2)",
  shortTitle: "PHQ-2",
  loinc: { panel: "55757-9", total: "55758-7" },
  recallDays: 14,
  items: PHQ9_ITEMS.slice(0, ITEM_COUNT),
  answers: FREQUENCY_ANSWERS,
  axis: { min: 0, max: 6 },
  mayMiss: 0,
  bands: [],
  cutOffs: [
    {
      from: 3,
      meaning: "screens positive: ask the whole PHQ-9",
      sensitivity: null,
      specificity: null,
      source: "LOINC 55758-7; Kroenke, Spitzer & Williams 2003, Med Care 41:1284-1292",
    },
  ],
  licence: PHQ_LICENCE,
  loincNotice: LOINC_NOTICE,
  texts: {
    en: shortened(PHQ9_TEXTS.en),
    es: shortened(PHQ9_TEXTS.es),
    de: shortened(PHQ9_TEXTS.de),
    "fr-CA": shortened(PHQ9_TEXTS["fr-CA"]),
  },
};

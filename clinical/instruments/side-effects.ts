import { SIDE_EFFECT_TEXTS } from "./side-effects-texts";
import type { Instrument, InstrumentItem, Texts, TextWithWarnings } from "./types";

type SideEffectItem = InstrumentItem & {
  /** A symptom is graded 0 no, 1 mild, 2 moderate, 3 severe; a warning sign is 0 no or 1 yes. */
  readonly kind: "symptom" | "warning";
};

/** Eleven symptoms, then the four questions on psychosis, mania and aggression. */
export const SIDE_EFFECT_ITEMS = [
  { key: "dry-skin", kind: "symptom", loinc: null, shortLabel: "Dryness" },
  { key: "peeling", kind: "symptom", loinc: null, shortLabel: "Peeling" },
  { key: "pain", kind: "symptom", loinc: null, shortLabel: "Joint or muscle pain" },
  { key: "sun", kind: "symptom", loinc: null, shortLabel: "Sun sensitivity" },
  { key: "acne-flare", kind: "symptom", loinc: null, shortLabel: "Acne flare" },
  { key: "headache", kind: "symptom", loinc: null, shortLabel: "Headache" },
  { key: "vision", kind: "symptom", loinc: null, shortLabel: "Change in vision" },
  { key: "sleep", kind: "symptom", loinc: null, shortLabel: "Trouble sleeping" },
  { key: "irritability", kind: "symptom", loinc: null, shortLabel: "Irritability or anger" },
  { key: "mood-swings", kind: "symptom", loinc: null, shortLabel: "Mood swings" },
  { key: "anxiety", kind: "symptom", loinc: null, shortLabel: "Anxiety" },
  { key: "hallucinations", kind: "warning", loinc: null, shortLabel: "Seeing or hearing things" },
  { key: "persecution", kind: "warning", loinc: null, shortLabel: "Feels people are against them" },
  { key: "elation", kind: "warning", loinc: null, shortLabel: "Hardly needs sleep, full of energy" },
  { key: "frightening-acts", kind: "warning", loinc: null, shortLabel: "Acted in scary ways" },
] as const satisfies readonly SideEffectItem[];

export type SideEffectKey = (typeof SIDE_EFFECT_ITEMS)[number]["key"];

/**
 * What is known to happen on the drug, beside the questionnaires. Our own list, not a validated instrument: no total.
 * Source: isotretinoin labels (the four warning questions: psychosis, aggression, mood disturbance; mania lowers a PHQ-9).
 */
export const sideEffects = {
  id: "side-effects",
  version: "1",
  versionDate: "2026-11-24",
  title: "Side effects",
  shortTitle: "Side effects",
  recallDays: null,
  items: SIDE_EFFECT_ITEMS,
  answers: [
    { loinc: null, score: 0 },
    { loinc: null, score: 1 },
    { loinc: null, score: 2 },
    { loinc: null, score: 3 },
  ],
  licence: "Our own list; no licence needed.",
  loincNotice: null,
  texts: SIDE_EFFECT_TEXTS,
} as const satisfies Instrument & { readonly items: readonly SideEffectItem[]; readonly texts: Texts<TextWithWarnings> };

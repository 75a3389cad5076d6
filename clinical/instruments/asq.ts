import type { Instrument, InstrumentItem } from "./types";

/** The five questions in their order. The last is asked where any of the others is answered yes or refused. */
export const ASQ_ITEMS = [
  { key: "wished-dead", loinc: null, shortLabel: "Wished dead" },
  { key: "better-off-dead", loinc: null, shortLabel: "Better off dead" },
  { key: "thoughts-past-week", loinc: null, shortLabel: "Thoughts, past week" },
  { key: "ever-tried", loinc: null, shortLabel: "Ever tried" },
  { key: "thoughts-now", loinc: null, shortLabel: "Thoughts now" },
] as const satisfies readonly InstrumentItem[];

/**
 * Ask Suicide-Screening Questions, the second step after item 9. Made for a clinician to ask; here the patient answers alone, so
 * the answers are shown as `caption` says, and all-no never lowers a flag. It has no total. Answers are stored by `score`: 0 no,
 * 1 yes, 2 "I'd rather not say", which counts as yes. English only: elsewhere the questions are skipped, which is not a no.
 * Source: US National Institute of Mental Health, ASQ toolkit, free to use. No LOINC code is verified.
 */
export const asq = {
  id: "asq",
  version: "1",
  versionDate: "2026-11-24",
  title: "Ask Suicide-Screening Questions (ASQ)",
  shortTitle: "ASQ",
  caption: "ASQ questions, self-reported; not a clinician's assessment",
  recallDays: null,
  items: ASQ_ITEMS,
  answers: [
    { loinc: null, score: 0 },
    { loinc: null, score: 1 },
    { loinc: null, score: 2 },
  ],
  licence: "Ask Suicide-Screening Questions (ASQ), National Institute of Mental Health. Free to use.",
  loincNotice: null,
  texts: {
    en: {
      stem: null,
      items: [
        "In the past few weeks, have you wished you were dead?",
        "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
        "In the past week, have you been having thoughts about killing yourself?",
        "Have you ever tried to kill yourself?",
        "Are you having thoughts of killing yourself right now?",
      ],
      answers: ["No", "Yes", "I'd rather not say"],
      source: 'NIMH ASQ toolkit; the third answer stands for the form\'s "refused"',
    },
  },
} as const satisfies Instrument & { readonly caption: string };

import { LOINC_NOTICE, PHQ_LICENCE } from "./licences";
import { DIFFICULTY_ANSWERS, FREQUENCY_ANSWERS } from "./phq-answers";
import { PHQ9_BANDS, type Phq9ItemKey } from "./phq9";
import { PHQ9_AXIS } from "./severity";
import type { InstrumentItem, InstrumentWithDifficulty } from "./types";

/**
 * The nine items in the order of this form, which is not the PHQ-9's: 1 and 2, 4 and 5 change places. The key says which PHQ-9
 * item each means. No single item's LOINC code is verified.
 */
export const PHQ9_TEEN_ITEMS = [
  { key: "down", loinc: null, shortLabel: "Down" },
  { key: "interest", loinc: null, shortLabel: "Interest" },
  { key: "sleep", loinc: null, shortLabel: "Sleep" },
  { key: "appetite", loinc: null, shortLabel: "Appetite" },
  { key: "energy", loinc: null, shortLabel: "Energy" },
  { key: "failure", loinc: null, shortLabel: "Failure" },
  { key: "concentration", loinc: null, shortLabel: "Focus" },
  { key: "movement", loinc: null, shortLabel: "Slow/restless" },
  { key: "item9", loinc: null, shortLabel: "Item 9" },
] as const satisfies readonly (InstrumentItem & { readonly key: Phq9ItemKey })[];

/**
 * PHQ-9 Modified for Teens, ages 12 to 17. Total 0-27, higher is worse, recall two weeks. Its four other questions (the past
 * year, the difficulty, two on suicide) are not scored; of those only the difficulty is asked. English only: no other wording
 * could be checked. Source: LOINC 89206-7, 89204-2.
 */
export const phq9Teen = {
  id: "phq9-teen",
  version: "1",
  versionDate: "2026-11-24",
  title: "Patient Health Questionnaire Modified for Teens (PHQ-9 Teen)",
  shortTitle: "PHQ-9 for teens",
  loinc: { panel: "89206-7", total: "89204-2" },
  recallDays: 14,
  items: PHQ9_TEEN_ITEMS,
  answers: FREQUENCY_ANSWERS,
  difficulty: { loinc: null, answers: DIFFICULTY_ANSWERS },
  axis: PHQ9_AXIS,
  mayMiss: 2,
  bands: PHQ9_BANDS,
  cutOffs: [
    {
      from: 11,
      meaning: "screens positive for major depression at ages 13 to 17",
      sensitivity: 0.895,
      specificity: 0.775,
      source: "Richardson et al. 2010, Pediatrics 126:1117-1123 (PMC3217785)",
    },
  ],
  licence: PHQ_LICENCE,
  loincNotice: LOINC_NOTICE,
  texts: {
    en: {
      stem: "How often have you been bothered by each of the following symptoms during the past two weeks?",
      items: [
        "Feeling down, depressed, irritable, or hopeless?",
        "Little interest or pleasure in doing things?",
        "Trouble falling asleep, staying asleep, or sleeping too much?",
        "Poor appetite, weight loss, or overeating?",
        "Feeling tired, or having little energy?",
        "Feeling bad about yourself - or feeling that you are a failure, or that you have let yourself or your family down?",
        "Trouble concentrating on things like school work, reading, or watching TV?",
        "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you were moving around a lot more than usual?",
        "Thoughts that you would be better off dead, or of hurting yourself in some way?",
      ],
      answers: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
      difficulty: {
        question:
          "If you are experiencing any of the problems on this form, how difficult have these problems made it for you to do your work, take care of things at home or get along with other people?",
        answers: ["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"],
      },
      source: "PHQ-9: Modified for Teens (LOINC 89206-7); stem and difficulty question as the form is commonly reprinted",
    },
  },
} as const satisfies InstrumentWithDifficulty;

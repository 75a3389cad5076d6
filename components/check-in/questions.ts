import {
  ADHERENCE,
  ANTIDEPRESSANT_STARTS,
  ASQ_ANSWERS,
  type MEDICINE_CHANGES,
  SEXUAL_CHANGES,
  SKIN_CHANGES,
} from "@/clinical/check-in-answers";
import { asq, gad7, phq9, phq9Teen, SIDE_EFFECT_ITEMS, sideEffects, textOf } from "@/clinical/instruments";
import { type AnswerField, ASQ_FIELDS, GAD7_FIELDS, MOOD_FIELDS, sideEffectField } from "@/contracts/check-in";
import type { CheckInWords } from "@/messages/check-in";
import type { Shown } from "./page-facts";

export type Choice = { readonly value: string; readonly text: string };

/** One question as a page asks it: the field it fills, every word as published, and what the progress bar says there. */
export type Question = {
  readonly field: AnswerField;
  readonly label: string;
  readonly text: string;
  readonly choices: readonly Choice[];
};

/** Questions under one stem, in the language of `lang`, which is undefined where it is the page's. */
export type Section = {
  readonly lang: string | undefined;
  readonly stem: string | null;
  readonly questions: readonly Question[];
};

/** The whole check-in as data: what is asked of this patient on this device, in the order asked. */
export type CheckInQuestions = {
  readonly mood: Section;
  /** Empty where the ASQ has no published wording in the patient's language: skipped, which is not a no. */
  readonly asq: Section;
  readonly difficulty: Section;
  readonly worry: Section;
  readonly symptoms: Section;
  readonly warnings: Section;
  readonly sexual: Section;
  readonly more: Section;
};

/** The questions of a check-in; those answered on another device are left out. */
export function questionsOf(shown: Shown, words: CheckInWords): CheckInQuestions {
  const all = { ...asMood(shown, words), ...asWorry(words), ...asSymptoms(words), ...asRest(shown, words) };
  const left = (section: Section): Section => ({
    ...section,
    questions: section.questions.filter(({ field }) => !shown.elsewhere.includes(field)),
  });
  return Object.fromEntries(Object.entries(all).map(([name, section]) => [name, left(section)])) as CheckInQuestions;
}

/** Every question in the order asked. */
export function allQuestions(questions: CheckInQuestions): Question[] {
  const { mood, asq: safety, difficulty, worry, symptoms, warnings, sexual, more } = questions;
  return [mood, safety, difficulty, worry, symptoms, warnings, sexual, more].flatMap((section) => section.questions);
}

const scored = (answers: readonly string[]): Choice[] => answers.map((text, score) => ({ value: String(score), text }));
const langOf = (language: string, words: CheckInWords) => (language === words.language ? undefined : language);

function asMood({ instrument, elsewhere }: Shown, words: CheckInWords) {
  const { language, text } = textOf(instrument === "phq9" ? phq9 : phq9Teen, words.language);
  const { items, difficulty, item9 } = MOOD_FIELDS[instrument];
  const lang = langOf(language, words);
  const choices = scored(text.answers);
  const questions = items.map((field, index) => ({
    field,
    label: words.say("step.mood", { number: index + 1, total: items.length }),
    text: text.items[index] ?? "",
    choices,
  }));
  const hard: Question = {
    field: difficulty,
    label: words.say("step.difficulty"),
    text: text.difficulty.question,
    choices: scored(text.difficulty.answers),
  };
  return {
    mood: { lang, stem: text.stem, questions },
    asq: asSafety(elsewhere.includes(item9), words),
    difficulty: { lang, stem: null, questions: [hard] },
  };
}

/** None where item 9 was answered on another device: to ask would tell what was answered there. */
function asSafety(isElsewhere: boolean, words: CheckInWords): Section {
  const { language, text } = textOf(asq, words.language);
  if (isElsewhere || language !== words.language) return { lang: undefined, stem: null, questions: [] };
  const questions = ASQ_FIELDS.map((field, index) => ({
    field,
    label: words.say("step.safety", { number: index + 1, total: ASQ_FIELDS.length }),
    text: text.items[index] ?? "",
    choices: ASQ_ANSWERS.map((value, place) => ({ value, text: text.answers[place] ?? "" })),
  }));
  return { lang: undefined, stem: null, questions };
}

function asWorry(words: CheckInWords) {
  const { language, text } = textOf(gad7, words.language);
  const choices = scored(text.answers);
  const questions = GAD7_FIELDS.map((field, index) => ({
    field,
    label: words.say("step.worry", { number: index + 1, total: GAD7_FIELDS.length }),
    text: text.items[index] ?? "",
    choices,
  }));
  return { worry: { lang: langOf(language, words), stem: text.stem, questions } };
}

function asSymptoms(words: CheckInWords) {
  const { language, text } = textOf(sideEffects, words.language);
  const lang = langOf(language, words);
  const label = words.say("step.symptoms");
  const asked = (kind: "symptom" | "warning", answers: readonly string[]): Question[] =>
    SIDE_EFFECT_ITEMS.flatMap((item, index) =>
      item.kind === kind ? [{ field: sideEffectField(item.key), label, text: text.items[index] ?? "", choices: scored(answers) }] : [],
    );
  return {
    symptoms: { lang, stem: text.stem, questions: asked("symptom", text.answers) },
    warnings: { lang, stem: null, questions: asked("warning", text.warningAnswers) },
  };
}

function asRest({ adult, under25 }: Shown, { say }: CheckInWords) {
  const label = say("step.more");
  const sexual: Question = {
    field: "sexualChange",
    label: say("step.symptoms"),
    text: say("symptoms.sexual-change"),
    choices: SEXUAL_CHANGES.map((value) => ({ value, text: say(SEXUAL_WORDS[value]) })),
  };
  const more: Question[] = [
    {
      field: "skin",
      label,
      text: say("more.skin"),
      choices: SKIN_CHANGES.map((value) => ({ value, text: say(`more.skin-${value}`) })),
    },
    {
      field: "adherence",
      label,
      text: say("more.adherence"),
      choices: ADHERENCE.map((value) => ({ value, text: say(`more.adherence-${value}`) })),
    },
    {
      field: "medicineChange",
      label,
      text: say("more.medicine"),
      choices: MEDICINE_CHANGES_SHOWN.map((value) => ({ value, text: say(`more.medicine-${value}`) })),
    },
    {
      field: "antidepressant",
      label,
      text: say("more.antidepressant"),
      choices: ANTIDEPRESSANT_STARTS.map((value) => ({ value, text: say(`more.antidepressant-${value}`) })),
    },
  ];
  const asked = more.filter(({ field }) => field !== "antidepressant" || under25);
  return {
    sexual: { lang: undefined, stem: null, questions: adult ? [sexual] : [] },
    more: { lang: undefined, stem: null, questions: asked },
  };
}

const SEXUAL_WORDS = { no: "symptoms.no", yes: "symptoms.yes", refused: "symptoms.refused" } as const;
/** No, then what matters most, then the rest. */
const MEDICINE_CHANGES_SHOWN = ["none", "psychotropic", "other", "unsure"] as const satisfies readonly (typeof MEDICINE_CHANGES)[number][];

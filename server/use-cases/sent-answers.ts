import type { AnsweredBy, AsqAnswers, DepressionInstrument } from "@/clinical/check-in-answers";
import {
  asq,
  gad7,
  INSTRUMENTS,
  type Instrument,
  type ScoredInstrumentId,
  SIDE_EFFECT_ITEMS,
  sideEffects,
  textOf,
} from "@/clinical/instruments";
import { scoreAnswers } from "@/clinical/score-instrument";
import {
  type AnswerField,
  ASQ_FIELDS,
  asqAnswers,
  GAD7_FIELDS,
  type GivenAnswers,
  gad7Answers,
  MOOD_FIELDS,
  moodAnswers,
  sideEffectAnswers,
  sideEffectField,
} from "@/contracts/check-in";
import { LANGUAGES, type Language } from "@/contracts/languages";
import type { NewReport, NewResponse, NewSubmission } from "@/db/queries/submissions";
import { asqCodes } from "@/server/course-history";
import { newId } from "@/server/new-id";

const SIDE_EFFECT_FIELDS = SIDE_EFFECT_ITEMS.map(({ key }) => sideEffectField(key));

/** The gravest answers that a check-in's drafts kept; they are the server's, never the sender's to say. */
export type HighestGiven = { readonly item9: 0 | 1 | 2 | 3 | null; readonly asq: AsqAnswers | null };

/** How a check-in was answered: by whom, where, in which language, and what it asked. */
export type Sending = {
  readonly instrument: DepressionInstrument;
  readonly language: Language;
  /** The language of the page on which each saved answer was given; of the others it is the one they are sent in. */
  readonly spokenIn?: ReadonlyMap<string, Language>;
  readonly highestGiven?: HighestGiven | null;
  readonly answeredBy?: AnsweredBy;
  readonly onTablet?: boolean;
  /** "Stop here and send" was pressed. */
  readonly stopped?: boolean;
};

/** What one check-in sent as it will be stored: one scored response an instrument that was asked, the depression questionnaire first, and the rest. */
export function sentAnswersOf(given: GivenAnswers, sending: Sending): Pick<NewSubmission, "report" | "responses"> {
  return { report: reportOf(given, sending), responses: responsesOf(given, sending) };
}

function reportOf(given: GivenAnswers, { highestGiven, answeredBy = "self", onTablet = false, stopped = false }: Sending): NewReport {
  return {
    skin: given.skin ?? null,
    adherence: given.adherence ?? null,
    adherenceNote: given.adherenceNote ?? null,
    medicineChange: given.medicineChange ?? null,
    medicineNote: given.medicineNote ?? null,
    antidepressant: given.antidepressant ?? null,
    sexualChange: given.sexualChange ?? null,
    message: given.message ?? null,
    // A call is asked for by itself, before or after sending, and has a row and a flag of its own.
    helpRequested: false,
    answeredBy,
    stopped,
    onTablet,
    privateNumber: given.privateNumber ?? null,
    mayLeaveMessage: given.mayLeaveMessage === undefined ? null : given.mayLeaveMessage === "yes",
    highestItem9: highestGiven?.item9 ?? null,
    highestAsq: highestGiven?.asq ? asqCodes(highestGiven.asq) : null,
  };
}

function responsesOf(given: GivenAnswers, sending: Sending): NewResponse[] {
  const { instrument } = sending;
  const languageOf = (fields: readonly AnswerField[]) => spokenLanguage(fields, given, sending);
  const mood = moodAnswers(given, instrument);
  const difficulty = mood.some((answer) => answer !== null && answer > 0) ? (given[MOOD_FIELDS[instrument].difficulty] ?? null) : null;
  const worry = gad7Answers(given);
  const asked = asqAnswers(given);
  const effects = sideEffectAnswers(given);
  return [
    {
      ...responseTo(INSTRUMENTS[instrument], mood, languageOf(MOOD_FIELDS[instrument].items)),
      difficulty,
      score: scoreOf(instrument, mood),
    },
    ...(worry ? [{ ...responseTo(gad7, worry, languageOf(GAD7_FIELDS)), score: scoreOf("gad7", worry) }] : []),
    ...(asked ? [responseTo(asq, asqCodes(asked), languageOf(ASQ_FIELDS))] : []),
    ...(effects ? [responseTo(sideEffects, effects, languageOf(SIDE_EFFECT_FIELDS))] : []),
  ];
}

/** The one language in which all answers to a questionnaire were given; where they were given in several, the one they are sent in. */
function spokenLanguage(fields: readonly AnswerField[], given: GivenAnswers, { language, spokenIn }: Sending): Language {
  const spoken = new Set(fields.filter((field) => given[field] !== undefined).map((field) => spokenIn?.get(field) ?? language));
  const [only] = spoken;
  return only !== undefined && spoken.size === 1 ? only : language;
}

/** What is stored is what was read: English where the instrument has no published wording in the patient's language. */
function responseTo(instrument: Pick<Instrument, "id" | "version" | "texts">, answers: (number | null)[], language: Language): NewResponse {
  const { id, version } = instrument;
  const shown = textOf(instrument, language).language;
  const known = LANGUAGES.find((one) => one === shown.split("-")[0]) ?? "en";
  return { id: newId(), instrument: id, instrumentVersion: version, language: known, answers, difficulty: null, score: null };
}

function scoreOf(id: ScoredInstrumentId, answers: readonly (number | null)[]): NewResponse["score"] {
  const { total, severity, prorated } = scoreAnswers(id, answers);
  return total === null || severity === null ? null : { total, severity, prorated };
}

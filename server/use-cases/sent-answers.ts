import { v7 as uuidv7 } from "uuid";
import type { AsqAnswers } from "@/clinical/check-in-answers";
import { asq, gad7, type Instrument, phq9, type ScoredInstrumentId, sideEffects } from "@/clinical/instruments";
import { scoreAnswers } from "@/clinical/score-instrument";
import { asqAnswers, gad7Answers, phq9Answers, type SubmitCheckInInput, sideEffectAnswers } from "@/contracts/check-in";
import type { NewReport, NewResponse, NewSubmission } from "@/db/queries/submissions";
import { asqCodes } from "@/server/course-history";

/** The gravest answers that a check-in's drafts kept; they are the server's, never the sender's to say. */
export type HighestGiven = { readonly item9: 0 | 1 | 2 | 3 | null; readonly asq: AsqAnswers | null };

/** What one check-in sent as it will be stored: one scored response an instrument that was asked, the PHQ-9 first, and the rest. */
export function sentAnswersOf(input: SubmitCheckInInput, highestGiven: HighestGiven | null): Pick<NewSubmission, "report" | "responses"> {
  return { report: reportOf(input, highestGiven), responses: responsesOf(input) };
}

function reportOf(input: SubmitCheckInInput, highestGiven: HighestGiven | null): NewReport {
  return {
    skin: input.skin ?? null,
    adherence: input.adherence ?? null,
    adherenceNote: input.adherenceNote ?? null,
    medicineChange: input.medicineChange ?? null,
    medicineNote: input.medicineNote ?? null,
    message: input.message ?? null,
    helpRequested: input.helpRequested !== undefined,
    highestItem9: highestGiven?.item9 ?? null,
    highestAsq: highestGiven?.asq ? asqCodes(highestGiven.asq) : null,
  };
}

function responsesOf(input: SubmitCheckInInput): NewResponse[] {
  const mood = phq9Answers(input);
  const difficulty = mood.some((answer) => answer > 0) ? (input["phq9.difficulty"] ?? null) : null;
  const worry = gad7Answers(input);
  const asked = asqAnswers(input);
  const effects = sideEffectAnswers(input);
  return [
    { ...responseTo(phq9, mood), difficulty, score: scoreOf("phq9", mood) },
    ...(worry ? [{ ...responseTo(gad7, worry), score: scoreOf("gad7", worry) }] : []),
    ...(asked ? [responseTo(asq, asqCodes(asked))] : []),
    ...(effects ? [responseTo(sideEffects, effects)] : []),
  ];
}

/** In English until the check-in shows another wording: what is stored is what was read. */
function responseTo({ id, version }: Pick<Instrument, "id" | "version">, answers: (number | null)[]): NewResponse {
  return { id: uuidv7(), instrument: id, instrumentVersion: version, language: "en", answers, difficulty: null, score: null };
}

function scoreOf(id: ScoredInstrumentId, answers: readonly (number | null)[]): NewResponse["score"] {
  const { total, severity, prorated } = scoreAnswers(id, answers);
  return total === null || severity === null ? null : { total, severity, prorated };
}

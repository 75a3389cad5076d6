import {
  ASQ_ANSWERS,
  type AsqAnswers,
  type CheckInAnswers,
  DEPRESSION_INSTRUMENTS,
  type DepressionAnswers,
} from "@/clinical/check-in-answers";
import type { DoseChange } from "@/clinical/course";
import type { CourseHistory } from "@/clinical/history";
import type { InstrumentId } from "@/clinical/instruments";
import type { PlainDate } from "@/clinical/plain-date";
import type { AnsweredPart } from "@/db/queries/course-records";

type About = { readonly startsOn: PlainDate; readonly timeZone: string };

/** A course as the rules read it, from its stored rows. @param answered in the order of `answeredParts` */
export function courseHistoryOf(about: About, answered: readonly AnsweredPart[], doses: readonly DoseChange[]): CourseHistory {
  return {
    courseStart: about.startsOn,
    timeZone: about.timeZone,
    doseChanges: doseChangesAfterStart(about.startsOn, doses),
    checkIns: bySubmission(answered).map(checkInOf),
  };
}

/** The parts of each submission together, in the order in which the submissions came. */
export function bySubmission(answered: readonly AnsweredPart[]): (readonly [AnsweredPart, ...AnsweredPart[]])[] {
  const submissions = new Map<string, [AnsweredPart, ...AnsweredPart[]]>();
  for (const part of answered) {
    const known = submissions.get(part.submissionId);
    if (known) known.push(part);
    else submissions.set(part.submissionId, [part]);
  }
  return [...submissions.values()];
}

/** A submission's answers to the depression questionnaire; null where it was not among what was asked. */
export function depressionPart(parts: readonly AnsweredPart[]): AnsweredPart | null {
  return parts.find(({ instrument }) => DEPRESSION_INSTRUMENTS.some((id) => id === instrument)) ?? null;
}

/** A submission's answers to one instrument by their codes; null where it was not asked. */
export function answersTo(instrument: InstrumentId, parts: readonly AnsweredPart[]): readonly (number | null)[] | null {
  return parts.find((part) => part.instrument === instrument)?.answers ?? null;
}

/** ASQ answers are stored as their place in `ASQ_ANSWERS`. */
export function asqCodes(answers: AsqAnswers): (number | null)[] {
  return answers.map((answer) => (answer === null ? null : ASQ_ANSWERS.indexOf(answer)));
}

/** The reverse of `asqCodes`. */
export function asqFrom(codes: readonly (number | null)[]): AsqAnswers {
  return codes.map((code) => (code === null ? null : (ASQ_ANSWERS[code] ?? null)));
}

/** The dates on which the dose became another after the first. */
function doseChangesAfterStart(startsOn: PlainDate, doses: readonly DoseChange[]): PlainDate[] {
  return doses.filter(({ on, mgPerDay }, i) => on > startsOn && mgPerDay !== doses[i - 1]?.mgPerDay).map(({ on }) => on);
}

function checkInOf(parts: readonly [AnsweredPart, ...AnsweredPart[]]): CheckInAnswers {
  const [first] = parts;
  const depression = depressionOf(parts);
  const anxiety = parts.find(({ instrument }) => instrument === "gad7");
  const asq = answersTo("asq", parts);
  const sideEffects = answersTo("side-effects", parts);
  const { skin, adherence, medicineChange, hasMessage, helpRequested, highestItem9, highestAsq } = first;
  return {
    at: first.at,
    ...(depression && { depression }),
    ...(anxiety?.answers && { anxiety: { answers: anxiety.answers, total: anxiety.total } }),
    ...(asq && { asq: asqFrom(asq) }),
    ...(sideEffects && { sideEffects }),
    ...(skin && { skin }),
    ...(adherence && { adherence }),
    ...(medicineChange && { medicineChange }),
    ...(hasMessage && { message: true }),
    ...(helpRequested && { helpRequested: true }),
    ...((highestItem9 !== null || highestAsq !== null) && {
      highestGiven: { item9: asAnswer(highestItem9), asq: highestAsq && asqFrom(highestAsq) },
    }),
  };
}

/** A submission's depression questionnaire as the rules read it; null where it was not among what was asked. */
export function depressionOf(parts: readonly AnsweredPart[]): DepressionAnswers | null {
  const part = depressionPart(parts);
  const instrument = DEPRESSION_INSTRUMENTS.find((id) => id === part?.instrument);
  if (!part?.answers || !instrument) return null;
  return { instrument, answers: part.answers, total: part.total, difficulty: asAnswer(part.difficulty) };
}

/** Stored as a small integer; the column's check keeps it 0 to 3. */
function asAnswer(value: number | null): 0 | 1 | 2 | 3 | null {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

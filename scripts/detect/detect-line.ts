import type { CheckInAnswers } from "@/clinical/check-in-answers";
import { judgeCourse } from "@/clinical/flags";
import type { CourseHistory } from "@/clinical/history";
import type { Severity } from "@/clinical/instruments";
import type { PlainDate } from "@/clinical/plain-date";
import { defaultPolicy, type Policy } from "@/clinical/policy";
import type { RuleId } from "@/clinical/rules";
import type { Urgency } from "@/clinical/urgency";
import { type CourseLine, type DetectInstrument, type LineFault, readCourseLine, type ScoredResponse } from "./course-line";
import { isSameMoment } from "./moment";

/** What one course answers, keys in the order in which they are printed. */
export type Detected = {
  readonly id: string;
  readonly scores: { at: string; instrument: DetectInstrument; total: number | null; severity: Severity | null; prorated: boolean }[];
  readonly signal: { at: string; value: number | null }[];
  readonly flags: { at: string; rule: RuleId; urgency: Urgency; explanation: string }[];
};

/** The default policy, but that a high score counts as a high baseline only as a pre-treatment score: within 42 days of the start. */
const DETECT_POLICY: Policy = {
  ...defaultPolicy,
  thresholds: { ...defaultPolicy.thresholds, highBaselineWindow: defaultPolicy.thresholds.preTreatmentWindow },
};

/** Digits after the point of a signal: more differ from one machine to the next. */
const SIGNAL_PLACES = 4;

/**
 * Scores and flags the course of one line as docs/detect.md says.
 * @param line one JSON object
 * @param today the latest date that is a date anywhere on earth
 */
export function detectLine(line: string, { today }: { today: PlainDate }): Detected | LineFault {
  const course = readCourseLine(line, today);
  return "error" in course ? course : detectCourse(course);
}

function detectCourse(course: CourseLine): Detected {
  const checkIns = checkInsOf(course.responses);
  const judged = judgeCourse(historyOf(course, checkIns), DETECT_POLICY);
  let isFirst = true;
  const signal: Detected["signal"] = [];
  checkIns.forEach(({ depression }, i) => {
    if (!depression) return;
    const value = judged[i]?.signal ?? null;
    signal.push({ at: depression.moment.text, value: isFirst || value === null ? null : Number(value.toFixed(SIGNAL_PLACES)) });
    isFirst = false;
  });
  return {
    id: course.id,
    scores: course.responses.map(({ moment, instrument, score: { total, severity, prorated } }) => ({
      at: moment.text,
      instrument,
      total,
      severity,
      prorated,
    })),
    signal,
    flags: checkIns.flatMap(({ at }, i) =>
      (judged[i]?.flags ?? []).map(({ rule, urgency, explanation }) => ({ at: at.text, rule, urgency, explanation })),
    ),
  };
}

/** Responses given at one moment: what one check-in told. */
type CheckIn = { readonly at: ScoredResponse["moment"]; depression: ScoredResponse | null; anxiety: ScoredResponse | null };

function checkInsOf(responses: readonly ScoredResponse[]): CheckIn[] {
  const checkIns: CheckIn[] = [];
  for (const response of responses) {
    const last = checkIns.at(-1);
    const checkIn = last && isSameMoment(last.at, response.moment) ? last : { at: response.moment, depression: null, anxiety: null };
    if (checkIn !== last) checkIns.push(checkIn);
    checkIn[response.instrument === "gad7" ? "anxiety" : "depression"] = response;
  }
  return checkIns;
}

/**
 * The course as the rules read it. Dates are those of whoever wrote them down: each clock is taken as it stood, as if all were in UTC, so
 * that an evening in New York is not the next day's. Where one stands earlier than the one before (a traveller's, or noon for a date
 * without a time), it counts as the one before: the order is what is sure.
 */
function historyOf({ courseStart, doseChanges }: CourseLine, checkIns: readonly CheckIn[]): CourseHistory {
  let clock = Number.NEGATIVE_INFINITY;
  return {
    courseStart,
    timeZone: "UTC",
    // On the first day it is the first dose, not a change of it.
    doseChanges: doseChanges.filter((date) => date > courseStart),
    checkIns: checkIns.map((checkIn): CheckInAnswers => {
      clock = Math.max(clock, checkIn.at.clock);
      return { at: new Date(clock), ...depressionOf(checkIn), ...anxietyOf(checkIn) };
    }),
  };
}

function depressionOf({ depression }: CheckIn): Pick<CheckInAnswers, "depression"> {
  if (depression === null || depression.instrument === "gad7") return {};
  const { instrument, items, score } = depression;
  return { depression: { instrument, answers: items, total: score.total, difficulty: null } };
}

function anxietyOf({ anxiety }: CheckIn): Pick<CheckInAnswers, "anxiety"> {
  return anxiety === null ? {} : { anxiety: { answers: anxiety.items, total: anxiety.score.total } };
}

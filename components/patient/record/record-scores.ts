import { PHQ9_ITEMS } from "@/clinical/instruments";
import { scoreSideEffects } from "@/clinical/score-side-effects";
import type { PatientPage } from "@/contracts/patient-page";
import { type CoursePoint, coursePoints } from "../chart/course-points";
import { ADHERENCE_WORDS, changeText, pointWeek, severityWords, withoutTotal } from "../chart/point-words";
import { sideEffectsByGrade } from "../chart/side-effect-words";
import { difficultyWords } from "../difficulty-words";
import { recordDate } from "./record-date";

/** What one check-in told, or that nobody answered it. Null or empty: nothing to say. */
export type RecordScore = {
  id: string;
  date: string;
  week: string;
  total: string;
  /** Else `total` says why there is none. */
  hasTotal: boolean;
  change: string | null;
  item9: string | null;
  anxiety: string | null;
  difficulty: string | null;
  skin: string | null;
  /** Who answered where it was not the patient, medicines and sexual function that changed, how it was given; what was said about taking the capsules, where it was not as prescribed; the side effects. */
  besides: string;
  /** Thoughts of death or a warning sign: told whatever room there is. */
  isGrave: boolean;
};

/** Who answered, said once for all of them. */
export const SCORES_TITLE = "Scores, answered by the patient where nothing else is said";

/** As many as one sheet holds beside chart and flags: a course of 24 weeks with one asked besides. */
const ON_SHEET = 12;

/** The newest and, however old, those of a grave answer; a sentence on the others, null where there are none. */
export function onSheet(scores: readonly RecordScore[]): { printed: RecordScore[]; left: string | null } {
  const printed = scores.filter(({ isGrave }, i) => isGrave || i >= scores.length - ON_SHEET);
  const left = scores.length - printed.length;
  if (left === 0) return { printed, left: null };
  return { printed, left: `${left === 1 ? "One earlier check-in is" : `${left} earlier check-ins are`} in Isomood.` };
}

/** Every check-in, oldest first. @param timeZone the clinic's */
export function recordScores(page: PatientPage, timeZone: string): RecordScore[] {
  return coursePoints(page).map((point) => ({
    id: point.id,
    date: recordDate(point.at, timeZone),
    week: pointWeek(point.day),
    total: withoutTotal(point) ?? `${point.total} ${severityWords(point)}`,
    hasTotal: withoutTotal(point) === null,
    change: point.change === null ? null : changeText(point.change),
    item9: point.answers && String(item9Of(point) ?? "not answered"),
    anxiety: point.anxiety && `${point.anxiety.total} ${point.anxiety.severity}`,
    difficulty: difficultyWords(point.difficulty),
    skin: point.skin,
    besides: [...point.alsoTold.map((words) => `${words}.`), capsuleWords(point), sideEffectsByGrade(point.sideEffects)]
      .filter(Boolean)
      .join(" "),
    isGrave: isGrave(point, page),
  }));
}

function item9Of({ answers }: CoursePoint): number | null {
  return answers?.[PHQ9_ITEMS.length - 1] ?? null;
}

function capsuleWords({ adherence }: CoursePoint): string | null {
  const words = adherence && ADHERENCE_WORDS[adherence];
  return words && `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function hasWarningSign({ sideEffects }: CoursePoint): boolean {
  return sideEffects !== null && scoreSideEffects(sideEffects).warningSigns.length > 0;
}

function isGrave(point: CoursePoint, { reports }: Pick<PatientPage, "reports">): boolean {
  const hasSafety = reports.some(({ id, safety }) => id === point.id && safety !== null);
  return hasSafety || (item9Of(point) ?? 0) > 0 || hasWarningSign(point);
}

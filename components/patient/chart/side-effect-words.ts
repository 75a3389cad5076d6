import { SIDE_EFFECT_ITEMS, type SideEffectKey } from "@/clinical/instruments";
import type { CoursePoint } from "./course-points";

type Told = Pick<CoursePoint, "sideEffects">;

/** Short enough for the margin of the map; the whole name is its tooltip, and stands in card and table. */
const SHORT: Readonly<Partial<Record<SideEffectKey, string>>> = {
  pain: "Joint, muscle",
  sun: "Sun",
  vision: "Vision",
  sleep: "Sleep",
  irritability: "Irritability",
  hallucinations: "Sees, hears",
  persecution: "Against them",
  elation: "Full of energy",
  "frightening-acts": "Scary acts",
};
const GRADES = ["no", "mild", "moderate", "severe"] as const;

/** The side effects that were reported at least once, warning signs first: they are what must not be overlooked. */
export function reportedSideEffects(points: readonly Told[]) {
  return SIDE_EFFECT_ITEMS.map(({ key, kind, shortLabel }, place) => ({
    ...{ key, place, isWarning: kind === "warning", full: shortLabel },
    name: SHORT[key] ?? shortLabel,
  }))
    .filter(({ place }) => points.some(({ sideEffects }) => (sideEffects?.[place] ?? 0) > 0))
    .sort((a, b) => Number(b.isWarning) - Number(a.isWarning));
}

/**
 * What one check-in reported, worst first: "Headache severe, Dryness mild". Empty where it reported none, null where it was not asked.
 * @param atLeast the lowest grade told; warning signs always are
 */
export function sideEffectList(answers: CoursePoint["sideEffects"], atLeast = 1): string | null {
  return (
    answers &&
    reportedIn(answers)
      .filter(({ grade }) => grade >= atLeast)
      .map(({ name, grade }) => (grade === WARNING ? name : `${name} ${GRADES[grade]}`))
      .join(", ")
  );
}

/** The same for where room is short: "Severe: headache. Mild: dryness, peeling." */
export function sideEffectsByGrade(answers: CoursePoint["sideEffects"]): string | null {
  const reported = answers && reportedIn(answers);
  return (
    reported &&
    [WARNING, 3, 2, 1]
      .map((grade) => ({ grade, names: reported.filter((each) => each.grade === grade).map(({ name }) => name.toLowerCase()) }))
      .filter(({ names }) => names.length > 0)
      .map(({ grade, names }) => `${grade === WARNING ? "Warning" : capitalised(GRADES[grade] ?? "")}: ${names.join(", ")}.`)
      .join(" ")
  );
}

/** Above every grade: a warning sign is there or not. */
const WARNING = 4;

function reportedIn(answers: readonly (number | null)[]): { name: string; grade: number }[] {
  return SIDE_EFFECT_ITEMS.map(({ kind, shortLabel }, place) => {
    const answer = answers[place] ?? 0;
    return { name: shortLabel, grade: kind === "warning" && answer > 0 ? WARNING : answer };
  })
    .filter(({ grade }) => grade > 0)
    .sort((a, b) => b.grade - a.grade);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

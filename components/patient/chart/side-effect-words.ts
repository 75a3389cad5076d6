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
  if (answers === null) return null;
  const reported = SIDE_EFFECT_ITEMS.flatMap(({ kind, shortLabel }, place) => {
    const answer = answers[place] ?? 0;
    if (answer === 0 || (kind === "symptom" && answer < atLeast)) return [];
    return kind === "warning" ? [{ words: shortLabel, rank: 4 }] : [{ words: `${shortLabel} ${GRADES[answer]}`, rank: answer }];
  });
  return reported
    .sort((a, b) => b.rank - a.rank)
    .map(({ words }) => words)
    .join(", ");
}

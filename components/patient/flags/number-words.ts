import type { RuleId } from "@/clinical/rules";

/** The numbers a rule stores, in the order and the words a clinician reads them. */
const LABELS: Readonly<Record<string, string>> = {
  total: "Total now",
  previousTotal: "Total before",
  baseline: "Baseline",
  best: "Best earlier level",
  rise: "Rise from baseline",
  fromBest: "Rise from the best level",
  levelBefore: "Level before the rise",
  statistic: "Detector, log odds",
  item9: "Item 9 as sent",
  previousItem9: "Item 9 before",
  highestItem9: "Highest item 9 given",
  asqPositives: "ASQ, yes or not answered by choice",
  asqDecisive: "of them on thoughts of suicide",
  asqTakenBack: "ASQ answers taken back",
  difficulty: "Difficulty, of 3",
  signs: "Signs reported",
  symptoms: "Symptoms marked severe",
  misses: "Not answered in a row",
  overdueDays: "Days since the last was due",
  threshold: "Flagged from",
  riseThreshold: "and a rise of at least",
  difficultyThreshold: "and a difficulty of at least",
};

/** Where the same number means something else. */
const OF_RULE: Partial<Record<RuleId, Readonly<Record<string, string>>>> = {
  "anxiety-rise": { total: "GAD-7 now", previousTotal: "GAD-7 before", baseline: "GAD-7 baseline" },
  trend: { weeks: "Weeks since it began, about", rise: "Rise above that level", threshold: "Flagged from log odds" },
  "severe-symptom": { threshold: "Grade flagged from, of 3" },
  function: { threshold: "Flagged from a total of" },
};

/** What a flag was decided on, as label and number; a number without a word yet keeps its own name. */
export function numberWords(rule: RuleId, numbers: Readonly<Record<string, number>>): { label: string; value: number }[] {
  const known = Object.keys(LABELS).filter((key) => key in numbers);
  const others = Object.keys(numbers).filter((key) => !(key in LABELS));
  const labels = { ...LABELS, ...OF_RULE[rule] };
  return [...known, ...others].map((key) => ({ label: labels[key] ?? key, value: numbers[key] ?? 0 }));
}

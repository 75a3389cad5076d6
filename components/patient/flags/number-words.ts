/** The numbers a rule stores, in the order and the words a clinician reads them. */
const LABELS: Readonly<Record<string, string>> = {
  total: "PHQ-9 now",
  previousTotal: "PHQ-9 before",
  baseline: "Baseline",
  rise: "Rise from baseline",
  item9: "Item 9 now",
  previousItem9: "Item 9 before",
  threshold: "Flagged from",
  riseThreshold: "and a rise of at least",
};

/** What a flag was decided on, as label and number; a number without a word yet keeps its own name. */
export function numberWords(numbers: Readonly<Record<string, number>>): { label: string; value: number }[] {
  const known = Object.keys(LABELS).filter((key) => key in numbers);
  const others = Object.keys(numbers).filter((key) => !(key in LABELS));
  return [...known, ...others].map((key) => ({ label: LABELS[key] ?? key, value: numbers[key] ?? 0 }));
}

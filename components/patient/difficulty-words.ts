const WORDS = ["not difficult", "somewhat difficult", "very difficult", "extremely difficult"] as const;

/** How difficult the problems made daily life, by the questionnaire's own answers; null where it was not asked. */
export function difficultyWords(difficulty: number | null): string | null {
  return difficulty === null ? null : (WORDS[difficulty] ?? null);
}

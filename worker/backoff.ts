/** The longest pause between two tries. There is no last try: an alert that cannot leave stays owed. */
const LONGEST_SECONDS = 300;

/**
 * When to try again after `failures` tries that failed: 2 s, 4 s, 8 s and so on up to 5 minutes, less up to half by chance, so that
 * what failed together does not come back together.
 * @param failures at least 1
 * @param random from 0 to below 1
 */
export function nextAttemptAt(now: Date, failures: number, random: number): Date {
  const seconds = Math.min(LONGEST_SECONDS, 2 ** Math.min(failures, 20));
  return new Date(now.getTime() + seconds * (1 - random / 2) * 1000);
}

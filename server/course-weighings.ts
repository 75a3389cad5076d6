import type { Weighing } from "@/clinical/course-weights";
import type { PlainDate } from "@/clinical/plain-date";

/** A course's weights as sums need them, oldest first. The one it began with has no day of its own: it holds until the first that was recorded since. */
export function weighingsOf(
  { startsOn, weightKg }: { startsOn: PlainDate; weightKg: number },
  weights: readonly Weighing[],
): [Weighing, ...Weighing[]] {
  const first = weights[0]?.on ?? startsOn;
  return [{ on: first < startsOn ? first : startsOn, kg: weightKg }, ...weights];
}

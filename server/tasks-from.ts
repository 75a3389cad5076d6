import { startOfLocalDay } from "@/clinical/local-time";
import type { OpenFlagRow } from "@/db/queries/course-records";
import type { Written } from "@/server/signatures";

/** A day on which somebody tries again: the task returns to Missed then, and the patient does not to Needs you. */
export function isRetry({ kind, outcome }: Pick<Written, "kind" | "outcome">): boolean {
  return kind === "task" && outcome === "no-answer";
}

/**
 * From when a course stands on Missed, by its open tasks: since the first was raised, or from the day on which somebody tries again. Null where
 * none is open, and where a clinician has it: then the review date says when the patient is on Needs you.
 * @param newestWritten of each flag
 * @param timeZone the patient's: a day of theirs begins
 */
export function tasksFrom(
  openFlags: readonly Pick<OpenFlagRow, "id" | "urgency" | "raisedAt">[],
  newestWritten: readonly Written[],
  timeZone: string,
): Date | null {
  const moments = openFlags.flatMap(({ id, urgency, raisedAt }) => {
    if (urgency !== "missed") return [];
    const newest = newestWritten.find(({ flagId }) => flagId === id);
    if (!newest || newest.reviewOn === null) return [raisedAt];
    return isRetry(newest) ? [startOfLocalDay(newest.reviewOn, timeZone)] : [];
  });
  return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

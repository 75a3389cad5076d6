import { z } from "zod";

type Course = { id: string; endedOn: string | null; doses: readonly { on: string; mgPerDay: number }[] };

/**
 * What of a course two people compare before one of them changes it: which course, its doses in force and its last dose. The same text means
 * that nobody changed it meanwhile.
 */
export function seenCourse({ id, endedOn, doses }: Course): string {
  const inForce = doses.filter(({ on }, i) => doses[i + 1]?.on !== on);
  return [id, endedOn ?? "", ...inForce.map(({ on, mgPerDay }) => `${on} ${mgPerDay}`)].join("|");
}

/** `seenCourse` as the sender saw it: another one meanwhile is a colleague's change. */
export const seenCourseText = z.string().max(10_000);

import type { CoursePhase } from "@/clinical/course";
import { localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { CourseCorrection } from "@/contracts/course-corrections";
import { phaseOf } from "@/server/course-phase";

type Known = {
  readonly startsOn: PlainDate;
  readonly endedOn: PlainDate | null;
  /** The patient's. */
  readonly timeZone: string;
  /** Of this course. */
  readonly corrections: readonly (Pick<CourseCorrection, "entry" | "was"> & { readonly at: Date })[];
  /** When each check-in that follows the last dose was planned: with the record of that dose. Empty where none is. */
  readonly afterCourseSince: readonly Date[];
};

/**
 * Where in their course a patient was at an instant, by what was recorded by then: their pages went by that, whatever was corrected or recorded
 * late since.
 */
export function phaseThen(course: Known, at: Date): CoursePhase {
  const startsOn = entryThen(course, "start", at) ?? course.startsOn;
  const endedOn = isEndKnown(course, at) ? (entryThen(course, "end", at) ?? course.endedOn) : null;
  return phaseOf({ startsOn, endedOn }, localDateOf(at, course.timeZone)).phase;
}

/** The day that an entry named then: what the first correction since has put aside. */
function entryThen({ corrections }: Known, entry: "start" | "end", at: Date): PlainDate | undefined {
  const since = corrections.filter((one) => one.entry === entry && one.at > at);
  return since.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]?.was.on;
}

function isEndKnown({ afterCourseSince }: Known, at: Date): boolean {
  return afterCourseSince.length === 0 || afterCourseSince.some((planned) => planned <= at);
}

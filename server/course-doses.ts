import { type DoseChange, doseOn } from "@/clinical/course";
import { type Weighing, weightOn } from "@/clinical/course-weights";
import { addDays, type PlainDate } from "@/clinical/plain-date";
import { weighingsOf } from "@/server/course-weighings";
import type { Dose } from "@/server/dose-issues";

/** What of a course says which dose is taken at which weight; doses and weights oldest first. */
export type DosedCourse = {
  readonly startsOn: PlainDate;
  readonly endedOn: PlainDate | null;
  readonly weightKg: number;
  readonly doses: readonly DoseChange[];
  readonly weights: readonly Weighing[];
};

/**
 * Each dose of a course with each weight at which it is taken or planned, up to its last dose.
 * @param from first day that counts; the whole course unless given
 * @param until the day before which it ends, null for none
 */
export function dosesTaken(course: DosedCourse, from: PlainDate = course.startsOn, until: PlainDate | null = null): Dose[] {
  const { startsOn, endedOn, doses, weights } = course;
  const weighings = weighingsOf(course, weights);
  const stop = [until, endedOn === null ? null : addDays(endedOn, 1)].filter((day) => day !== null).sort()[0];
  const days = [from, startsOn, ...[...doses, ...weights].map(({ on }) => on)];
  const counting = [...new Set(days)].filter((day) => day >= from && (stop === undefined || day < stop));
  return counting.flatMap((day) => {
    const mgPerDay = doseOn(doses, day);
    return mgPerDay === null ? [] : [{ mgPerDay, weightKg: weightOn(weighings, day) }];
  });
}

/** Entries of a course without some of them and with another, oldest first; of two on one day the one that is put in comes last. */
export function entriesWith<E extends { readonly on: PlainDate }>(entries: readonly E[], entry: E | null): E[] {
  const all = entry === null ? entries : [...entries, entry];
  return all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

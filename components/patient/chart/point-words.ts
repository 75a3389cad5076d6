import { shortDate } from "@/components/ui/dates";
import type { PatientPage } from "@/contracts/patient-page";
import { weekOfDay } from "../course-days";
import type { CoursePoint } from "./course-points";

/** "before", "start", "wk 4": where a point stands on the x axis. The start's own check-in may be answered up to three days late. */
export function pointWeek(day: number): string {
  if (day < 0) return "before";
  if (day <= 3) return "start";
  return day < 7 ? "1st wk" : `wk ${weekOfDay(day)}`;
}

/** "+11", "−2", "±0"; halves of a mean baseline stay. */
export function changeText(change: number): string {
  if (change === 0) return "±0";
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** "11 above baseline 6", for a sentence. */
export function changeWords(change: number, baseline: number): string {
  if (change === 0) return `same as baseline ${baseline}`;
  return `${Math.abs(change)} ${change > 0 ? "above" : "below"} baseline ${baseline}`;
}

/** The daily dose on a day of the course in mg; null before the first. */
export function doseOnDay(doses: PatientPage["course"]["doses"], day: number): number | null {
  return doses.findLast((dose) => dose.day <= day)?.mgPerDay ?? null;
}

/** Everything at one point in a sentence, for who hears the chart. */
export function pointSentence(point: CoursePoint, baseline: number | null, timeZone: string, now: string): string {
  const when = `${pointWeek(point.day)}, ${shortDate(point.at, timeZone, now)}`;
  if (point.total === null) return `${when}: not answered`;
  const change = point.change === null || baseline === null ? "" : `, ${changeWords(point.change, baseline)}`;
  const flags = point.flags.map((flag) => `. Flag ${flag.open ? "open" : "closed"}: ${flag.title}`).join("");
  return `${when}: PHQ-9 ${point.total}, ${point.severity}${change}${flags}`;
}

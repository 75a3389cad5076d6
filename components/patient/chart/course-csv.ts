import { csvText } from "@/contracts/csv";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn } from "../course-days";
import { moodTitle } from "../course-words";
import { courseColumns } from "./course-columns";
import type { CoursePoint } from "./course-points";
import { pointWeek } from "./point-words";

/**
 * The course's table as a file for a spreadsheet: a line a check-in, oldest first. It carries the record number and no name.
 * @param timeZone the clinic's, in which the page shows days
 */
export function courseCsv(
  { patient, course, baseline }: Pick<PatientPage, "patient" | "course" | "baseline">,
  points: readonly CoursePoint[],
  timeZone: string,
): string {
  const columns = courseColumns(moodTitle(course)).filter(({ screenOnly }) => !screenOnly);
  const head = ["Record no.", "Date", "Week", "Check-in", "Baseline", ...columns.map(({ name }) => name)];
  const lines = points.map((point) => [
    patient.recordNumber,
    point.missed ? point.at : dateIn(timeZone, point.at),
    pointWeek(point.day),
    point.missed ? "not answered" : "answered",
    baseline?.value ?? null,
    ...columns.map(({ of }) => of(point, course)),
  ]);
  return csvText([head, ...lines]);
}

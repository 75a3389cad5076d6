"use client";

import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { moodTitle } from "../course-words";
import { type CourseColumn, courseColumns } from "./course-columns";
import type { CoursePoint } from "./course-points";
import { type DosedCourse, pointWeek } from "./point-words";

const HEAD = "px-2 py-1.5 whitespace-nowrap align-bottom text-xs font-medium text-ink-3";
const CELL = "px-2 py-1 align-top";
/** Lists of words break into lines rather than push what follows out of reach. */
const WIDE: readonly string[] = ["Side effects", "Flags", "Done"];

/** Chart, item map and side effects as one table: complete, in order, and fit to be selected and copied. */
export function CourseTable({ points, course }: { points: CoursePoint[]; course: PatientPage["course"] }) {
  const mood = moodTitle(course);
  const columns = courseColumns(mood);
  return (
    <>
      {/* Focusable, because what scrolls sideways must be reachable by keyboard (WCAG 2.1.1). */}
      <section className="overflow-x-auto" aria-label="Course as a table" tabIndex={0}>
        <table className="w-full border-collapse">
          <caption className="sr-only">
            Every check-in of the course: scores, each item, skin, side effects, dose, flags and what was done
          </caption>
          <thead>
            <tr className="border-b border-line">
              {["Date", "Week"].map((name) => (
                <th key={name} scope="col" className={`${HEAD} text-left`}>
                  {name}
                </th>
              ))}
              {columns.map(({ name, isNumber }) => (
                <th key={name} scope="col" className={`${HEAD} ${isNumber ? "text-right" : "text-left"}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <Row key={point.id} point={point} columns={columns} course={course} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 max-w-prose text-sm text-ink-3">
        Trend level: the {mood} level that these answers and those before point to, single ups and downs smoothed. It is not a score and not
        a probability.
      </p>
    </>
  );
}

function Row({ point, columns, course }: { point: CoursePoint; columns: readonly CourseColumn[]; course: DosedCourse }) {
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className={`${CELL} text-left font-medium whitespace-nowrap`}>
        <Time value={point.at} />
      </th>
      <td className={`${CELL} whitespace-nowrap`}>{pointWeek(point.day)}</td>
      {columns.map(({ name, isNumber, of }, place) => {
        const value = of(point, course);
        if (point.missed && place === 0) return <NotAnswered key={name} />;
        return (
          <td key={name} className={`${CELL} ${isNumber ? "text-right" : ""} ${WIDE.includes(name) ? "min-w-56" : "whitespace-nowrap"}`}>
            {place === 0 ? <b className="font-semibold">{value ?? "no total"}</b> : value}
          </td>
        );
      })}
    </tr>
  );
}

/** Said in words where the first number would be; the cells after it stay empty. */
function NotAnswered() {
  return <td className={`${CELL} whitespace-nowrap text-missed`}>Not answered</td>;
}

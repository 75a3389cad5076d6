"use client";

import { PHQ9_ITEMS } from "@/clinical/instruments";
import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import type { CoursePoint } from "./course-points";
import { changeText, doseOnDay, pointWeek } from "./point-words";

const HEAD = "px-2 py-1.5 whitespace-nowrap text-left align-bottom text-xs font-medium text-ink-3";
const CELL = "px-2 py-1 whitespace-nowrap";
const NUMBER = `${CELL} text-right`;

/** Chart and item map as one table: complete, in order, and fit to be selected and copied. */
export function CourseTable({ points, doses }: { points: CoursePoint[]; doses: PatientPage["course"]["doses"] }) {
  return (
    // Focusable, because what scrolls sideways must be reachable by keyboard (WCAG 2.1.1).
    <section className="overflow-x-auto" aria-label="Course as a table" tabIndex={0}>
      <table className="w-full border-collapse">
        <caption className="sr-only">Every check-in of the course: total, change from baseline, each item, dose and flags</caption>
        <thead>
          <tr className="border-b border-line">
            {["Date", "Week"].map((name) => (
              <th key={name} scope="col" className={HEAD}>
                {name}
              </th>
            ))}
            {["PHQ-9", "Change"].map((name) => (
              <th key={name} scope="col" className={`${HEAD} text-right`}>
                {name}
              </th>
            ))}
            <th scope="col" className={HEAD}>
              Severity
            </th>
            {PHQ9_ITEMS.map(({ key, shortLabel }) => (
              <th key={key} scope="col" className={`${HEAD} text-right`}>
                {shortLabel}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-right`}>
              mg a day
            </th>
            <th scope="col" className={HEAD}>
              Flags
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.id} point={point} dose={doseOnDay(doses, point.day)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ point, dose }: { point: CoursePoint; dose: number | null }) {
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className={`${CELL} text-left font-medium`}>
        <Time value={point.at} />
      </th>
      <td className={CELL}>{pointWeek(point.day)}</td>
      {point.total === null ? (
        <td colSpan={3 + PHQ9_ITEMS.length} className={`${CELL} text-missed`}>
          Not answered
        </td>
      ) : (
        <>
          <td className={`${NUMBER} font-semibold`}>{point.total}</td>
          <td className={NUMBER}>{point.change === null ? "" : changeText(point.change)}</td>
          <td className={CELL}>{point.severity}</td>
          {PHQ9_ITEMS.map(({ key }, i) => (
            <td key={key} className={NUMBER}>
              {point.answers?.[i] ?? "–"}
            </td>
          ))}
        </>
      )}
      <td className={NUMBER}>{dose ?? ""}</td>
      <td className={`${CELL} whitespace-normal`}>
        {point.flags.map(({ title, open }) => `${title} (${open ? "open" : "closed"})`).join(", ")}
      </td>
    </tr>
  );
}

"use client";

import { useClock } from "@/components/ui/clock";
import type { PatientPage } from "@/contracts/patient-page";
import { coursePoints } from "../chart/course-points";
import { changeText, doseOnDay, pointWeek, severityWords, withoutTotal } from "../chart/point-words";
import { sideEffectsByGrade } from "../chart/side-effect-words";
import { moodTitle } from "../course-words";
import { difficultyWords } from "../difficulty-words";
import { recordDate } from "./record-date";

/** As many as one sheet holds beside chart and flags; a course of 24 weeks has ten. */
const PRINTED = 10;
/** Before and after the depression questionnaire's own name. */
const HEADS = [
  ["Date", "Week"],
  ["Change", "Item 9", "GAD-7", "Difficulty", "Skin", "mg a day", "Side effects"],
] as const;

/** On paper only: the scores as text, which a record system can search, newest last. */
export function PrintedScores({ page }: { page: PatientPage }) {
  const { timeZone } = useClock();
  const points = coursePoints(page);
  const earlier = points.length - PRINTED;
  if (points.length === 0) return null;
  return (
    <section className="printed-only printed-scores">
      <h2>Scores</h2>
      <table>
        <thead>
          <tr>
            {[...HEADS[0], moodTitle(page.course), ...HEADS[1]].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.slice(-PRINTED).map((point) => (
            <tr key={point.id}>
              <th scope="row">{recordDate(point.at, timeZone)}</th>
              <td>{pointWeek(point.day)}</td>
              <td>{withoutTotal(point) ?? `${point.total} ${severityWords(point)}`}</td>
              <td>{point.change === null ? "" : changeText(point.change)}</td>
              <td>{point.answers?.[8] ?? ""}</td>
              <td>{point.anxiety && `${point.anxiety.total} ${point.anxiety.severity}`}</td>
              <td>{difficultyWords(point.difficulty)?.replace(" difficult", "")}</td>
              <td>{point.skin}</td>
              <td>{doseOnDay(page.course, point.day)}</td>
              <td>{sideEffectsByGrade(point.sideEffects)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {earlier > 0 && <p>{earlier === 1 ? "One earlier check-in is" : `${earlier} earlier check-ins are`} in Isomood.</p>}
    </section>
  );
}

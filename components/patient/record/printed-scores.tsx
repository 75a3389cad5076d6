import type { PatientRecord } from "./record";
import { onSheet, SCORES_TITLE } from "./record-scores";

/** Before and after the depression questionnaire's own name. */
const HEADS = [
  ["Date", "Week"],
  ["Change", "Item 9", "GAD-7", "Difficulty", "Skin", "Capsules, side effects, other"],
] as const;

/** On paper only: the scores as text, which a record system can search, newest last. */
export function PrintedScores({ record }: { record: PatientRecord }) {
  const { mood, scores } = record;
  const { printed, left } = onSheet(scores);
  if (scores.length === 0) return null;
  return (
    <section className="printed-only printed-scores">
      <h2>{SCORES_TITLE}</h2>
      <table>
        <thead>
          <tr>
            {[...HEADS[0], mood, ...HEADS[1]].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printed.map(({ id, date, week, total, change, item9, anxiety, difficulty, skin, besides }) => (
            <tr key={id}>
              <th scope="row">{date}</th>
              <td>{week}</td>
              <td>{total}</td>
              <td>{change}</td>
              <td>{item9}</td>
              <td>{anxiety}</td>
              <td>{difficulty?.replace(" difficult", "")}</td>
              <td>{skin}</td>
              <td>{besides}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left !== null && <p>{left}</p>}
    </section>
  );
}

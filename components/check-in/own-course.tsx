import { daysBetween } from "@/clinical/plain-date";
import type { CheckInWords } from "@/messages/check-in";

/** A patient's own answers over the weeks, oldest first, and what the clinic said it would do. Dates as days of theirs. */
export type OwnCourse = {
  readonly points: readonly { readonly on: string; readonly total: number }[];
  readonly direction: "first" | "better" | "same" | "worse";
  readonly since: string;
  readonly contactedOn: string | null;
  readonly looksAgainOn: string | null;
};

type Props = { readonly course: OwnCourse; readonly words: CheckInWords };

/** How somebody has been, in words and as a line: never a number, a band or anything to compare with others. */
export function OwnCourseSection({ course, words }: Props) {
  const { say, date } = words;
  const { points, direction, since, contactedOn, looksAgainOn } = course;
  return (
    <section className="course" aria-labelledby="course-heading">
      <h2 id="course-heading">{say("course.heading")}</h2>
      <p>{say(`course.${direction}`, { date: date(since) })}</p>
      {points.length > 1 && <CourseLine points={points} words={words} />}
      {contactedOn && <p>{say("course.contacted", { date: date(contactedOn) })}</p>}
      {looksAgainOn && <p>{say("course.looks-again", { date: date(looksAgainOn) })}</p>}
    </section>
  );
}

/** The line's own measures; it is scaled to the page. */
const WIDTH = 300;
const HEIGHT = 90;
const EDGE = 6;
const MOST = 27;

function CourseLine({ points, words: { say, date } }: { points: OwnCourse["points"]; words: CheckInWords }) {
  const [first, last] = [points[0]?.on ?? "", points.at(-1)?.on ?? ""];
  const days = Math.max(1, daysBetween(first, last));
  const placed = points.map(({ on, total }) => ({
    on,
    x: Math.round(EDGE + (daysBetween(first, on) / days) * (WIDTH - 2 * EDGE)),
    y: Math.round(HEIGHT - EDGE - (total / MOST) * (HEIGHT - 2 * EDGE)),
  }));
  return (
    <figure>
      <figcaption className="small">{say("course.harder")}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say("course.chart", { first: date(first), last: date(last) })}>
        <path d={`M0 ${HEIGHT - 1}H${WIDTH}`} className="axis" />
        <polyline points={placed.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {placed.map(({ on, x, y }) => (
          <circle key={on} cx={x} cy={y} r={4} />
        ))}
      </svg>
      <p className="small ends" aria-hidden="true">
        <span>{date(first)}</span>
        <span>{date(last)}</span>
      </p>
      <p className="small">{say("course.easier")}</p>
    </figure>
  );
}

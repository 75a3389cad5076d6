import { PHQ9_AXIS } from "@/clinical/instruments/severity";
import type { Urgency } from "@/clinical/urgency";
import { URGENCY_COLOURS } from "@/components/ui/urgency-mark";
import type { PanelRow } from "@/contracts/panel";

const WIDTH = 96;
const HEIGHT = 36;
const EDGE = 4;
/** A course younger than this many days doesn't fill the width: length must mean time. */
const SHORTEST_SPAN = 56;
/** The line of "moderate": 10 and above. Between two whole scores, so that a point is clearly on one side. */
const MODERATE_FROM = 9.5;

/** Whole pixels are fine enough for a line of this size, and short in the page. */
const round = Math.round;

/** The course so far as a small line; the horizontal rule is where "moderate" begins. */
export function Sparkline({ points, urgency }: { points: PanelRow["sparkline"]; urgency: Urgency | null }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <i>–</i>;
  const span = Math.max(SHORTEST_SPAN, last[0] - first[0]);
  const x = (day: number) => round(EDGE + ((day - first[0]) / span) * (WIDTH - 2 * EDGE));
  const y = (total: number) => round(HEIGHT - EDGE - (total / PHQ9_AXIS.max) * (HEIGHT - 2 * EDGE));
  const places = points.map(([day, total]): Place => [x(day), y(total)]);
  return (
    <svg
      role="img"
      aria-label={`PHQ so far: ${points.map(([, total]) => total).join(", ")}`}
      className={urgency ? `sparkline ${URGENCY_COLOURS[urgency]}` : "sparkline"}
    >
      <path d={`M0 ${y(MODERATE_FROM)}H${WIDTH}`} />
      <path d={lineThrough(places)} />
      <path d={`M${places.at(-1)?.join(" ")}h0`} />
    </svg>
  );
}

type Place = readonly [x: number, y: number];

/** A path by its steps: check-ins come at even distances, so that steps repeat and compress. */
function lineThrough(places: readonly Place[]): string {
  const [first = [0, 0], ...rest] = places;
  let [x, y] = first;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x}${signed(nextY - y)}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first.join(" ")}${steps.length > 0 ? `l${steps.join(" ")}` : ""}`;
}

/** A minus parts two numbers by itself. */
function signed(value: number): string {
  return value < 0 ? `${value}` : ` ${value}`;
}

import { PHQ9_AXIS } from "@/clinical/instruments/severity";
import type { Urgency } from "@/clinical/urgency";
import { URGENCY_COLOURS } from "@/components/ui/urgency-mark";
import type { PanelRow } from "@/contracts/panel";

const WIDTH = 120;
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
  if (!first || !last) return <span className="text-ink-3">–</span>;
  const span = Math.max(SHORTEST_SPAN, last[0] - first[0]);
  const x = (day: number) => round(EDGE + ((day - first[0]) / span) * (WIDTH - 2 * EDGE));
  const y = (total: number) => round(HEIGHT - EDGE - (total / PHQ9_AXIS.max) * (HEIGHT - 2 * EDGE));
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`PHQ-9 so far: ${points.map(([, total]) => total).join(", ")}`}
      className="block max-w-full"
    >
      <path d={`M0 ${y(MODERATE_FROM)}H${WIDTH}`} className="stroke-line-2" strokeWidth="1" strokeDasharray="2 3" />
      <polyline
        points={points.map(([day, total]) => `${x(day)},${y(total)}`).join(" ")}
        fill="none"
        className="stroke-phq"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(last[0])} cy={y(last[1])} r="3" fill="currentColor" className={urgency ? URGENCY_COLOURS[urgency] : "text-phq"} />
    </svg>
  );
}

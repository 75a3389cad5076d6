import type { Urgency } from "@/clinical/urgency";
import { UrgencyShape } from "@/components/ui/urgency-mark";
import { PLOT_TOP, type Placed } from "./course-frame";
import type { CoursePoint } from "./course-points";
import type { PointFlag } from "./point-flags";
import { type WeekScale, xOfWeek } from "./week-axis";

/** Drawing needs the colour itself; the text classes of the mark do not reach a fill. */
const COLOURS: Readonly<Record<Urgency, string>> = {
  now: "var(--red)",
  today: "var(--red)",
  review: "var(--amber)",
  watch: "var(--watch)",
  missed: "var(--missed)",
};
const SIZE = 14;
/** Above this height there is no room for a mark over the point. */
const CEILING = 34;

/**
 * What stands at one point besides its dot: the most urgent flag's shape, in its colour while it is open and in grey once closed;
 * a dashed ring on the floor where nobody answered; the number at the newest answer.
 */
export function FlagMark({
  cx,
  cy,
  point,
  labelled,
  named,
  right,
}: {
  cx?: number;
  cy?: number;
  point: CoursePoint;
  labelled: boolean;
  /** With the flag's name beside the number; a narrow drawing has no room for it. */
  named: boolean;
  right: number;
}) {
  if (cx === undefined || cy === undefined) return <g />;
  const flags = point.flags.filter(({ apart }) => !apart);
  const open = flags.find((flag) => flag.open);
  const shown = open ?? flags[0];
  const urgency = point.missed ? "missed" : shown?.urgency;
  const colour = point.missed ? COLOURS.missed : open === undefined ? "var(--ink-3)" : COLOURS[open.urgency];
  const middle = point.total === null ? cy - 9 : cy < CEILING ? cy + 18 : cy - 18;
  const words = open === undefined || !named ? String(point.total) : `${point.total} · ${open.title}`;
  // About 7 px a letter at 12 px.
  const beside = right - cx < words.length * 7 + 16 ? -1 : 1;
  return (
    <g color={colour}>
      {urgency !== undefined && (
        <g className={point.missed ? "missed-mark" : undefined} transform={`translate(${cx - SIZE / 2} ${middle - SIZE / 2})`}>
          <UrgencyShape urgency={urgency} size={SIZE} />
        </g>
      )}
      {labelled && (
        <text
          x={cx + (beside === 1 ? 12 : 8)}
          y={(urgency === undefined ? cy : middle) + (beside === 1 ? 4 : -12)}
          textAnchor={beside === 1 ? "start" : "end"}
          fontSize={12}
          fontWeight={650}
          stroke="var(--surface)"
          strokeWidth={3}
          strokeOpacity={0.8}
          strokeLinejoin="round"
          paintOrder="stroke"
          fill={open === undefined ? "var(--ink)" : colour}
        >
          {words}
        </text>
      )}
    </g>
  );
}

/** A flag that came of no check-in, at its own day on the upper edge. */
export function ApartFlag({ flag, scale }: { flag: Placed<PointFlag>; scale: WeekScale }) {
  return (
    <g
      color={flag.open ? COLOURS[flag.urgency] : "var(--ink-3)"}
      transform={`translate(${xOfWeek(scale, flag.week) - SIZE / 2} ${PLOT_TOP + 4})`}
    >
      <UrgencyShape urgency={flag.urgency} size={SIZE} />
    </g>
  );
}

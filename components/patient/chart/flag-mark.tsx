import type { Urgency } from "@/clinical/urgency";
import { UrgencyShape } from "@/components/ui/urgency-mark";
import type { CoursePoint } from "./course-points";

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
  const open = point.flags.find((flag) => flag.open);
  const shown = open ?? point.flags[0];
  const urgency = point.total === null ? "missed" : shown?.urgency;
  const colour = point.total === null ? "var(--missed)" : open === undefined ? "var(--ink-3)" : COLOURS[open.urgency];
  const middle = point.total === null ? cy - 9 : cy < CEILING ? cy + 18 : cy - 18;
  const words = open === undefined || !named ? String(point.total) : `${point.total} · ${open.title}`;
  // About 7 px a letter at 12 px.
  const beside = right - cx < words.length * 7 + 16 ? -1 : 1;
  return (
    <g color={colour}>
      {urgency !== undefined && (
        <g transform={`translate(${cx - SIZE / 2} ${middle - SIZE / 2})`}>
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

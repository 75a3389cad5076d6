import type { SkinChange } from "@/clinical/check-in-answers";
import { type CourseScale, yOfTotal } from "./course-frame";
import type { CoursePoint } from "./course-points";
import { skinWordsPlace } from "./skin-words-place";
import { xOfWeek } from "./week-axis";

const SIGNS: Readonly<Record<SkinChange, string>> = { better: "+", same: "=", worse: "−" };
const BOX = 16;

/** How the skin was said to be beside the time before: a sign a check-in, marked where mood got worse meanwhile. */
export function SkinLane({ points, scale, top, named }: { points: CoursePoint[]; scale: CourseScale; top: number; named: boolean }) {
  const told = points.filter(({ skin }) => skin !== null);
  const last = told.at(-1);
  if (last === undefined) return null;
  const middle = top + scale.heights.skin / 2;
  return (
    <g>
      <text x={scale.left - 6} y={middle + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
        skin
      </text>
      {told.map(({ id, week, skin, diverging }) => (
        <g key={id} className="skin-mark" transform={`translate(${xOfWeek(scale, week)} ${middle})`}>
          <rect
            x={-BOX / 2}
            y={-BOX / 2}
            width={BOX}
            height={BOX}
            rx={4}
            fill={diverging === null ? "var(--sunken)" : "var(--amber-soft)"}
            stroke={diverging === null ? "var(--line-2)" : "var(--amber)"}
            strokeWidth={diverging === null ? 1 : 1.6}
          />
          <text y={4.2} textAnchor="middle" fontSize={12} fontWeight={600} fill={diverging === null ? "var(--ink-2)" : "var(--amber)"}>
            {skin && SIGNS[skin]}
          </text>
        </g>
      ))}
      {last.diverging !== null && (
        <Words
          x={xOfWeek(scale, last.week)}
          y={middle + 4}
          place={skinWordsPlace(
            told.map(({ week }) => xOfWeek(scale, week)),
            scale.right,
            named,
          )}
        />
      )}
    </g>
  );
}

function Words({ x, y, place }: { x: number; y: number; place: ReturnType<typeof skinWordsPlace> }) {
  if (place === null) return null;
  const [anchor, left] = place === "before" ? (["end", x - 14] as const) : (["start", x + 14] as const);
  const lines = place === "two-lines" ? ["skin better,", "mood worse"] : ["skin better, mood worse"];
  return lines.map((line, i) => (
    <text
      key={line}
      x={left}
      y={y + (lines.length === 1 ? 0 : i * 13 - 6)}
      textAnchor={anchor}
      fontSize={12}
      fontWeight={600}
      fill="var(--amber)"
    >
      {line}
    </text>
  ));
}

/** From the total down to the skin where the two went apart, so that the eye finds both. */
export function Diverging({ points, scale, bottom }: { points: CoursePoint[]; scale: CourseScale; bottom: number }) {
  return points.map(({ id, week, total, diverging }) =>
    diverging === null || total === null ? null : (
      <path
        key={id}
        className="diverging-mark"
        d={`M${xOfWeek(scale, week)} ${yOfTotal(scale, total) + 6}V${bottom + 6}`}
        fill="none"
        stroke="var(--amber)"
        strokeWidth={1.6}
        strokeDasharray="2 3"
      />
    ),
  );
}

import type { SkinChange } from "@/clinical/check-in-answers";
import { yOfTotal } from "./course-frame";
import type { CoursePoint } from "./course-points";
import { type WeekScale, xOfWeek } from "./week-axis";

const SIGNS: Readonly<Record<SkinChange, string>> = { better: "+", same: "=", worse: "−" };
const BOX = 16;

/** How the skin was said to be beside the time before: a sign a check-in, marked where mood got worse meanwhile. */
export function SkinLane({ points, scale, top, named }: { points: CoursePoint[]; scale: WeekScale; top: number; named: boolean }) {
  const told = points.filter(({ skin }) => skin !== null);
  const last = told.at(-1);
  if (last === undefined) return null;
  const middle = top + 15;
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
        <Words x={xOfWeek(scale, last.week)} y={middle + 4} right={scale.right} named={named}>
          skin better, mood worse
        </Words>
      )}
    </g>
  );
}

/** Beside the newest sign, on the side that has room; about 6.5 px a letter at 12 px. */
function Words({ x, y, right, named, children }: { x: number; y: number; right: number; named: boolean; children: string }) {
  const width = children.length * 6.5 + BOX;
  if (!named && right - x < width) return null;
  const after = right - x >= width;
  return (
    <text x={x + (after ? 14 : -14)} y={y} textAnchor={after ? "start" : "end"} fontSize={12} fontWeight={600} fill="var(--amber)">
      {children}
    </text>
  );
}

/** From the total down to the skin where the two went apart, so that the eye finds both. */
export function Diverging({ points, scale, bottom }: { points: CoursePoint[]; scale: WeekScale; bottom: number }) {
  return points.map(({ id, week, total, diverging }) =>
    diverging === null || total === null ? null : (
      <path
        key={id}
        className="diverging-mark"
        d={`M${xOfWeek(scale, week)} ${yOfTotal(total) + 6}V${bottom + 6}`}
        fill="none"
        stroke="var(--amber)"
        strokeWidth={1.6}
        strokeDasharray="2 3"
      />
    ),
  );
}

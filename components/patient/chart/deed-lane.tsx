import type { Placed } from "./course-frame";
import type { Deed } from "./point-flags";
import { type WeekScale, xOfWeek } from "./week-axis";

/** Under the plot: a tick for each thing that somebody did about a flag, on its day. */
export function DeedLane({ deeds, scale, top }: { deeds: Placed<Deed>[]; scale: WeekScale; top: number }) {
  if (deeds.length === 0) return null;
  return (
    <g>
      <text x={scale.left - 6} y={top + 17} textAnchor="end" fontSize={11} fill="var(--ink-3)">
        done
      </text>
      {deeds.map(({ id, week, words }) => (
        <g key={id} className="deed-mark" transform={`translate(${xOfWeek(scale, week)} ${top + 13})`}>
          <title>{words}</title>
          <circle r={7} fill="var(--surface)" stroke="var(--ink-2)" strokeWidth={1.4} />
          <path d="M-3 0.2 -0.8 2.6 3.2 -2.4" fill="none" stroke="var(--ink-2)" strokeWidth={1.6} strokeLinecap="round" />
        </g>
      ))}
    </g>
  );
}

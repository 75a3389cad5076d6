import type { ReactNode } from "react";
import type { CourseScale } from "./course-frame";
import type { CoursePoint } from "./course-points";
import { mapColumns, mapHeight } from "./map-frame";
import { xOfWeek } from "./week-axis";

export type MapSize = { points: CoursePoint[]; scale: CourseScale; width: number; reading: number | null };
type Row = { key: string; name: string; full: string };

/**
 * A map under the chart: a row a question, a column a check-in at or beside its place on the chart's x axis. A check-in without these answers is an
 * empty dashed column.
 * @param cells one node a row for a check-in's column; null where it has no answers to these questions
 */
export function CourseMap({
  part,
  rows,
  cells,
  points,
  scale,
  width,
  reading,
}: MapSize & {
  part: string;
  rows: readonly Row[];
  cells: (point: CoursePoint, column: { x: number; width: number }) => ReactNode[] | null;
}) {
  const rowHeight = scale.heights.row;
  const height = mapHeight(rows.length, rowHeight);
  const columns = mapColumns(
    points.map(({ week }) => xOfWeek(scale, week)),
    { left: scale.left + 5, right: scale.right },
  );
  return (
    <svg data-part={part} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {rows.map(({ key, name, full }, row) => (
        <text key={key} x={scale.left - 6} y={row * rowHeight + rowHeight / 2 + 5} textAnchor="end" fontSize={11} fill="var(--ink-2)">
          {name}
          <title>{full}</title>
        </text>
      ))}
      {points.map((point, i) => {
        const column = columns[i] ?? { x: 0, width: 4 };
        const shown = cells(point, column);
        return (
          <g key={point.id} className="map-column">
            {reading === i && <Frame {...column} height={height} />}
            {shown ?? <Empty {...column} height={rows.length * rowHeight - 4} />}
          </g>
        );
      })}
    </svg>
  );
}

function Frame({ x, width, height }: { x: number; width: number; height: number }) {
  return <rect x={x - 2} y={0} width={width + 4} height={height - 2} rx={4} fill="none" stroke="var(--ink-2)" strokeWidth={1.5} />;
}

function Empty({ x, width, height }: { x: number; width: number; height: number }) {
  return <rect x={x + 0.5} y={2.5} width={width - 1} height={height} rx={3} fill="none" stroke="var(--missed)" strokeDasharray="3 3" />;
}

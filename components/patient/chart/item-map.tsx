import { PHQ9_ITEMS } from "@/clinical/instruments";
import { ITEM_MAP_HEIGHT, ITEM_ROW } from "./course-frame";
import type { CoursePoint } from "./course-points";
import { type WeekScale, xOfWeek } from "./week-axis";

const CELL = 18;
/** Narrower than this a digit does not fit. */
const DIGIT = 12;

/**
 * Nine rows, one column a check-in at its place on the chart's x axis, shaded 0-3 and numbered from 1, so that it reads without
 * colour. A check-in nobody answered is an empty dashed column.
 */
export function ItemMap({
  points,
  scale,
  width,
  reading,
}: {
  points: CoursePoint[];
  scale: WeekScale;
  width: number;
  reading: number | null;
}) {
  const centres = points.map(({ week }) => xOfWeek(scale, week));
  return (
    <svg width={width} height={ITEM_MAP_HEIGHT} viewBox={`0 0 ${width} ${ITEM_MAP_HEIGHT}`} aria-hidden>
      {PHQ9_ITEMS.map(({ key, shortLabel }, row) => (
        <text key={key} x={scale.left - 6} y={row * ITEM_ROW + 15} textAnchor="end" fontSize={11} fill="var(--ink-2)">
          {shortLabel}
        </text>
      ))}
      {points.map((point, i) => {
        const cell = cellWidth(centres, i);
        const x = (centres[i] ?? 0) - cell / 2;
        return (
          <g key={point.id}>
            {reading === i && (
              <rect
                x={x - 2}
                y={0}
                width={cell + 4}
                height={ITEM_MAP_HEIGHT - 2}
                rx={4}
                fill="none"
                stroke="var(--ink-2)"
                strokeWidth={1.5}
              />
            )}
            {point.answers === null ? (
              <rect
                x={x + 0.5}
                y={2.5}
                width={cell - 1}
                height={9 * ITEM_ROW - 4}
                rx={3}
                fill="none"
                stroke="var(--missed)"
                strokeDasharray="3 3"
              />
            ) : (
              point.answers.map((answer, row) => (
                <Cell key={PHQ9_ITEMS[row]?.key} x={x} y={row * ITEM_ROW + 2} width={cell} answer={answer} />
              ))
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Neighbours share the room between them, so that a weekly and a monthly rhythm fit one axis. */
function cellWidth(centres: number[], i: number): number {
  const here = centres[i] ?? 0;
  const gaps = [centres[i - 1], centres[i + 1]].filter((x) => x !== undefined).map((x) => Math.abs(x - here) - 2);
  return Math.max(4, Math.min(CELL, ...gaps));
}

function Cell({ x, y, width, answer }: { x: number; y: number; width: number; answer: number | null }) {
  if (answer === null) {
    return <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={16} rx={3} fill="none" stroke="var(--missed)" strokeDasharray="2 2" />;
  }
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={17}
        rx={3}
        fill={`var(--item-${answer})`}
        stroke="var(--line-2)"
        strokeWidth={answer === 0 ? 0.5 : 0}
      />
      {answer > 0 && width >= DIGIT && (
        <text x={x + width / 2} y={y + 12.5} textAnchor="middle" fontSize={10.5} fontWeight={550} fill={DIGIT_INK[answer]}>
          {answer}
        </text>
      )}
    </>
  );
}

/** Chosen for 4.5:1 on the shade in both themes. */
const DIGIT_INK = ["var(--ink-3)", "var(--ink)", "light-dark(var(--ink), white)", "var(--surface)"] as const;

/** What the shades mean, in the words of the questionnaire. */
export function ItemLegend() {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
      {["0 not at all", "1 several days", "2 more than half the days", "3 nearly every day"].map((words, answer) => (
        <span key={words} className="inline-flex items-center gap-1.5">
          <i aria-hidden className={`size-3 rounded-[3px] border-line-2 ${SWATCHES[answer]}`} />
          {words}
        </span>
      ))}
    </p>
  );
}

const SWATCHES = ["border bg-item-0", "bg-item-1", "bg-item-2", "bg-item-3"] as const;

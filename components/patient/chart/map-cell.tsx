/** In pixels; smaller in a narrow cell, whose sign must not touch its neighbour's. */
const SIGN = 10.5;
/** Chosen for 4.5:1 on the shade in both themes. */
const INK = ["var(--ink-3)", "var(--ink)", "light-dark(var(--ink), white)", "var(--surface)"] as const;

type Cell = {
  x: number;
  row: number;
  /** Of a row. */
  height: number;
  width: number;
  shade: number | null;
  sign: string;
  /** Round, where grades are square. */
  isWarning?: boolean;
};

/** One answer as a shade from 0 to 3 with its sign, so that it reads without colour; a dashed box where it was left out. */
export function MapCell({ x, row, height, width, shade, sign, isWarning = false }: Cell) {
  const y = row * height + 2;
  const filled = height - 3;
  if (shade === null) {
    return (
      <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={filled - 1} rx={3} fill="none" stroke="var(--missed)" strokeDasharray="2 2" />
    );
  }
  return (
    <>
      <rect
        className="map-cell"
        x={x}
        y={y}
        width={width}
        height={filled}
        rx={isWarning && shade > 0 ? Math.min(8, width / 2) : Math.min(3, width / 4)}
        fill={`var(--item-${shade})`}
        stroke="var(--line-2)"
        strokeWidth={shade === 0 ? 0.5 : 0}
      />
      {shade > 0 && (
        <text
          x={x + width / 2}
          y={y + filled / 2 + 4}
          textAnchor="middle"
          fontSize={Math.min(SIGN, width * 1.25)}
          fontWeight={isWarning ? 800 : 550}
          fill={INK[shade]}
        >
          {sign}
        </text>
      )}
    </>
  );
}

/** What the shades of a map mean, in the words of its questions. */
export function MapLegend({ shades }: { shades: readonly { words: string; shade: 0 | 1 | 2 | 3; isWarning?: true }[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
      {shades.map(({ words, shade, isWarning }) => (
        <span key={words} className="inline-flex items-center gap-1.5">
          <i aria-hidden className={`size-3 border-line-2 ${isWarning ? "rounded-full" : "rounded-[3px]"} ${SWATCHES[shade]}`} />
          {words}
        </span>
      ))}
    </p>
  );
}

const SWATCHES = ["border bg-item-0", "bg-item-1", "bg-item-2", "bg-item-3"] as const;

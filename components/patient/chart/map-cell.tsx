import { ITEM_ROW } from "./map-frame";

/** Narrower than this a sign does not fit. */
const ROOM = 12;
/** Chosen for 4.5:1 on the shade in both themes. */
const INK = ["var(--ink-3)", "var(--ink)", "light-dark(var(--ink), white)", "var(--surface)"] as const;

/** One answer as a shade from 0 to 3 with its sign, so that it reads without colour; a dashed box where it was left out. */
export function MapCell({ x, row, width, shade, sign }: { x: number; row: number; width: number; shade: number | null; sign: string }) {
  const y = row * ITEM_ROW + 2;
  if (shade === null) {
    return <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={16} rx={3} fill="none" stroke="var(--missed)" strokeDasharray="2 2" />;
  }
  return (
    <>
      <rect
        className="map-cell"
        x={x}
        y={y}
        width={width}
        height={17}
        rx={3}
        fill={`var(--item-${shade})`}
        stroke="var(--line-2)"
        strokeWidth={shade === 0 ? 0.5 : 0}
      />
      {shade > 0 && width >= ROOM && (
        <text x={x + width / 2} y={y + 12.5} textAnchor="middle" fontSize={10.5} fontWeight={550} fill={INK[shade]}>
          {sign}
        </text>
      )}
    </>
  );
}

/** What the shades of a map mean, in the words of its questions. */
export function MapLegend({ shades }: { shades: readonly { words: string; shade: 0 | 1 | 2 | 3 }[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
      {shades.map(({ words, shade }) => (
        <span key={words} className="inline-flex items-center gap-1.5">
          <i aria-hidden className={`size-3 rounded-[3px] border-line-2 ${SWATCHES[shade]}`} />
          {words}
        </span>
      ))}
    </p>
  );
}

const SWATCHES = ["border bg-item-0", "bg-item-1", "bg-item-2", "bg-item-3"] as const;

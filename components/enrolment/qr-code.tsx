const VIEW_BOX = /viewBox="0 0 (\d{1,4}) \1"/;
const DARK = /<path fill="black" d="([Mhvz\d,. -]+)"/;

/** Side and dark squares of a code drawn as SVG text; null for any other text. */
export function readQrCode(svg: string): { side: number; dark: string } | null {
  const [side, dark] = [VIEW_BOX.exec(svg)?.[1], DARK.exec(svg)?.[1]];
  return side && dark ? { side: Number(side), dark } : null;
}

/** A code to scan. Only its squares are taken from the given text, so that no markup of it reaches the page. Dark on white in both themes: cameras expect it. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  const code = readQrCode(svg);
  if (!code) return <p className="text-ink-3">The code could not be drawn. Use the link.</p>;
  return (
    <svg
      viewBox={`0 0 ${code.side} ${code.side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="size-52 rounded-box border border-line"
    >
      <rect width={code.side} height={code.side} fill="#fff" />
      <path d={code.dark} fill="#000" />
    </svg>
  );
}

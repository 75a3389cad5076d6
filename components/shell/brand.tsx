/** The ring with a gap: a course being watched. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden className="shrink-0 text-accent">
      <path d="M10 2.6a7.4 7.4 0 1 0 7.4 7.4" fill="none" stroke="currentColor" strokeWidth="4" />
    </svg>
  );
}

import type { ReactNode } from "react";
import { URGENCIES, type Urgency } from "@/clinical/urgency";
import { joinClasses } from "./join-classes";

export const URGENCY_LABELS: Readonly<Record<Urgency, string>> = {
  now: "Now",
  today: "Today",
  review: "Review",
  watch: "Watch",
  missed: "Missed",
};

/** The text colour of each urgency; never without its shape and word. */
export const URGENCY_COLOURS: Readonly<Record<Urgency, string>> = {
  now: "text-red",
  today: "text-red",
  review: "text-amber",
  watch: "text-watch",
  missed: "text-missed",
};

const SHAPES: Readonly<Record<Urgency, ReactNode>> = {
  now: <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />,
  today: <path d="M6 1.3 10.7 6 6 10.7 1.3 6z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  review: <path d="M6 .8l6 10.4H0z" fill="currentColor" />,
  watch: <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  missed: <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.6 1.7" />,
};

/** The shape alone, 12 units wide, for use inside another drawing or beside its word. Takes the text's colour. */
export function UrgencyShape({ urgency, size = 12 }: { urgency: Urgency; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" className="shrink-0" aria-hidden>
      {SHAPES[urgency]}
    </svg>
  );
}

/** Every shape once, for the marks of a page that are `drawn` from here: it shows nothing by itself. */
export function UrgencyDrawings() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden>
      <defs>
        {URGENCIES.map((urgency) => (
          <g key={urgency} id={`urgency-${urgency}`}>
            {SHAPES[urgency]}
          </g>
        ))}
      </defs>
    </svg>
  );
}

type Mark = {
  urgency: Urgency;
  /** The page has `UrgencyDrawings`, so that fifty marks need not be drawn fifty times. */
  drawn?: boolean;
  className?: string;
};

/** An urgency as shape, word and colour. */
export function UrgencyMark({ urgency, drawn, className }: Mark) {
  return (
    <span className={joinClasses("urgency-mark", URGENCY_COLOURS[urgency], className)}>
      {drawn ? (
        <svg aria-hidden>
          <use href={`#urgency-${urgency}`} />
        </svg>
      ) : (
        <UrgencyShape urgency={urgency} />
      )}
      {URGENCY_LABELS[urgency]}
    </span>
  );
}

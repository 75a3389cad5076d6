"use client";

import { useClock } from "@/components/ui/clock";
import { shortDate } from "@/components/ui/dates";
import { UrgencyMark } from "@/components/ui/urgency-mark";
import { type Course, type CourseScale, chartHeight, PLOT_TOP } from "./course-frame";
import type { CoursePoint } from "./course-points";
import { deedsAmong } from "./point-flags";
import { ADHERENCE_WORDS, changeWords, levelWords, pointWeek, SKIN_WORDS, severityWords, withoutTotal } from "./point-words";
import { sideEffectsByGrade } from "./side-effect-words";

const WIDTH = 252;
/** More flags than these are told by their number: the card must not cover what it reads. */
const FLAGS = 3;

/** What stands at the point under the pointer or the arrow keys, beside it and never over it. */
export function ReadingCard({
  point,
  baseline,
  x,
  scale,
  dose,
}: {
  point: CoursePoint;
  baseline: Course["baseline"];
  x: number;
  scale: CourseScale;
  dose: number | null;
}) {
  const { timeZone, now } = useClock();
  const place = placeOf(x, scale);
  const without = withoutTotal(point);
  const facts = factsOf(point, dose);
  return (
    <div
      className="pointer-events-none absolute z-10 grid gap-1 rounded-box border border-line bg-surface px-3 py-2 text-sm shadow-raised"
      style={{ ...place, width: WIDTH }}
    >
      <p className="flex justify-between gap-2 text-xs text-ink-3">
        <span>{pointWeek(point.day)}</span>
        <span>{shortDate(point.at, timeZone, now)}</span>
      </p>
      {without === null ? (
        <>
          <p>
            <b className="text-lg font-semibold">{point.total}</b> {severityWords(point)}
          </p>
          {point.change !== null && baseline !== null && <p className="text-ink-2">{changeWords(point.change, baseline.value)}</p>}
        </>
      ) : (
        <p className="font-semibold first-letter:uppercase">{without}</p>
      )}
      {facts.map((fact) => (
        <p key={fact} className="text-ink-2">
          {fact}
        </p>
      ))}
      {point.flags.slice(0, FLAGS).map((flag) => (
        <p key={flag.id} className="flex flex-wrap items-center gap-x-2">
          <UrgencyMark urgency={flag.urgency} />
          <span>
            {flag.title}
            {flag.apart && <span className="text-ink-3">, {shortDate(flag.raisedAt, timeZone, now)}</span>}
            {!flag.open && <span className="text-ink-3">, closed</span>}
          </span>
        </p>
      ))}
      {point.flags.length > FLAGS && <p className="text-ink-3">and {point.flags.length - FLAGS} more flags</p>}
      {deedsAmong(point.flags).map(({ id, words, by, at }) => (
        <p key={id} className="text-ink-2">
          ✓ {words}{" "}
          <span className="text-ink-3">
            · {by}, {shortDate(at, timeZone, now)}
          </span>
        </p>
      ))}
    </div>
  );
}

/** The rest of what the check-in told, a line each. */
function factsOf({ anxiety, level, skin, adherence, diverging, sideEffects }: CoursePoint, dose: number | null): string[] {
  return [
    anxiety && `GAD-7 ${anxiety.total}, ${anxiety.severity}`,
    level !== null && levelWords(level),
    [dose !== null && (dose === 0 ? "paused" : `${dose} mg a day`), adherence && ADHERENCE_WORDS[adherence]].filter(Boolean).join(", "),
    skin && (diverging === null ? SKIN_WORDS[skin] : `${SKIN_WORDS[skin]} twice in a row, mood worse`),
    sideEffectsByGrade(sideEffects),
  ].filter((fact) => typeof fact === "string" && fact !== "") as string[];
}

/** Beside the point where there is room; else under the chart, whose point must stay in sight. */
function placeOf(x: number, scale: CourseScale) {
  if (scale.right + 80 - x > WIDTH + 24) return { left: x + 16, top: PLOT_TOP + 8 };
  if (x - WIDTH - 16 > 0) return { left: x - WIDTH - 16, top: PLOT_TOP + 8 };
  return { left: Math.min(Math.max(0, x - WIDTH / 2), scale.right - WIDTH), top: chartHeight(scale) };
}

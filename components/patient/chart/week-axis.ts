/** Weeks drawn when nothing else says how long a course is: the usual 24. */
const PLANNED_WEEKS = 24;
/** A slow course may be projected a year ahead; so many weeks of future are enough to see where it goes. */
const FUTURE_WEEKS = 16;
const STEPS = [1, 2, 4, 8, 12, 24] as const;

/** First and last week of the x axis, fractions of a week included. */
export type WeekDomain = { from: number; to: number };

/**
 * The x axis of a course: from a little before its first point to its end, be that given, projected or planned.
 * @param endWeek week of the last dose, or of the projected end; null while neither is known
 * @param today today in weeks from the start; null where it is not shown
 */
export function weekDomain(course: { weeks: readonly number[]; endWeek: number | null; ended: boolean; today: number | null }): WeekDomain {
  const { weeks, endWeek, ended, today } = course;
  const reached = Math.max(0, today ?? 0, ...weeks);
  const ahead = ended ? (endWeek ?? 0) : Math.min(endWeek ?? PLANNED_WEEKS, Math.max(PLANNED_WEEKS, reached + FUTURE_WEEKS));
  const from = Math.min(0, today ?? 0, ...weeks);
  return { from: from - 0.6, to: Math.max(reached, ahead) + 0.6 };
}

export type WeekTick = { week: number; label: string; anchor: "start" | "middle" | "end" };

/**
 * Labels of the x axis: "before" at the first point before the start, "start", then every so many weeks that no two touch.
 * @param pixelsPerWeek how wide a week is drawn
 * @example weekTicks({ from: -1.6, to: 24.6 }, -1, 26) // before, start, wk 4, wk 8 ... wk 24
 */
export function weekTicks(domain: WeekDomain, firstWeek: number | null, pixelsPerWeek: number): WeekTick[] {
  const step = STEPS.find((weeks) => weeks * pixelsPerWeek >= 56) ?? 24;
  const weekly: WeekTick[] = [];
  for (let week = step; week <= domain.to; week += step) weekly.push({ week, label: `wk ${week}`, anchor: "middle" });
  if (firstWeek === null || firstWeek >= 0) return [{ week: 0, label: "start", anchor: "middle" }, ...weekly];
  const close = -firstWeek * pixelsPerWeek < 40;
  return [
    { week: firstWeek, label: "before", anchor: close ? "end" : "middle" },
    { week: 0, label: "start", anchor: close ? "start" : "middle" },
    ...weekly,
  ];
}

/** What is drawn where: the plot's left and right edges in pixels, and the weeks between them. */
export type WeekScale = WeekDomain & { left: number; right: number };

/** The pixel of a week. */
export function xOfWeek(scale: WeekScale, week: number): number {
  return scale.left + ((week - scale.from) / (scale.to - scale.from)) * (scale.right - scale.left);
}

/** The index of the point nearest to a pixel; the earlier of two equally near. -1 when there is none. */
export function nearestPoint(scale: WeekScale, weeks: readonly number[], pixel: number): number {
  return weeks.reduce((best, week, i) => {
    const distance = Math.abs(xOfWeek(scale, week) - pixel);
    return best === -1 || distance < Math.abs(xOfWeek(scale, weeks[best] ?? 0) - pixel) ? i : best;
  }, -1);
}

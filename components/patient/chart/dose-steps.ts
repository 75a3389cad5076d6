/** A stretch on one daily dose, in weeks from the course start. */
export type DoseStep = { from: number; to: number; mgPerDay: number; ahead: boolean };

/**
 * The dose lane: one step a dose change up to today or the last dose, then what is prescribed for the time ahead up to the
 * projected end. A pause is a step of 0 mg.
 * @param doses oldest first; a change on the day of another replaces it
 * @param today today in weeks from the start
 * @param endWeek week of the last dose where the course is over, else of the projected end, else null
 */
export function doseSteps(
  doses: readonly { day: number; mgPerDay: number }[],
  course: { today: number; endWeek: number | null; ended: boolean },
): DoseStep[] {
  const until = course.ended ? (course.endWeek ?? course.today) : course.today;
  const end = course.ended ? until : (course.endWeek ?? until);
  const steps = doses.flatMap(({ day, mgPerDay }, i): DoseStep[] => {
    const from = day / 7;
    const to = Math.min(doses[i + 1] === undefined ? Number.POSITIVE_INFINITY : (doses[i + 1]?.day ?? 0) / 7, Math.max(end, until));
    return [
      { from, to: Math.min(to, until), mgPerDay, ahead: false },
      { from: Math.max(from, until), to, mgPerDay, ahead: true },
    ];
  });
  return steps.filter(({ from, to }) => to > from);
}

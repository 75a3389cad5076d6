import type { CourseScale } from "./course-frame";
import type { DoseStep } from "./dose-steps";
import { xOfWeek } from "./week-axis";

/** Over the highest dose its name, under the lowest the lane's edge. */
const ABOVE = 18;
const BELOW = 6;

/** Daily dose under the plot: solid where it was prescribed, dashed ahead. Heights are in proportion to the highest dose. */
export function DoseLane({ steps, ended, scale, top }: { steps: DoseStep[]; ended: boolean; scale: CourseScale; top: number }) {
  const floor = top + scale.heights.dose - BELOW;
  const highest = scale.heights.dose - BELOW - ABOVE;
  const most = Math.max(1, ...steps.map(({ mgPerDay }) => mgPerDay));
  const y = (mgPerDay: number) => floor - (mgPerDay / most) * highest;
  const last = steps.at(-1);
  const x = (week: number) => Math.max(scale.left, xOfWeek(scale, week));
  return (
    <g>
      <text x={scale.left - 6} y={floor - 8} textAnchor="end" fontSize={11} fill="var(--ink-3)">
        dose
      </text>
      {ended && last !== undefined && (
        <text x={x(last.to) + 6} y={y(last.mgPerDay) + 4} fontSize={11} fill="var(--ink-3)">
          last dose
        </text>
      )}
      {steps.map((step, i) => {
        const before = steps[i - 1];
        const rise =
          before?.mgPerDay === step.mgPerDay
            ? ""
            : `M${x(step.from)} ${before === undefined ? floor + 2 : y(before.mgPerDay)}V${y(step.mgPerDay)}`;
        const width = x(step.to) - x(step.from);
        const named =
          before?.mgPerDay !== step.mgPerDay && (width >= 40 || steps[i + 1]?.mgPerDay === step.mgPerDay || i === steps.length - 1);
        return (
          <g key={step.from}>
            <path d={rise} fill="none" stroke="var(--ink-2)" strokeWidth={2} />
            <path
              d={`M${x(step.from)} ${y(step.mgPerDay)}H${x(step.to)}`}
              fill="none"
              stroke={step.ahead ? "var(--ink-3)" : "var(--ink-2)"}
              strokeWidth={2}
              strokeDasharray={step.ahead ? "4 4" : undefined}
            />
            {named && (
              <text x={x(step.from) + 6} y={y(step.mgPerDay) - 6} fontSize={11} fill="var(--ink-2)">
                {step.mgPerDay === 0 ? "paused" : `${step.mgPerDay} mg`}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

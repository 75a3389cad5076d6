import type { DoseStep } from "./dose-steps";
import { type WeekScale, xOfWeek } from "./week-axis";

const HIGHEST = 32;

/** Daily dose under the plot: solid where it was prescribed, dashed ahead. Heights are in proportion to the highest dose. */
export function DoseLane({ steps, ended, scale, top }: { steps: DoseStep[]; ended: boolean; scale: WeekScale; top: number }) {
  const floor = top + 46;
  const most = Math.max(1, ...steps.map(({ mgPerDay }) => mgPerDay));
  const y = (mgPerDay: number) => floor - (mgPerDay / most) * (HIGHEST - 4);
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

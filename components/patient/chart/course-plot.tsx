"use client";

import { memo } from "react";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
  ZIndexLayer,
} from "recharts";
import { PHQ9_MAXIMUM, SEVERITY_BANDS } from "@/clinical/score-phq9";
import { AXIS_HEIGHT, CHART_HEIGHT, type Course, LANE_HEIGHT, NARROW, PLOT_HEIGHT, PLOT_TOP, scaleOf } from "./course-frame";
import { DoseLane } from "./dose-lane";
import { FlagMark } from "./flag-mark";
import { type WeekTick, weekTicks } from "./week-axis";

const BAND_NAMES: Readonly<Record<string, string>> = { "moderately severe": "mod. severe" };
const AXIS_TEXT = { fontSize: 11, fill: "var(--ink-3)" };

/**
 * PHQ-9 over the weeks of the drug, on the tints of its severity bands. Nothing in it moves or takes focus: reading a point is the
 * frame's work, so that pointer and keyboard read alike. A check-in nobody answered has no total and breaks the line.
 */
export const CoursePlot = memo(function CoursePlot({ course, width }: { course: Course; width: number }) {
  const { points, domain, today, baseline, steps } = course;
  const scale = scaleOf(domain, width);
  const narrow = width < NARROW;
  const ticks = weekTicks(domain, points[0]?.week ?? null, (scale.right - scale.left) / (domain.to - domain.from));
  const last = points.findLast(({ total }) => total !== null);
  return (
    <LineChart
      width={width}
      height={CHART_HEIGHT}
      data={points}
      margin={{ top: PLOT_TOP, right: width - scale.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      {SEVERITY_BANDS.map(({ label, from }, i) => (
        <ReferenceArea
          key={label}
          y1={from}
          y2={SEVERITY_BANDS[i + 1]?.from ?? PHQ9_MAXIMUM}
          fill={`var(--band-${i})`}
          fillOpacity={1}
          label={<BandName name={BAND_NAMES[label] ?? label} inside={narrow} />}
        />
      ))}
      <CartesianGrid horizontal={false} stroke="var(--line-2)" strokeDasharray="2 4" zIndex={150} />
      <XAxis
        dataKey="week"
        type="number"
        domain={[domain.from, domain.to]}
        allowDataOverflow
        ticks={ticks.map(({ week }) => week)}
        tick={(props) => <WeekLabel {...props} ticks={ticks} />}
        interval={0}
        axisLine={false}
        tickLine={false}
        height={LANE_HEIGHT + AXIS_HEIGHT}
      />
      <YAxis
        domain={[0, PHQ9_MAXIMUM]}
        // Keeps the scale where nothing was answered; elsewhere it would cut the points at 0 and 27 in half.
        allowDataOverflow={last === undefined}
        ticks={[0, 5, 10, 15, 20, PHQ9_MAXIMUM]}
        interval={0}
        axisLine={false}
        tickLine={false}
        tickMargin={6}
        tick={AXIS_TEXT}
        width={scale.left}
      />
      {baseline !== null && <ReferenceLine y={baseline.value} stroke="var(--phq)" strokeWidth={1.5} strokeDasharray="1.5 4" />}
      {today !== null && <ReferenceLine x={today} stroke="var(--ink-3)" label={<TodayName right={scale.right} />} />}
      <Line
        dataKey="total"
        type="linear"
        stroke="var(--phq)"
        strokeWidth={2.4}
        strokeLinejoin="round"
        dot={{ r: 3.6, fill: "var(--surface)", stroke: "var(--phq)", strokeWidth: 2.4 }}
        activeDot={false}
        isAnimationActive={false}
      />
      {points.map((point) => (
        <ReferenceDot
          key={point.id}
          x={point.week}
          y={point.total ?? 0}
          r={0}
          shape={(at: { cx?: number; cy?: number }) => (
            <FlagMark {...at} point={point} labelled={point === last} named={!narrow} right={scale.right} />
          )}
        />
      ))}
      <ZIndexLayer zIndex={500}>
        <DoseLane steps={steps} ended={course.ended} scale={scale} top={PLOT_TOP + PLOT_HEIGHT} />
      </ZIndexLayer>
    </LineChart>
  );
});

type BoxProps = { viewBox?: { x: number; y: number; width: number; height: number } };

function BandName({ viewBox, name, inside }: BoxProps & { name: string; inside: boolean }) {
  if (viewBox === undefined) return null;
  const x = viewBox.x + viewBox.width + (inside ? -6 : 10);
  return (
    <text x={x} y={viewBox.y + viewBox.height / 2 + 4} textAnchor={inside ? "end" : "start"} {...AXIS_TEXT} fill="var(--ink-2)">
      {name}
    </text>
  );
}

function TodayName({ viewBox, right }: BoxProps & { right: number }) {
  if (viewBox === undefined) return null;
  return (
    <text x={viewBox.x} y={PLOT_TOP - 8} textAnchor={right - viewBox.x < 20 ? "end" : "middle"} fontSize={11} fill="var(--ink-2)">
      today
    </text>
  );
}

function WeekLabel({ x, payload, ticks }: XAxisTickContentProps & { ticks: WeekTick[] }) {
  const tick = ticks.find(({ week }) => week === payload.value);
  return (
    <text x={x} y={CHART_HEIGHT - 8} textAnchor={tick?.anchor} {...AXIS_TEXT}>
      {tick?.label}
    </text>
  );
}

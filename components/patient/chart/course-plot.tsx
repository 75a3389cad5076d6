"use client";

import { type Key, memo } from "react";
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
import { type Course, type CourseScale, chartHeight, lanesHeight, NARROW, PLOT_TOP, plotBottom } from "./course-frame";
import type { CoursePoint } from "./course-points";
import { DeedLane } from "./deed-lane";
import { DoseLane } from "./dose-lane";
import { ApartFlag, FlagMark } from "./flag-mark";
import { Diverging, SkinLane } from "./skin-lane";
import { type WeekTick, weekTicks } from "./week-axis";

const BAND_NAMES: Readonly<Record<string, string>> = { "moderately severe": "mod. severe" };
const AXIS_TEXT = { fontSize: 11, fill: "var(--ink-3)" };

/**
 * PHQ-9 and GAD-7 over the weeks of the drug, on the tints of the PHQ-9's severity bands; under it what was done, dose and skin. Nothing in it moves or takes focus: reading a point is the
 * frame's work, so that pointer and keyboard read alike. A check-in nobody answered has no total and breaks the lines.
 */
export const CoursePlot = memo(function CoursePlot({ course, scale, width }: { course: Course; scale: CourseScale; width: number }) {
  const { points, domain, today, baseline, steps, deeds, apart } = course;
  const height = chartHeight(scale);
  const deedsTop = plotBottom(scale);
  const doseTop = deedsTop + scale.heights.deeds;
  const skinTop = doseTop + scale.heights.dose;
  const narrow = width < NARROW;
  const ticks = weekTicks(domain, points[0]?.week ?? null, (scale.right - scale.left) / (domain.to - domain.from));
  const last = points.findLast(({ total }) => total !== null);
  return (
    <LineChart
      width={width}
      height={height}
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
          label={<BandName name={BAND_NAMES[label] ?? label} onLeft={narrow} />}
        />
      ))}
      <CartesianGrid horizontal={false} stroke="var(--line-2)" strokeDasharray="2 4" zIndex={150} />
      <XAxis
        dataKey="week"
        type="number"
        domain={[domain.from, domain.to]}
        allowDataOverflow
        ticks={ticks.map(({ week }) => week)}
        tick={(props) => <WeekLabel {...props} y={height - 8} ticks={ticks} />}
        interval={0}
        axisLine={false}
        tickLine={false}
        height={lanesHeight(scale) + scale.heights.axis}
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
        dataKey="level"
        type="linear"
        stroke="var(--ink-3)"
        strokeWidth={1.25}
        dot={{ className: "level-dot", r: 1.6, fill: "var(--ink-3)", stroke: "none" }}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey={worryOf}
        type="linear"
        stroke="var(--gad)"
        strokeWidth={1.5}
        strokeLinejoin="round"
        dot={WorryDot}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        className="phq-line"
        dataKey="total"
        type="linear"
        stroke="var(--phq)"
        strokeWidth={2.4}
        strokeLinejoin="round"
        dot={{ className: "phq-dot", r: 3.6, fill: "var(--surface)", stroke: "var(--phq)", strokeWidth: 2.4 }}
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
      <ZIndexLayer zIndex={350}>
        <Diverging points={points} scale={scale} bottom={skinTop} />
      </ZIndexLayer>
      <ZIndexLayer zIndex={500}>
        {apart.map((flag) => (
          <ApartFlag key={flag.id} flag={flag} scale={scale} />
        ))}
        <DeedLane deeds={deeds} scale={scale} top={deedsTop} />
        <DoseLane steps={steps} ended={course.ended} scale={scale} top={doseTop} />
        <SkinLane points={points} scale={scale} top={skinTop} named={!narrow} />
      </ZIndexLayer>
    </LineChart>
  );
});

const worryOf = ({ anxiety }: CoursePoint) => anxiety?.total ?? null;

/** Square, where the PHQ-9's are round: which is which does not hang on colour. */
function WorryDot({ key, cx, cy }: { key?: Key | null | undefined; cx?: number | undefined; cy?: number | undefined }) {
  if (typeof cx !== "number" || typeof cy !== "number") return <g key={key} />;
  return (
    <rect
      key={key}
      className="gad-dot"
      x={cx - 2.8}
      y={cy - 2.8}
      width={5.6}
      height={5.6}
      fill="var(--surface)"
      stroke="var(--gad)"
      strokeWidth={1.6}
    />
  );
}

type BoxProps = { viewBox?: { x: number; y: number; width: number; height: number } };

/** Right of the plot; where there is no room, left of the axis: inside they would lie under the newest scores. */
function BandName({ viewBox, name, onLeft }: BoxProps & { name: string; onLeft: boolean }) {
  if (viewBox === undefined) return null;
  const x = onLeft ? viewBox.x - 22 : viewBox.x + viewBox.width + 10;
  return (
    <text x={x} y={viewBox.y + viewBox.height / 2 + 4} textAnchor={onLeft ? "end" : "start"} {...AXIS_TEXT} fill="var(--ink-2)">
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

function WeekLabel({ x, y, payload, ticks }: XAxisTickContentProps & { ticks: WeekTick[] }) {
  const tick = ticks.find(({ week }) => week === payload.value);
  return (
    <text x={x} y={y} textAnchor={tick?.anchor} {...AXIS_TEXT}>
      {tick?.label}
    </text>
  );
}

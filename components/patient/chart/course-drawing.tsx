"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from "react";
import { useClock } from "@/components/ui/clock";
import { usePrinting } from "@/components/ui/use-printing";
import type { PatientPage } from "@/contracts/patient-page";
import { type CourseScale, chartHeight, courseOf, PAPER_WIDTH, PLOT_TOP, scaleOf, yOfTotal } from "./course-frame";
import type { MapSize } from "./course-map";
import { CoursePlot } from "./course-plot";
import { ITEM_SHADES, ItemMap } from "./item-map";
import { MapLegend } from "./map-cell";
import { doseOnDay, pointSentence } from "./point-words";
import { ReadingCard } from "./reading-card";
import { SIDE_EFFECT_SHADES, SideEffectMap, WARNING_SHADE } from "./side-effect-map";
import { reportedSideEffects } from "./side-effect-words";
import { useElementWidth } from "./use-element-width";
import { nearestPoint, xOfWeek } from "./week-axis";

/**
 * Chart, item map and side effects on one x axis, read as one: the pointer or the arrow keys choose a check-in and all show it. To assistive
 * technology it is a slider over the check-ins, which every screen reader knows how to move and to say.
 */
export function CourseDrawing({ page }: { page: PatientPage }) {
  const { timeZone, now } = useClock();
  const [frame, measured] = useElementWidth<HTMLDivElement>();
  const printing = usePrinting();
  const course = useMemo(() => courseOf(page), [page]);
  const [reading, setReading] = useState<number | null>(null);
  const { points, baseline } = course;
  const width = printing ? PAPER_WIDTH : measured;
  const scale = useMemo(() => scaleOf(course.domain, width, printing), [course, width, printing]);
  // What a reader pointed at is no part of the record.
  const at = printing ? null : reading;
  const point = at === null ? undefined : points[at];
  const atRest = Math.max(0, points.length - 1);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const pixel = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const nearest = nearestPoint(
      scale,
      points.map(({ week }) => week),
      pixel,
    );
    setReading(nearest === -1 || pixel < scale.left - 16 || pixel > scale.right + 16 ? null : nearest);
  };
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = stepFrom(event.key, reading ?? atRest + (event.key === "ArrowLeft" ? 1 : 0), points.length);
    if (next === undefined) return;
    event.preventDefault();
    setReading(next);
  };

  return (
    <div
      ref={frame}
      className="course-drawing relative mt-1 touch-pan-y rounded-box"
      {...(points.length === 0
        ? {}
        : {
            role: "slider",
            tabIndex: 0,
            "aria-label": "Check-ins of the course; arrow keys read each one",
            "aria-valuemin": 1,
            "aria-valuemax": points.length,
            "aria-valuenow": (reading ?? atRest) + 1,
            "aria-valuetext": pointSentence(points[reading ?? atRest] as (typeof points)[number], baseline?.value ?? null, timeZone, now),
            onPointerMove: follow,
            onPointerDown: follow,
            // A finger leaves as it is lifted; what it chose stays to be read.
            onPointerLeave: (event: PointerEvent) => event.pointerType === "mouse" && setReading(null),
            onKeyDown: step,
            onFocus: () => setReading((was) => was ?? atRest),
            onBlur: () => setReading(null),
          })}
    >
      {width > 0 && (
        <>
          <CoursePlot course={course} scale={scale} width={width} />
          {points.length > 0 && (
            <>
              <MapHead title="Items">
                <MapLegend shades={ITEM_SHADES} />
              </MapHead>
              <ItemMap points={points} scale={scale} width={width} reading={at} />
              <SideEffects points={points} scale={scale} width={width} reading={at} />
            </>
          )}
          {point !== undefined && (
            <>
              <Guide
                x={xOfWeek(scale, point.week)}
                y={point.total === null ? null : yOfTotal(scale, point.total)}
                scale={scale}
                width={width}
              />
              <ReadingCard
                point={point}
                baseline={baseline}
                x={xOfWeek(scale, point.week)}
                scale={scale}
                dose={doseOnDay(page.course, point.day)}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}

function MapHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-2 mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </div>
  );
}

/** Nothing reported is said with its number of answers: silence and "no" are not the same. */
function SideEffects(size: MapSize) {
  const asked = size.points.filter(({ sideEffects }) => sideEffects !== null).length;
  const reported = reportedSideEffects(size.points);
  const times = asked === 1 ? "one check-in" : `${asked} check-ins`;
  const shades = reported.some(({ isWarning }) => isWarning) ? [...SIDE_EFFECT_SHADES, WARNING_SHADE] : SIDE_EFFECT_SHADES;
  return (
    <div className="side-effects mt-3">
      <MapHead title="Side effects">
        {reported.length > 0 ? (
          <MapLegend shades={shades} />
        ) : (
          <p className="text-sm text-ink-2">
            {asked === 0 ? "Not asked yet, or not answered." : `None reported in ${times} that answered.`}
          </p>
        )}
      </MapHead>
      {reported.length > 0 && <SideEffectMap {...size} />}
    </div>
  );
}

/** The index after a key; undefined for a key that reads nothing, null to stop reading. */
function stepFrom(key: string, from: number, count: number): number | null | undefined {
  const last = count - 1;
  if (key === "ArrowLeft" || key === "ArrowDown") return Math.max(0, from - 1);
  if (key === "ArrowRight" || key === "ArrowUp") return Math.min(last, from + 1);
  if (key === "Home") return 0;
  if (key === "End") return last;
  return key === "Escape" ? null : undefined;
}

/** A line down from the point being read, and a ring around it. */
function Guide({ x, y, scale, width }: { x: number; y: number | null; scale: CourseScale; width: number }) {
  const height = chartHeight(scale);
  return (
    <svg className="pointer-events-none absolute top-0 left-0" width={width} height={height} aria-hidden>
      <path d={`M${x} ${PLOT_TOP}V${height - scale.heights.axis}`} stroke="var(--ink-3)" strokeDasharray="2 3" />
      {y !== null && <circle cx={x} cy={y} r={7} fill="none" stroke="var(--accent)" strokeWidth={2} />}
    </svg>
  );
}

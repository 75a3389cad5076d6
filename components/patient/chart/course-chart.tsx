"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "../card";
import { courseSummary } from "../summary";
import { Unfold } from "../unfold";
import { coursePoints } from "./course-points";
import { CourseTable } from "./course-table";

/** Drawn in the browser only: the policy for styles refuses the style attributes a server would send with it. */
const CourseDrawing = dynamic(() => import("./course-drawing").then((module) => module.CourseDrawing), {
  ssr: false,
  loading: DrawingSkeleton,
});

/** Mood over the course: one sentence, the chart with its item map, and the same as a table. */
export function CourseChart({ page }: { page: PatientPage }) {
  const points = coursePoints(page);
  const unanswered = points.filter(({ total }) => total === null);
  const summary = courseSummary({ responses: page.responses, doses: page.course.doses, unanswered });
  return (
    <Card title="Mood over the course" lead={summary} id="course">
      {page.responses.length === 0 && <NothingAnswered page={page} />}
      <Legend hasBaseline={page.baseline !== null} hasGaps={unanswered.length > 0} />
      <CourseDrawing page={page} />
      {points.length > 0 && (
        <details className="no-print mt-3 border-t border-line pt-2">
          <Unfold>Show as a table</Unfold>
          <CourseTable points={points} doses={page.course.doses} />
        </details>
      )}
    </Card>
  );
}

/** An empty course says what that means and what to do, above the empty axes. */
function NothingAnswered({ page }: { page: PatientPage }) {
  const waiting = page.checkIns.some(({ openNow }) => openNow);
  return (
    <p className="mt-3 rounded-box bg-sunken px-3 py-2 text-ink-2">
      Change cannot be seen before the first answers.{" "}
      {waiting ? "A check-in is open: hand over its link or code with “Check-in link” above." : "Ask about mood at the next contact."}
    </p>
  );
}

function Legend({ hasBaseline, hasGaps }: { hasBaseline: boolean; hasGaps: boolean }) {
  return (
    <p aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      <span className="inline-flex items-center gap-1.5">
        <i className="w-3.5 border-t-[3px] border-phq" />
        PHQ-9
      </span>
      {hasBaseline && (
        <span className="inline-flex items-center gap-1.5">
          <i className="w-4 border-t-2 border-dotted border-phq" />
          baseline
        </span>
      )}
      {hasGaps && (
        <span className="inline-flex items-center gap-1.5">
          <i className="size-2.5 rounded-full border-2 border-dashed border-missed" />
          not answered
        </span>
      )}
      <span>shaded: PHQ-9 severity</span>
    </p>
  );
}

/** Holds the place of the drawing in its final size (course-frame has the heights). */
export function DrawingSkeleton() {
  return (
    <div className="pt-7" aria-hidden>
      <Skeleton className="h-[320px] rounded-box" />
      <Skeleton className="mt-8 h-[196px] rounded-box" />
    </div>
  );
}

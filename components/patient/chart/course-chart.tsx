"use client";

import dynamic from "next/dynamic";
import { useRef } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { Skeleton } from "@/components/ui/skeleton";
import { Unfold } from "@/components/ui/unfold";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "../card";
import { moodTitle } from "../course-words";
import { courseSummary } from "../summary";
import { type CoursePoint, coursePoints } from "./course-points";
import { CourseTable } from "./course-table";
import { SaveCourse } from "./save-course";

/** Drawn in the browser only: the policy for styles refuses the style attributes a server would send with it. */
const CourseDrawing = dynamic(() => import("./course-drawing").then((module) => module.CourseDrawing), {
  ssr: false,
  loading: DrawingSkeleton,
});

/** Mood over the course: one sentence, the chart with its maps, and the same as a table, a picture and a file. */
export function CourseChart({ page }: { page: PatientPage }) {
  const chart = useRef<HTMLDivElement>(null);
  const points = coursePoints(page);
  const mood = moodTitle(page.course);
  const missed = points.filter((point) => point.missed);
  const summary = courseSummary({ mood, responses: page.responses, doses: page.course.doses, unanswered: missed });
  const apart = points.findLast(({ total }) => total !== null)?.diverging ?? null;
  const lead = apart === null ? summary : `${summary} ${apart}`;
  return (
    <Card
      title="Mood over the course"
      lead={lead}
      id="course"
      actions={points.length > 0 && <SaveCourse page={page} points={points} summary={lead} chart={chart} />}
    >
      {page.responses.length === 0 && <NothingAnswered page={page} />}
      <Legend mood={mood} points={points} hasBaseline={page.baseline !== null} />
      <div ref={chart}>
        <CourseDrawing page={page} />
      </div>
      {points.length > 0 && (
        <details className="no-print mt-3 border-t border-line pt-2">
          <Unfold>Show as a table</Unfold>
          <CourseTable points={points} course={page.course} />
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
      {waiting ? (
        <span className="no-print">A check-in is open: hand over its link or code with “Check-in link” above.</span>
      ) : (
        "Ask about mood at the next contact."
      )}
    </p>
  );
}

/** What each line and mark is; only those that are drawn. */
function Legend({ mood, points, hasBaseline }: { mood: string; points: CoursePoint[]; hasBaseline: boolean }) {
  const keys = [
    { name: mood, mark: <LineMark className="border-t-[3px] border-phq" dot="rounded-full border-phq" />, shown: true },
    { name: "GAD-7", mark: <LineMark className="border-t-2 border-gad" dot="border-gad" />, shown: points.some((p) => p.anxiety !== null) },
    { name: "trend level", mark: <LineMark className="border-t border-ink-3" />, shown: points.some((p) => p.level !== null) },
    { name: "baseline", mark: <LineMark className="border-t-2 border-dotted border-phq" />, shown: hasBaseline },
    {
      name: "not answered",
      mark: <i className="size-2.5 rounded-full border-2 border-dashed border-missed" />,
      shown: points.some((p) => p.missed),
    },
    { name: "skin: + better, = same, − worse", mark: null, shown: points.some((p) => p.skin !== null) },
    { name: `shaded: ${mood} severity`, mark: null, shown: true },
  ];
  return (
    <p aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {keys.map(
        ({ name, mark, shown }) =>
          shown && (
            <span key={name} className="inline-flex items-center gap-1.5">
              {mark}
              {name}
            </span>
          ),
      )}
    </p>
  );
}

function LineMark({ className, dot }: { className: string; dot?: string }) {
  return (
    <i className="relative inline-grid w-5 place-items-center">
      <i className={joinClasses("w-full", className)} />
      {dot && <i className={joinClasses("absolute size-[7px] border-2 bg-surface", dot)} />}
    </i>
  );
}

/** Holds the place of the drawing in its final size (course-frame has the heights); paper must not look as if there were none. */
export function DrawingSkeleton() {
  return (
    <>
      <div className="no-print pt-7" aria-hidden>
        <Skeleton className="h-[396px] rounded-box" />
        <Skeleton className="mt-9 h-[184px] rounded-box" />
      </div>
      <p className="printed-only">The chart was still loading when this was printed. Every score is in the table below.</p>
    </>
  );
}

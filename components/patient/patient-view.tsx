"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ClockTime } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { BeforeRenewal } from "./before-renewal";
import { CourseChart } from "./chart/course-chart";
import { CourseFacts } from "./course-facts";
import { FlagColumn } from "./flags/flag-column";
import { Notes } from "./notes";
import { PatientHeader } from "./patient-header";
import { patientQuery, type Viewer } from "./patient-query";
import { ContactsCard } from "./person/contacts-card";
import { RisksCard } from "./person/risks-card";
import { PrintedRecord } from "./record/printed-record";
import { PrintedScores } from "./record/printed-scores";
import { RunningHead } from "./record/running-head";
import { SinceVisit } from "./since-visit";
import { Timeline } from "./timeline";

/** One patient: begun with what the server read for the page, kept fresh by the live stream. */
export function PatientView({ initial, viewer }: { initial: PatientPage; viewer: Viewer }) {
  const query = useQuery({ ...patientQuery(initial.patient.id), initialData: initial });
  const page = query.data;
  useFocusedFlag();
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <RunningHead patient={page.patient} />
      <PatientHeader page={page} />
      <SinceVisit page={page} />
      {query.isError && <Stale asOf={page.asOf} onRetry={() => query.refetch()} busy={query.isFetching} />}
      <div className="patient-grid mx-auto grid max-w-[1400px] gap-5 px-4 py-5 sm:px-6 min-[1100px]:grid-cols-[minmax(0,1fr)_380px] min-[1100px]:grid-rows-[auto_1fr]">
        <div className="patient-course min-w-0">
          <CourseChart page={page} />
          <PrintedScores page={page} />
          <PrintedRecord page={page} />
        </div>
        <aside aria-label="What to do" className="patient-flags grid content-start gap-3 min-[1100px]:row-span-2">
          <BeforeRenewal page={page} viewer={viewer} />
          <FlagColumn page={page} viewer={viewer} />
          <CourseFacts page={page} viewer={viewer} />
          <Notes page={page} viewer={viewer} />
          <RisksCard page={page} viewer={viewer} />
          <ContactsCard page={page} />
        </aside>
        <div className="min-w-0">
          <Timeline page={page} />
        </div>
      </div>
    </main>
  );
}

/** What is on the screen stays, and says from when it is. */
function Stale({ asOf, onRetry, busy }: { asOf: string; onRetry: () => void; busy: boolean }) {
  return (
    <div role="alert" className="no-print border-b border-line bg-amber-soft">
      <p className="mx-auto flex max-w-[1400px] flex-wrap items-center gap-3 px-4 py-2 text-amber sm:px-6">
        <span>
          This page could not be refreshed: it shows what was known at <ClockTime value={asOf} />. Newer answers may be missing.
        </span>
        <Button size="small" onClick={onRetry} disabled={busy}>
          Try again
        </Button>
      </p>
    </div>
  );
}

/** The alert mail's link ends in a flag: show it and give it the focus, also where it is folded away. */
function useFocusedFlag() {
  useEffect(() => {
    const target = document.getElementById(window.location.hash.slice(1));
    if (target === null || !target.id.startsWith("flag-")) return;
    target.closest("details")?.setAttribute("open", "");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }, []);
}

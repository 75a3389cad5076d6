"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { StaleBar } from "@/components/ui/stale-bar";
import { ClockTime } from "@/components/ui/time";
import { WindowFoot } from "@/components/ui/window-foot";
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
import { RunningHead } from "./record/running-head";
import { SinceVisit } from "./since-visit";
import { Timeline } from "./timeline";

/** One patient: begun with what the server read for the page, kept fresh by the live stream. */
export function PatientView({ initial, viewer, clinicName }: { initial: PatientPage; viewer: Viewer; clinicName: string }) {
  const query = useQuery({ ...patientQuery(initial.patient.id), initialData: initial });
  const page = query.data;
  useFocusedFlag();
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <RunningHead patient={page.patient} clinicName={clinicName} />
      <PatientHeader page={page} clinicName={clinicName} />
      <SinceVisit page={page} />
      <div className="patient-grid page-width grid gap-5 py-5 min-[1100px]:grid-cols-[minmax(0,1fr)_380px] min-[1100px]:grid-rows-[auto_1fr] min-[1700px]:grid-cols-[minmax(0,1fr)_440px]">
        <div className="patient-course min-w-0">
          <PrintedRecord page={page}>
            <CourseChart page={page} />
          </PrintedRecord>
        </div>
        {/* In one column what is to be done comes before the chart, and the record after it. */}
        <aside
          aria-label="What to do"
          className="patient-flags content-start gap-3 max-[1099px]:contents min-[1100px]:row-span-2 min-[1100px]:grid"
        >
          <div className="grid content-start gap-3 max-[1099px]:order-first">
            <FlagColumn page={page} viewer={viewer} />
            <BeforeRenewal page={page} viewer={viewer} />
          </div>
          <div className="grid content-start gap-3">
            <CourseFacts page={page} viewer={viewer} />
            <Notes page={page} viewer={viewer} />
            <RisksCard page={page} viewer={viewer} />
            <ContactsCard page={page} />
          </div>
        </aside>
        <div className="min-w-0">
          <Timeline page={page} />
        </div>
      </div>
      {query.isError && (
        <WindowFoot className="page-width no-print sticky bottom-0 z-20 pb-4">
          <StaleBar onRetry={() => query.refetch()}>
            This page could not be refreshed: it shows what was known at <ClockTime value={page.asOf} />. Newer answers may be missing.
          </StaleBar>
        </WindowFoot>
      )}
    </main>
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

"use client";

import type { ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { usePrinting } from "@/components/ui/use-printing";
import type { PatientPage } from "@/contracts/patient-page";
import { PrintedFlags } from "./printed-flags";
import { PrintedHistory } from "./printed-history";
import { PrintedScores } from "./printed-scores";
import { recordOf } from "./record";

/**
 * The course as it is printed, around its chart: what is grave before it, what may go on to a second sheet after it. On the screen it is the chart
 * alone: nobody waits for what is made for paper.
 */
export function PrintedRecord({ page, children }: { page: PatientPage; children: ReactNode }) {
  const { timeZone } = useClock();
  const printing = usePrinting();
  const record = printing ? recordOf(page, timeZone) : null;
  return (
    <>
      {record && <PrintedFlags record={record} />}
      {children}
      {record && <PrintedScores record={record} />}
      {record && <PrintedHistory record={record} />}
    </>
  );
}

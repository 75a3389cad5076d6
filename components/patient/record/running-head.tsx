"use client";

import { useClock } from "@/components/ui/clock";
import type { PatientPage } from "@/contracts/patient-page";
import { recordMoment } from "./record-date";

/** On paper only, at the head of every sheet: whose record it is and when it was printed. A sheet outlives its folder. */
export function RunningHead({ patient }: { patient: PatientPage["patient"] }) {
  const { timeZone, now } = useClock();
  return (
    <div className="running-head">
      <p>
        <b>{patient.name}</b>
        <span>Born {patient.dateOfBirth}</span>
        <span>Record no. {patient.recordNumber}</span>
        <span>Printed {recordMoment(now, timeZone)}</span>
      </p>
    </div>
  );
}

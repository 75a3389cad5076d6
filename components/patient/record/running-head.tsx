"use client";

import { useClock } from "@/components/ui/clock";
import type { PatientPage } from "@/contracts/patient-page";
import { recordMoment } from "./record-date";

/** On paper only, at the head of every sheet: whose record it is, which clinic's, and when it was printed. A sheet outlives its folder. */
export function RunningHead({ patient, clinicName }: { patient: PatientPage["patient"]; clinicName: string }) {
  const { timeZone, now } = useClock();
  return (
    <div className="running-head">
      <p>
        <b>{patient.name}</b>
        <span>
          Born {patient.dateOfBirth} ({patient.age})
        </span>
        <span>Record no. {patient.recordNumber}</span>
        <span>{clinicName}</span>
        <span>Printed {recordMoment(now, timeZone)}</span>
      </p>
    </div>
  );
}

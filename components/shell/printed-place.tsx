"use client";

import { useClock } from "@/components/ui/clock";
import { fullDate } from "@/components/ui/dates";

/** On paper only, where the header is left out: whose page it is and when it was printed. A patient's page says both on every sheet itself. */
export function PrintedPlace({ clinicName }: { clinicName: string }) {
  const { timeZone, now } = useClock();
  return (
    <p className="printed-place page-width hidden justify-between gap-4 border-b-2 border-ink pb-1 print:flex">
      <b>{clinicName}</b>
      <span>Printed {fullDate(now, timeZone)}</span>
    </p>
  );
}

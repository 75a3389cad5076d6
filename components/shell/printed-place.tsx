"use client";

import { useClock } from "@/components/ui/clock";
import { fullDate } from "@/components/ui/dates";

/** On paper only, at the head of every sheet, because the header is left out: whose page it is and when it was printed. A patient's page says both itself. */
export function PrintedPlace({ clinicName }: { clinicName: string }) {
  const { timeZone, now } = useClock();
  return (
    <div className="printed-place hidden">
      <p className="mb-2 flex justify-between gap-4 border-b-2 border-ink pb-1 text-sm">
        <b>{clinicName}</b>
        <span>Printed {fullDate(now, timeZone)}</span>
      </p>
    </div>
  );
}

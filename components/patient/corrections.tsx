"use client";

import { useClock } from "@/components/ui/clock";
import { shortDate } from "@/components/ui/dates";
import { Time } from "@/components/ui/time";
import { Unfold } from "@/components/ui/unfold";
import { correctionWords, ENTRY_LABELS } from "@/contracts/course-corrections";
import type { PatientPage } from "@/contracts/patient-page";

/** Every earlier version of what the course says: what it said, who put it right, when and why. */
export function Corrections({ corrections }: { corrections: PatientPage["care"]["corrections"] }) {
  const { timeZone, now } = useClock();
  if (corrections.length === 0) return null;
  return (
    <details className="mt-2">
      <Unfold>{corrections.length === 1 ? "1 correction" : `${corrections.length} corrections`}</Unfold>
      <ul className="mt-1 grid gap-2 text-sm">
        {corrections.map((correction) => (
          <li key={correction.id} className="border-l-2 border-line-2 pl-3">
            <p>
              <span className="font-medium">{ENTRY_LABELS[correction.entry]}</span>{" "}
              {correctionWords(correction, (on) => shortDate(on, timeZone, now))}
            </p>
            <p className="break-words text-ink-2">
              {correction.by}, <Time value={correction.at} withClock />: {correction.reason}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

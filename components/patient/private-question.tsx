"use client";

import { useClock } from "@/components/ui/clock";
import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn, daysFrom } from "./course-days";

/** Whether sexual function was asked about in private, and how long ago; shown where somebody has to ask. */
export function PrivateQuestion({ page }: { page: PatientPage }) {
  const { timeZone, now } = useClock();
  const question = page.care.privateQuestion;
  if (question === null) return null;
  const newest = question.records[0];
  const asked = question.records.find((record) => record.asked);
  const today = dateIn(timeZone, now);
  return (
    <p>
      Sexual function:{" "}
      {asked === undefined ? (
        <span className="font-medium text-ink">not asked about yet</span>
      ) : (
        <>
          <span className="font-medium text-ink">asked {agoWords(daysFrom(asked.on, today))}</span>, <Time value={asked.on} />
        </>
      )}
      {newest !== undefined && !newest.asked && (
        <>
          ; not asked <Time value={newest.on} />
        </>
      )}
      .{asked === undefined && WHY[question.because]}
    </p>
  );
}

const WHY = {
  "under-18": " Under 18 the form leaves it out: ask in private.",
  required: " To be asked of everyone here.",
} as const;

function agoWords(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

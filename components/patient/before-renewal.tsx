"use client";

import { useClock } from "@/components/ui/clock";
import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { AskedInPrivate } from "./asked-in-private";
import { dateIn, plusDays } from "./course-days";
import { openFlags } from "./flags/flag-order";
import { LastMoodCheck } from "./last-mood-check";
import type { Viewer } from "./patient-query";
import { PrivateQuestion } from "./private-question";
import { RecordRenewal } from "./record-renewal";

/** What a prescriber looks at before the drug is prescribed again: how old the last mood check is beside the clinic's limit, and when supply ends. */
export function BeforeRenewal({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const { course, care, daysSinceLast } = page;
  const goesOn = course.phase !== "after";
  const isLate = daysSinceLast === null || daysSinceLast > care.rules.checkWithinDays;
  return (
    <section aria-labelledby="before-renewal-title" className="rounded-card border border-line bg-surface px-4 py-3 shadow-raised">
      <h2 id="before-renewal-title" className={goesOn ? "no-print font-semibold" : "sr-only"}>
        {goesOn ? "Before you renew" : "After the course"}
      </h2>
      <div className={goesOn ? "mt-1 print:mt-0" : ""}>
        <LastMoodCheck page={page} />
      </div>
      {/* Hidden and not taken away: a last dose that a colleague records must not close the form that somebody is writing in. */}
      {(goesOn || viewer.mayAct) && (
        <div hidden={!goesOn} className="no-print mt-2 grid gap-1.5 border-t border-line pt-2.5 text-sm text-ink-2">
          <OpenFlags page={page} />
          <p>
            {isLate && (
              <span className="font-medium text-amber">
                {daysSinceLast === null ? "Renewing now needs a reason. " : "Past the clinic’s limit: renewing now needs a reason. "}
              </span>
            )}
            <Supply page={page} />
          </p>
          <PrivateQuestion page={page} />
          {viewer.mayAct && (
            <div className="mt-1 flex flex-wrap gap-2">
              {viewer.mayPrescribe && <RecordRenewal page={page} isLate={isLate} />}
              <AskedInPrivate page={page} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** What a prescription should not pass by. */
function OpenFlags({ page: { flags } }: { page: PatientPage }) {
  const pressing = openFlags(flags).filter(({ urgency }) => urgency === "now" || urgency === "today");
  if (pressing.length === 0) return null;
  return (
    <p className="font-medium text-red">
      {pressing.length === 1 ? "A flag is open: " : `${pressing.length} pressing flags are open: `}
      {pressing.map(({ title }) => title).join(", ")}. See what is suggested there.
    </p>
  );
}

/** Until when the last prescription lasts. */
function Supply({ page: { care } }: { page: PatientPage }) {
  const { timeZone, now } = useClock();
  const last = care.renewals[0];
  const limit = `The clinic’s limit: a mood check at most ${care.rules.checkWithinDays} days old.`;
  if (last === undefined) return <>No prescription recorded. {limit}</>;
  const until = plusDays(last.on, last.days);
  return (
    <>
      {until < dateIn(timeZone, now) ? "Supply ended" : "Next renewal"} <Time value={until} />: {last.days} days from{" "}
      <Time value={last.on} />. {limit}
    </>
  );
}

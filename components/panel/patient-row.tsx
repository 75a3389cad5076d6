"use client";

import Link from "next/link";
import { memo, type ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { joinClasses } from "@/components/ui/join-classes";
import { Tag } from "@/components/ui/tag";
import { Time, TimeSince } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyMark } from "@/components/ui/urgency-mark";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PanelRow } from "@/contracts/panel";
import { ClaimCell } from "./claim-cell";
import { ageOfScore, changeText, doseWords, isUnanswered, phaseWords } from "./row-words";
import { Sparkline } from "./sparkline";
import { ROW_LINK } from "./use-panel-keys";

export const ADULT = 18;

type RowProps = { row: PanelRow; gone: boolean; me: { id: string }; mayClaim: boolean; onClaim: (row: PanelRow) => void };

const CELL = "px-3 py-1.5 align-middle max-lg:p-0";

/** One patient: a row on a wide screen, a small card on a narrow one. The whole of it opens the patient. */
export const PatientRow = memo(function PatientRow({ row, gone, me, mayClaim, onClaim }: RowProps) {
  const { urgency, waitingSince, patientId, courseId, name, age, recordNumber } = row;
  return (
    <tr
      className={joinClasses(
        "relative border-line not-first:border-t hover:bg-sunken has-[[data-row-link]:focus-visible]:bg-sunken",
        "max-lg:grid max-lg:grid-cols-[1fr_auto] max-lg:gap-x-4 max-lg:gap-y-1.5 max-lg:p-4",
        gone && "opacity-60",
      )}
    >
      <td className={joinClasses(CELL, "pl-4")}>
        {urgency ? <UrgencyMark urgency={urgency} /> : <span className="text-ink-3">No flag</span>}
      </td>
      <th scope="row" className={joinClasses(CELL, "text-left font-normal proportional-nums max-lg:order-2")}>
        {/* The link's box covers the row, so that a click anywhere opens the patient and the row stays one stop for the keyboard. */}
        <Link
          href={`/patients/${patientId}`}
          prefetch={false}
          {...{ [ROW_LINK]: courseId }}
          className="rounded font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {name}
        </Link>
        <Sub>
          {age}
          {age < ADULT && " · under 18"} · {recordNumber}
        </Sub>
      </th>
      <td className={joinClasses(CELL, "max-lg:order-4")}>
        {phaseWords(row)}
        <Sub>{doseWords(row)}</Sub>
      </td>
      <td className={joinClasses(CELL, "text-right max-lg:order-3")}>
        <Score row={row} />
      </td>
      <td className={joinClasses(CELL, "max-lg:order-5 max-lg:justify-self-end")}>
        <Sparkline points={row.sparkline} urgency={urgency} />
      </td>
      <td className={joinClasses(CELL, "proportional-nums max-lg:order-6 max-lg:col-span-2 lg:max-w-90")}>
        <Why row={row} gone={gone} />
      </td>
      <td className={joinClasses(CELL, "proportional-nums text-ink-2 max-lg:order-8 max-lg:col-span-2 lg:max-xl:hidden")}>
        <LastAndNext row={row} />
      </td>
      <td className={joinClasses(CELL, "whitespace-nowrap max-lg:order-1 max-lg:text-right max-lg:text-ink-2")}>
        {waitingSince && <TimeSince value={waitingSince} />}
      </td>
      <td className={joinClasses(CELL, "pr-4 max-lg:order-7 max-lg:col-span-2 max-lg:empty:hidden")}>
        <div className="relative z-10 w-fit">{!gone && <ClaimCell {...{ row, me, mayClaim, onClaim }} />}</div>
      </td>
    </tr>
  );
});

function Sub({ children }: { children: ReactNode }) {
  return children === null ? null : <span className="block text-xs text-ink-3">{children}</span>;
}

function Score({ row: { latest, change, urgency } }: { row: PanelRow }) {
  const { now, timeZone } = useClock();
  if (!latest) return <span className="text-ink-3">Not answered yet</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="text-lg/5 font-[650]" title={latest.severity}>
        {latest.total}
      </span>
      {change !== null && (
        <span className={joinClasses("ml-1.5 text-sm font-semibold", urgency && change > 0 ? URGENCY_COLOURS[urgency] : "text-ink-2")}>
          <span className="sr-only">, from baseline </span>
          {changeText(change)}
        </span>
      )}
      <Sub>
        <time dateTime={latest.at}>{ageOfScore(latest.at, now, timeZone)}</time>
      </Sub>
    </span>
  );
}

function Why({ row, gone }: { row: PanelRow; gone: boolean }) {
  const { reason, urgency, openFlags, latest, baseline, baselineIsLate, nextDueOn } = row;
  const { now, timeZone } = useClock();
  if (gone) return <span className="text-ink-2">No longer here: closed or changed by a colleague.</span>;
  return (
    <span className="text-pretty">
      {urgency || reason ? <span>{reason}</span> : <span className="text-ink-3">{latest ? "No rule fired" : "No answers yet"}</span>}
      {openFlags > 1 && (
        <>
          {" "}
          <Tag>{openFlags} open flags</Tag>
        </>
      )}
      {latest && baseline === null && (
        <>
          {" "}
          <Tag>no baseline</Tag>
        </>
      )}
      {baselineIsLate && (
        <>
          {" "}
          <Tag>late baseline</Tag>
        </>
      )}
      {isUnanswered(nextDueOn, now, timeZone) && (
        <>
          {" "}
          <Tag>check-in not answered</Tag>
        </>
      )}
    </span>
  );
}

function LastAndNext({ row: { lastContact, reviewOn, nextDueOn } }: { row: PanelRow }) {
  return (
    <>
      {lastContact && (
        <span className="block text-sm">
          {OUTCOME_LABELS[lastContact.outcome]} <Time value={lastContact.at} />
        </span>
      )}
      {reviewOn && (
        <span className="block text-sm">
          Review <Time value={reviewOn} />
        </span>
      )}
      {nextDueOn ? (
        <span className="block text-xs text-ink-3">
          Check-in due <Time value={nextDueOn} />
        </span>
      ) : (
        <span className="block text-xs text-ink-3">No check-in planned</span>
      )}
    </>
  );
}

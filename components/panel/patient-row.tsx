"use client";

import Link from "next/link";
import { Fragment, memo, type ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { joinClasses } from "@/components/ui/join-classes";
import { Tag } from "@/components/ui/tag";
import { Time, TimeSince } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyMark } from "@/components/ui/urgency-mark";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PanelRow } from "@/contracts/panel";
import { ClaimCell } from "./claim-cell";
import { ageOfScore, changeText, doseWords, phaseWords, quietWords, stripWords } from "./row-words";
import { Sparkline } from "./sparkline";
import { ROW_LINK } from "./use-panel-keys";

export const ADULT = 18;
/** Characters that three lines of the column hold anywhere. */
const LONG_REASON = 120;

type RowProps = { row: PanelRow; gone: boolean; me: { id: string }; mayClaim: boolean; onClaim: (row: PanelRow) => void };

/**
 * Where each cell stands: in a table's row from 1280 px, in two lines from 768 px, in a card of two columns below. What was last
 * and what is next needs 1400 px beside the reason, or a card.
 */
const CELL = "px-3 py-1.5 align-middle max-xl:p-0";
const PLACES = {
  row: "max-xl:grid max-xl:gap-x-4 max-xl:gap-y-1.5 max-xl:p-4 max-md:grid-cols-[1fr_auto] md:max-xl:grid-cols-[5.5rem_minmax(0,1fr)_8.5rem_5.5rem_8rem]",
  urgency: `${CELL} pl-4 max-xl:order-1`,
  patient: `${CELL} text-left font-normal proportional-nums max-xl:order-3 md:max-xl:order-2`,
  course: `${CELL} whitespace-nowrap max-xl:order-5 md:max-xl:order-3`,
  score: `${CELL} text-right max-xl:order-4`,
  sparkline: `${CELL} max-xl:order-6 max-xl:justify-self-end md:max-xl:order-5`,
  why: `${CELL} proportional-nums max-md:order-7 max-md:col-span-2 md:max-xl:order-8 md:max-xl:col-span-3`,
  lastAndNext: `${CELL} proportional-nums text-ink-2 max-md:order-9 max-md:col-span-2 md:max-[1399px]:hidden`,
  waiting: `${CELL} whitespace-nowrap max-xl:order-2 max-xl:text-ink-2 max-md:text-right md:max-xl:order-7`,
  claim: `${CELL} pr-4 max-md:order-8 max-md:col-span-2 md:max-xl:order-9`,
} as const;

/** One patient: a row on a wide screen, a small card on a narrow one. The whole of it opens the patient. */
export const PatientRow = memo(function PatientRow({ row, gone, me, mayClaim, onClaim }: RowProps) {
  const { urgency, waitingSince, patientId, courseId, name, age, recordNumber } = row;
  return (
    <tr
      className={joinClasses(
        "relative border-line not-first:border-t hover:bg-sunken has-[[data-row-link]:focus-visible]:bg-sunken",
        PLACES.row,
        gone && "opacity-60",
      )}
    >
      <td className={PLACES.urgency}>{urgency ? <UrgencyMark urgency={urgency} /> : <span className="text-ink-3">No flag</span>}</td>
      <th scope="row" className={PLACES.patient}>
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
      <td className={PLACES.course}>
        {phaseWords(row)}
        <Sub>{doseWords(row)}</Sub>
      </td>
      <td className={PLACES.score}>
        <Score row={row} />
      </td>
      <td className={PLACES.sparkline}>
        <Sparkline points={row.sparkline} urgency={urgency} />
      </td>
      <td className={PLACES.why}>
        <Why row={row} gone={gone} />
      </td>
      <td className={PLACES.lastAndNext}>
        <LastAndNext row={row} />
      </td>
      <td className={PLACES.waiting}>{waitingSince && <TimeSince value={waitingSince} />}</td>
      <td className={PLACES.claim}>
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
  const { reason, urgency, openFlags, unclaimedFlags, claimedBy, latest, newest } = row;
  if (gone) return <span className="text-ink-2">No longer here: closed or changed by a colleague.</span>;
  return (
    <span className="text-pretty">
      {urgency || reason ? <Reason text={reason} /> : <span className="text-ink-3">{quietWords(newest, latest !== null)}</span>}
      {openFlags > 1 && (
        <>
          {" "}
          <Tag>
            {openFlags} open flags{claimedBy && unclaimedFlags > 0 && `, ${unclaimedFlags} unclaimed`}
          </Tag>
        </>
      )}
      {stripWords(row).map((word) => (
        <Fragment key={word}>
          {" "}
          <Tag>{word}</Tag>
        </Fragment>
      ))}
    </span>
  );
}

/** A detector's sentence may be long: it ends where the row would grow out of shape, and is whole for who points at it or hears it. */
function Reason({ text }: { text: string | null }) {
  return text !== null && text.length > LONG_REASON ? (
    <span className="line-clamp-3" title={text}>
      {text}
    </span>
  ) : (
    <span>{text}</span>
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

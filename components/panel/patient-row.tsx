"use client";

import Link from "next/link";
import { Fragment, memo, type ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { joinClasses } from "@/components/ui/join-classes";
import { Tag } from "@/components/ui/tag";
import { Time, TimeSince } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyMark } from "@/components/ui/urgency-mark";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PanelRow, PanelTab } from "@/contracts/panel";
import { ClaimCell } from "./claim-cell";
import { PatientCard } from "./patient-card";
import { ageOfScore, changeText, doseWords, phaseWords, quietWords, stripWords } from "./row-words";
import { Sparkline } from "./sparkline";
import { ROW_LINK } from "./use-panel-keys";

export const ADULT = 18;
/** Characters that two lines of the column hold anywhere. */
const LONG_REASON = 72;

type RowProps = {
  row: PanelRow;
  gone: boolean;
  index: number;
  tab: PanelTab;
  isChosen: boolean;
  onToggle: (event: unknown) => void;
  measure?: (row: HTMLTableRowElement | null) => void;
  me: { id: string };
  mayClaim: boolean;
  onClaim: (row: PanelRow) => void;
};

/** One patient: a row on a wide screen, a small card on a narrow one. The whole of it opens the patient. */
export const PatientRow = memo(PatientRowOf, isSameRow);

/** Handlers are made anew with every change of what is chosen; what they do to this row stays the same. */
function isSameRow(a: RowProps, b: RowProps): boolean {
  const keys = ["row", "gone", "index", "tab", "isChosen", "measure", "me", "mayClaim", "onClaim"] as const;
  return keys.every((key) => a[key] === b[key]);
}

function PatientRowOf({ row, gone, index, tab, isChosen, onToggle, measure, me, mayClaim, onClaim }: RowProps) {
  const { urgency, waitingSince, patientId, name, age, recordNumber } = row;
  return (
    <tr
      className={joinClasses("panel-row", gone && "opacity-60", isChosen && "bg-accent-soft")}
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
    >
      <td className="panel-chosen">
        <input
          type="checkbox"
          aria-label={`Choose ${name}`}
          className="relative z-10 block size-4 accent-accent"
          checked={isChosen}
          onChange={onToggle}
        />
      </td>
      <td className="panel-urgency">{urgency ? <UrgencyMark urgency={urgency} /> : <span className="text-ink-3">No flag</span>}</td>
      <th scope="row" className="panel-patient">
        {/* The link's box covers the row, so that a click anywhere opens the patient and the row stays one stop for the keyboard. */}
        <PatientCard row={row}>
          <Link href={`/patients/${patientId}`} prefetch={false} {...{ [ROW_LINK]: "" }} className="panel-link">
            {name}
          </Link>
        </PatientCard>
        <Sub>{`${age}${age < ADULT ? " · under 18" : ""} · ${recordNumber}`}</Sub>
      </th>
      <td className="panel-course">
        {phaseWords(row)}
        <Sub>{doseWords(row)}</Sub>
      </td>
      <td className="panel-score">
        <Score row={row} />
      </td>
      <td className="panel-sparkline">{tab === "calls" ? <Call row={row} /> : <Sparkline points={row.sparkline} urgency={urgency} />}</td>
      <td className="panel-gad7">{row.gad7 ?? <span className="text-ink-3">–</span>}</td>
      <td className="panel-why">
        <Why row={row} gone={gone} />
      </td>
      <td className="panel-last-and-next">
        <LastAndNext row={row} />
      </td>
      <td className="panel-waiting">{waitingSince && <TimeSince value={waitingSince} />}</td>
      <td className="panel-claim">
        <div className="relative z-10 w-fit">{!gone && <ClaimCell {...{ row, me, mayClaim, onClaim }} />}</div>
      </td>
    </tr>
  );
}

/** Where to call, and how the last try went. */
function Call({ row: { phone, lastContact, name } }: { row: PanelRow }) {
  return (
    <>
      {phone ? (
        <a
          href={`tel:${phone.replace(/[^+\d]/g, "")}`}
          aria-label={`Call ${name}`}
          className="relative z-10 rounded font-semibold text-accent underline underline-offset-2"
        >
          {phone}
        </a>
      ) : (
        <span className="text-ink-2">No number known</span>
      )}
      <Sub>
        {lastContact ? (
          <>
            {OUTCOME_LABELS[lastContact.outcome]} <Time value={lastContact.at} />
          </>
        ) : (
          "Not called yet"
        )}
      </Sub>
    </>
  );
}

function Sub({ children }: { children: ReactNode }) {
  return children === null ? null : <span className="block text-xs text-ink-3">{children}</span>;
}

function Score({ row: { latest, change, urgency } }: { row: PanelRow }) {
  const { now, timeZone } = useClock();
  if (!latest)
    return (
      <span className="text-ink-3">
        –<Sub>no answers</Sub>
      </span>
    );
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
      {stripWords(row).map(({ word, full }) => (
        <Fragment key={word}>
          {" "}
          <Tag title={full ?? undefined}>
            {full === null ? (
              word
            ) : (
              <>
                <span aria-hidden>{word}</span>
                <span className="sr-only">{full}</span>
              </>
            )}
          </Tag>
        </Fragment>
      ))}
    </span>
  );
}

/** A detector's sentence may be long: it ends where the row would grow out of shape, and is whole for who points at it or hears it. */
function Reason({ text }: { text: string | null }) {
  return text !== null && text.length > LONG_REASON ? (
    <span className="line-clamp-3 xl:line-clamp-2" title={text}>
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

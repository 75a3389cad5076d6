"use client";

import Link, { useLinkStatus } from "next/link";
import { Fragment, memo, type ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { joinClasses } from "@/components/ui/join-classes";
import { Tag } from "@/components/ui/tag";
import { Time, TimeSince } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyMark } from "@/components/ui/urgency-mark";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PanelRow, PanelTab } from "@/contracts/panel";
import { ChooseBox } from "./choose-box";
import { ClaimCell } from "./claim-cell";
import { ageOfScore, changeText, doseWords, phaseWords, quietWords, stripWords, unsentWords, wasCalled } from "./row-words";
import { Sparkline } from "./sparkline";
import { FIRST_ROW } from "./use-panel-keys";

export const ADULT = 18;
/** Characters that three lines of the column hold anywhere. */
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
      className={joinClasses(gone && "opacity-60", isChosen && "bg-accent-soft") || undefined}
      ref={measure}
      data-index={measure && index}
      // Where all rows stand in the page, their order says it.
      aria-rowindex={measure && index + FIRST_ROW}
    >
      <td>
        <ChooseBox name={name} checked={isChosen} onChange={onToggle} />
      </td>
      <td>{urgency ? <UrgencyMark urgency={urgency} drawn /> : <i>No flag</i>}</td>
      <th scope="row">
        <Link href={`/patients/${patientId}`} prefetch={false}>
          {name}
          <Opening />
        </Link>
        <small>{`${age}${age < ADULT ? " · under 18" : ""} · ${recordNumber}`}</small>
      </th>
      <td>
        {phaseWords(row)}
        <Sub>{doseWords(row)}</Sub>
      </td>
      <td>
        <Score row={row} />
      </td>
      <td>{tab === "calls" ? <Call row={row} /> : <Sparkline points={row.sparkline} urgency={urgency} />}</td>
      <td>{row.gad7 ?? <i>–</i>}</td>
      <td>
        <Why row={row} gone={gone} />
      </td>
      <td>
        <LastAndNext row={row} />
      </td>
      <td>{waitingSince && <TimeSince value={waitingSince} plain />}</td>
      <td>
        <div>{!gone && <ClaimCell {...{ row, me, mayClaim, onClaim }} />}</div>
      </td>
    </tr>
  );
}

/** That a press was heard, where the patient's page takes its time to come. */
function Opening() {
  const { pending } = useLinkStatus();
  return (
    pending && (
      <span aria-hidden className="breathe ml-2 text-xs font-normal text-ink-3">
        Opening
      </span>
    )
  );
}

/** Where to call, and how the last try since the flag went. */
function Call({ row }: { row: PanelRow }) {
  const { phone, lastContact, name } = row;
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
        <span className="text-ink-2">No number</span>
      )}
      <Sub>
        {lastContact && wasCalled(row) ? (
          <>
            {`${OUTCOME_LABELS[lastContact.outcome]} `}
            <Time value={lastContact.at} plain />
          </>
        ) : (
          "Not called yet"
        )}
      </Sub>
    </>
  );
}

function Sub({ children }: { children: ReactNode }) {
  return children === null ? null : <small>{children}</small>;
}

function Score({ row: { latest, change, urgency } }: { row: PanelRow }) {
  const { now, timeZone } = useClock();
  if (!latest)
    return (
      <i>
        –<Sub>{unsentWords({ urgency })}</Sub>
      </i>
    );
  return (
    <>
      <b onPointerEnter={({ currentTarget }) => (currentTarget.title = latest.severity)}>{latest.total}</b>
      {change !== null && (
        <span className={urgency && change > 0 ? URGENCY_COLOURS[urgency] : "text-ink-2"}>
          <span className="sr-only">, from baseline </span>
          {changeText(change)}
        </span>
      )}
      <Sub>{ageOfScore(latest.at, now, timeZone)}</Sub>
    </>
  );
}

function Why({ row, gone }: { row: PanelRow; gone: boolean }) {
  const { reason, urgency, openFlags, unclaimedFlags, claimedBy, latest, newest } = row;
  if (gone) return <span className="text-ink-2">No longer on this list: closed or changed since it was loaded.</span>;
  const unclaimed = claimedBy && unclaimedFlags > 0 ? `, ${unclaimedFlags} unclaimed` : "";
  return (
    <>
      {urgency || reason ? <Reason text={reason} /> : <i>{quietWords(newest, latest !== null)}</i>}
      {openFlags > 1 && (
        <>
          {" "}
          <Tag>{`${openFlags} open flags${unclaimed}`}</Tag>
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
    </>
  );
}

/** A detector's sentence may be long: it ends where the row would grow out of shape, and is whole for who points at it or hears it. */
function Reason({ text }: { text: string | null }) {
  return text !== null && text.length > LONG_REASON ? (
    <span className="line-clamp-3" onPointerEnter={({ currentTarget }) => (currentTarget.title = text)}>
      {text}
    </span>
  ) : (
    text
  );
}

function LastAndNext({ row: { lastContact, reviewOn, nextDueOn } }: { row: PanelRow }) {
  return (
    <>
      {lastContact && (
        <span>
          {`${OUTCOME_LABELS[lastContact.outcome]} `}
          <Time value={lastContact.at} plain />
        </span>
      )}
      {reviewOn && (
        <span>
          {"Review "}
          <Time value={reviewOn} plain />
        </span>
      )}
      {nextDueOn ? (
        <small>
          {"Check-in due "}
          <Time value={nextDueOn} plain />
        </small>
      ) : (
        <small>No check-in planned</small>
      )}
    </>
  );
}

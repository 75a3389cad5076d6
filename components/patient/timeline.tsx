"use client";

import {
  BellOff,
  ClipboardCheck,
  FileCheck,
  Flag,
  Mail,
  MessageCircleQuestion,
  NotebookPen,
  PenLine,
  PhoneIncoming,
  Pill,
  RefreshCw,
  Scale,
  Undo2,
  UserPlus,
} from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { ClockTime, Time } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyShape } from "@/components/ui/urgency-mark";
import type { PatientPage, TimelineEntry } from "@/contracts/patient-page";
import { Card } from "./card";
import { dateIn } from "./course-days";
import { WrittenWords } from "./flags/written-words";
import { mergeRepeats, type TimelineRow } from "./merge-repeats";

const ICONS = {
  enrolled: UserPlus,
  "check-in": ClipboardCheck,
  flag: Flag,
  event: PenLine,
  dose: Pill,
  mail: Mail,
  "course-end": Pill,
  help: PhoneIncoming,
  consent: FileCheck,
  messages: BellOff,
  correction: Undo2,
  weight: Scale,
  renewal: RefreshCw,
  "private-question": MessageCircleQuestion,
  note: NotebookPen,
} as const satisfies Record<TimelineEntry["kind"], typeof Flag>;
const KINDS: Readonly<Record<TimelineEntry["kind"], string>> = {
  enrolled: "Enrolment",
  "check-in": "Check-in",
  flag: "Flag",
  event: "Action",
  dose: "Dose",
  mail: "Mail",
  "course-end": "End of course",
  help: "Call asked for",
  consent: "Consent",
  messages: "Messages",
  correction: "Correction",
  weight: "Weight",
  renewal: "Renewal",
  "private-question": "Asked in private",
  note: "Note",
};
/** A visit's worth; the rest of a long course is one press away. */
const SHOWN = 14;

/** Everything that happened, newest first as the server orders it; a day's date is said once. */
export function Timeline({ page: { timeline, asOf } }: { page: PatientPage }) {
  const { timeZone } = useClock();
  const [all, setAll] = useState(false);
  const rows = mergeRepeats(timeline);
  const shown = all || rows.length <= SHOWN + 2 ? rows : rows.slice(0, SHOWN);
  const dayOf = (entry: TimelineEntry | undefined) => entry && dateIn(timeZone, entry.at);
  return (
    <Card title="Timeline" id="timeline" className="timeline">
      <ol className="mt-2">
        {shown.map((entry, i) => (
          <Row
            key={entry.id}
            entry={entry}
            withDate={dayOf(shown[i - 1]) !== dayOf(entry)}
            planned={Date.parse(entry.at) > Date.parse(asOf)}
          />
        ))}
      </ol>
      {shown.length < rows.length && (
        <Button size="small" variant="quiet" className="no-print mt-2 -ml-3" onClick={() => setAll(true)}>
          Show all {rows.length}
        </Button>
      )}
    </Card>
  );
}

function Row({ entry, withDate, planned }: { entry: TimelineRow; withDate: boolean; planned: boolean }) {
  return (
    <li className={`grid grid-cols-[64px_20px_1fr] gap-x-3 py-1.5 ${withDate ? "border-t border-line first:border-0" : ""}`}>
      <span className="text-ink-2">{withDate && <Time value={entry.at} />}</span>
      <Mark entry={entry} />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{entry.title}</span>
          {entry.times > 1 && <span className="text-ink-2"> · {entry.times} flags</span>}
          {entry.by !== null && <span className="text-ink-2"> · {entry.by}</span>}
          {planned && <span className="text-ink-2"> · planned</span>}
          {hasTime(entry) && (
            <span className="text-sm text-ink-3">
              {" "}
              · <ClockTime value={entry.at} />
            </span>
          )}
        </p>
        {entry.detail && <p className="text-sm break-words whitespace-pre-line text-ink-2">{entry.detail}</p>}
        {entry.written.length > 0 && (
          <div className="mt-1 grid gap-1.5">
            <WrittenWords written={entry.written} />
          </div>
        )}
      </div>
    </li>
  );
}

function Mark({ entry: { kind, urgency } }: { entry: TimelineEntry }) {
  const Icon = ICONS[kind];
  if (urgency === null) return <Icon size={16} role="img" aria-label={KINDS[kind]} className="mt-0.5 text-ink-3" />;
  return (
    <span role="img" aria-label={`Flag, ${urgency}`} className={`mt-0.5 block p-0.5 ${URGENCY_COLOURS[urgency]}`}>
      <UrgencyShape urgency={urgency} />
    </span>
  );
}

/** What has a day and no time; theirs is midnight. */
const OF_A_DAY: readonly TimelineEntry["kind"][] = ["dose", "course-end", "weight", "renewal", "private-question"];

function hasTime({ kind }: TimelineEntry): boolean {
  return !OF_A_DAY.includes(kind);
}

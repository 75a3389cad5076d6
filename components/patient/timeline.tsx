"use client";

import {
  BellOff,
  ClipboardCheck,
  ContactRound,
  FileCheck,
  Flag,
  ListChecks,
  Mail,
  MessageCircleQuestion,
  NotebookPen,
  PenLine,
  PhoneIncoming,
  Pill,
  RefreshCw,
  Scale,
  ScanEye,
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
import { CheckInAnswers } from "./check-in-answers";
import { dateIn } from "./course-days";
import { WrittenWords } from "./flags/written-words";
import { mergeRepeats, type TimelineRow } from "./merge-repeats";
import { TimelineFilter, useTimelineGroups } from "./timeline-filter";
import { GROUP_LABELS, inGroups, TIMELINE_GROUPS, type TimelineGroup } from "./timeline-groups";

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
  contacts: ContactRound,
  "baseline-risks": ListChecks,
  "second-look": ScanEye,
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
  contacts: "Contacts",
  "baseline-risks": "Baseline risks",
  "second-look": "Second look",
};
/** A visit's worth; the rest of a long course is one press away. */
const SHOWN = 14;

/** Everything that happened, newest first as the server orders it, whole or narrowed to some kinds; a day's date is said once. */
export function Timeline({ page }: { page: PatientPage }) {
  const { timeZone } = useClock();
  const [all, setAll] = useState(false);
  const [chosen, choose] = useTimelineGroups();
  const entries = mergeRepeats(page.timeline);
  const rows = inGroups(entries, chosen);
  const shown = all || rows.length <= SHOWN + 2 ? rows : rows.slice(0, SHOWN);
  const dayOf = (entry: TimelineEntry | undefined) => entry && dateIn(timeZone, entry.at);
  const counts = Object.fromEntries(TIMELINE_GROUPS.map((group) => [group, inGroups(entries, [group]).length]));
  return (
    <Card title="Timeline" id="timeline" className="timeline">
      <TimelineFilter counts={counts as Record<TimelineGroup, number>} chosen={chosen} onChoose={choose} />
      <p role="status" className="sr-only">
        {chosen.length > 0 && `${rows.length} of ${entries.length} entries shown`}
      </p>
      {rows.length === 0 && <NothingShown chosen={chosen} onAll={() => choose([])} />}
      <ol className="mt-2">
        {shown.map((entry, i) => (
          <Row
            key={entry.id}
            entry={entry}
            page={page}
            withDate={dayOf(shown[i - 1]) !== dayOf(entry)}
            planned={Date.parse(entry.at) > Date.parse(page.asOf)}
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

/** Nothing of the chosen kinds: what that means, and the way back. */
function NothingShown({ chosen, onAll }: { chosen: readonly TimelineGroup[]; onAll: () => void }) {
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-3 rounded-box bg-sunken px-3 py-2 text-ink-2">
      <p>Nothing recorded under {chosen.map((group) => `“${GROUP_LABELS[group]}”`).join(" or ")} so far.</p>
      <Button size="small" onClick={onAll}>
        Show everything
      </Button>
    </div>
  );
}

function Row({ entry, page, withDate, planned }: { entry: TimelineRow; page: PatientPage; withDate: boolean; planned: boolean }) {
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
        {entry.kind === "check-in" && <CheckInAnswers page={page} submissionId={entry.id} />}
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

import { ClipboardCheck, Flag, Mail, PenLine, Pill, UserPlus } from "lucide-react";
import { ClockTime, Time } from "@/components/ui/time";
import { URGENCY_COLOURS, UrgencyShape } from "@/components/ui/urgency-mark";
import type { PatientPage, TimelineEntry } from "@/contracts/patient-page";
import { Card } from "./card";

const ICONS = {
  enrolled: UserPlus,
  "check-in": ClipboardCheck,
  flag: Flag,
  event: PenLine,
  dose: Pill,
  mail: Mail,
  "course-end": Pill,
} as const satisfies Record<TimelineEntry["kind"], typeof Flag>;
const KINDS: Readonly<Record<TimelineEntry["kind"], string>> = {
  enrolled: "Enrolment",
  "check-in": "Check-in",
  flag: "Flag",
  event: "Action",
  dose: "Dose",
  mail: "Mail",
  "course-end": "End of course",
};

/** Everything that happened, newest first as the server orders it; a day's date is said once. */
export function Timeline({ entries, timeZone }: { entries: PatientPage["timeline"]; timeZone: string }) {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone });
  const dayOf = (entry: TimelineEntry) => day.format(new Date(entry.at));
  return (
    <Card title="Timeline" id="timeline" className="timeline">
      <ol className="mt-2">
        {entries.map((entry, i) => {
          const before = entries[i - 1];
          return <Row key={entry.id} entry={entry} withDate={before === undefined || dayOf(before) !== dayOf(entry)} />;
        })}
      </ol>
    </Card>
  );
}

function Row({ entry, withDate }: { entry: TimelineEntry; withDate: boolean }) {
  const Icon = ICONS[entry.kind];
  return (
    <li className={`grid grid-cols-[64px_20px_1fr] gap-x-3 py-1.5 ${withDate ? "border-t border-line first:border-0" : ""}`}>
      <span className="text-ink-2">{withDate && <Time value={entry.at} />}</span>
      <span className={`mt-0.5 ${entry.urgency === null ? "text-ink-3" : URGENCY_COLOURS[entry.urgency]}`}>
        {entry.urgency === null ? <Icon size={16} aria-label={KINDS[entry.kind]} /> : <UrgencyMarkOnly urgency={entry.urgency} />}
      </span>
      <div className="min-w-0">
        <p>
          <span className="font-medium">{entry.title}</span>
          {entry.by !== null && <span className="text-ink-2"> · {entry.by}</span>}
          {hasTime(entry) && (
            <span className="text-sm text-ink-3">
              {" "}
              · <ClockTime value={entry.at} />
            </span>
          )}
        </p>
        {entry.detail && <p className="text-sm break-words whitespace-pre-line text-ink-2">{entry.detail}</p>}
      </div>
    </li>
  );
}

function UrgencyMarkOnly({ urgency }: { urgency: NonNullable<TimelineEntry["urgency"]> }) {
  return (
    <span role="img" aria-label={`Flag, ${urgency}`} className="block p-0.5">
      <UrgencyShape urgency={urgency} />
    </span>
  );
}

/** A dose and the end of a course have a day and no time; theirs is midnight. */
function hasTime({ kind }: TimelineEntry): boolean {
  return kind !== "dose" && kind !== "course-end";
}

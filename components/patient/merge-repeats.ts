import type { TimelineEntry } from "@/contracts/patient-page";

export type TimelineRow = TimelineEntry & { times: number };

/**
 * What was done to several flags at once, a claim or a signature with its note, as one row that says how many. Only neighbours
 * within a minute of each other are one act.
 */
export function mergeRepeats(entries: readonly TimelineEntry[]): TimelineRow[] {
  return entries.reduce<TimelineRow[]>((rows, entry) => {
    const above = rows.at(-1);
    if (above !== undefined && isSameAct(above, entry)) above.times += 1;
    else rows.push({ ...entry, times: 1 });
    return rows;
  }, []);
}

function isSameAct(a: TimelineEntry, b: TimelineEntry): boolean {
  const same = a.kind === "event" && b.kind === "event" && a.title === b.title && a.detail === b.detail && a.by === b.by;
  return same && Math.abs(Date.parse(a.at) - Date.parse(b.at)) < 60_000;
}

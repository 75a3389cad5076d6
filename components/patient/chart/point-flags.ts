import { URGENCIES, type Urgency } from "@/clinical/urgency";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PatientFlag } from "@/contracts/patient-page";

/** What somebody did about a flag, and when. */
export type Deed = { id: string; words: string; by: string; at: string };

/** `apart`: it came of no check-in that is drawn, such as a call asked for between two, and stands at its own day. */
export type PointFlag = { id: string; title: string; urgency: Urgency; open: boolean; raisedAt: string; apart: boolean; deeds: Deed[] };

/**
 * The flags at each place of the chart, most urgent first. A flag stands at the check-in it came of; one that came of none is read at the
 * last place before it, or at the first.
 * @param places oldest first: an answered check-in, or one that nobody answered
 */
export function flagPlaces(flags: readonly PatientFlag[], places: readonly { checkInId: string; at: string }[]): PointFlag[][] {
  const found = places.map((): PointFlag[] => []);
  for (const flag of flags) {
    const own = flag.checkInId === null ? -1 : places.findIndex(({ checkInId }) => checkInId === flag.checkInId);
    const before = places.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(flag.raisedAt));
    found[own === -1 ? Math.max(0, before) : own]?.push(pointFlag(flag, own === -1));
  }
  for (const here of found) here.sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency));
  return found;
}

function pointFlag({ id, title, urgency, state, raisedAt, events }: PatientFlag, apart: boolean): PointFlag {
  return { id, title, urgency, open: state === "open", raisedAt, apart, deeds: deedsOf(events) };
}

/** What was signed, but not who was only on it: a claim is a beginning. */
function deedsOf(events: PatientFlag["events"]): Deed[] {
  return events.flatMap(({ id, kind, by, at, outcome, meaning }) =>
    by === null || kind === "claim" ? [] : [{ id, words: outcome === null ? meaning : OUTCOME_LABELS[outcome], by, at }],
  );
}

/** Every deed once, oldest first: one signature on several flags at once is one deed. */
export function deedsAmong(flags: readonly Pick<PointFlag, "deeds">[]): Deed[] {
  const byAct = new Map<string, Deed>();
  for (const deed of flags.flatMap(({ deeds }) => deeds)) {
    const act = `${deed.words} ${deed.by} ${deed.at.slice(0, 16)}`;
    if (!byAct.has(act)) byAct.set(act, deed);
  }
  return [...byAct.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

import type { PatientPage, TimelineEntry } from "@/contracts/patient-page";
import { safetySentence } from "../flags/safety-words";
import { unsentLine } from "../flags/unsent-words";
import { WRITTEN_ABOUT } from "../flags/written-about";
import { recordDate, recordMoment } from "./record-date";
import { recordDeeds } from "./record-deeds";

/** What it is or when it was, then the rest of it. What `mustStand` is told whatever room there is. */
export type RecordLine = { id: string; head: string; text: string; mustStand?: boolean };

/**
 * Lines under a title, newest first. `most`: so many are told besides those that must stand; the others are counted. `none`: said where there are
 * none; null where the title is left out then.
 */
export type RecordSection = { title: string; lines: RecordLine[]; most: number; none: string | null };

/** The lines of a section that are told, and a sentence on those that are not; null where all are. */
export function told({ lines, most }: RecordSection): { lines: RecordLine[]; left: string | null } {
  const kept = lines.filter(({ mustStand }, i) => mustStand || i < most);
  return { lines: kept, left: leftOut(lines.length - kept.length) };
}

/** "3 earlier are in Isomood."; null for none. */
function leftOut(count: number): string | null {
  return count === 0 ? null : `${count} earlier ${count === 1 ? "is" : "are"} in Isomood.`;
}

/** Item 9 and the ASQ wherever there is something to tell, sent or only saved; every one of them is told. */
export function safetySection({ reports, flags }: PatientPage, timeZone: string): RecordSection {
  const sent = reports.map(({ id, at, safety }) => ({ id, at, safety, unsent: null }));
  const saved = flags.filter(
    ({ checkInId, unsent }, i) => unsent !== null && flags.findIndex((flag) => flag.unsent !== null && flag.checkInId === checkInId) === i,
  );
  const all = [...sent, ...saved.map(({ id, raisedAt, safety, unsent }) => ({ id, at: raisedAt, safety, unsent }))];
  const lines = newestFirst(all).flatMap(({ id, at, safety, unsent }) =>
    safety === null
      ? []
      : [{ id, head: recordMoment(at, timeZone), text: `${safetySentence(safety)}${unsentLine({ unsent })}`, mustStand: true }],
  );
  return { title: "Item 9 and ASQ", lines, most: 0, none: null };
}

/** What the patient wrote, as they wrote it, and each call they asked for. What waits in an open flag is always told. */
export function messageSection({ timeline, flags }: PatientPage, timeZone: string): RecordSection {
  const waiting = new Set(
    flags.filter(({ state }) => state === "open").flatMap(({ written }) => written.map(({ at, about }) => at + about)),
  );
  const words = timeline.flatMap(({ id, written }) =>
    written.map(({ at, about, text }) => ({
      ...{ id: `${id} ${about}`, at, text: `${WRITTEN_ABOUT[about]}: “${oneLine(text)}”` },
      mustStand: waiting.has(at + about),
    })),
  );
  const awaited = flags.some(({ state, rule }) => state === "open" && rule === "help-requested");
  const calls = timeline
    .filter(({ kind }) => kind === "help")
    .map(({ id, at, title }) => ({ id, at, text: `${title}.`, mustStand: awaited }));
  const lines = newestFirst([...words, ...calls]).map(({ at, ...line }) => ({ ...line, head: recordMoment(at, timeZone) }));
  return { title: "From the patient", lines, most: 3, none: null };
}

/** Who signed what. */
export function doneSection({ flags }: PatientPage, timeZone: string): RecordSection {
  const lines = recordDeeds(flags).map(({ id, at, words, by, note, reviewOn, flags: about }) => {
    const more = [note && oneLine(note), reviewOn && `Review on ${recordDate(reviewOn, timeZone)}.`].filter(Boolean).join(" ");
    return { id, head: words, text: `${recordMoment(at, timeZone)}, signed ${by} (${about.join(", ")}).${more === "" ? "" : ` ${more}`}` };
  });
  return { title: "Done", lines, most: 6, none: "nothing recorded yet." };
}

/** Prescriptions, each with how old the mood check was. */
export function renewalSection({ timeline }: PatientPage, timeZone: string): RecordSection {
  return { title: "Renewals", lines: entriesOf("renewal", timeline, (at) => recordDate(at, timeZone)), most: 3, none: "none recorded." };
}

/** What clinicians wrote; what was replaced since is left to Isomood. */
export function noteSection({ timeline, care }: PatientPage, timeZone: string): RecordSection {
  const inForce = new Set(care.notes.filter(({ correctedBy }) => correctedBy === null).map(({ id }) => id));
  const entries = timeline.filter(({ id }) => inForce.has(id));
  return { title: "Notes", lines: entriesOf("note", entries, (at) => recordMoment(at, timeZone)), most: 4, none: null };
}

function entriesOf(kind: TimelineEntry["kind"], timeline: readonly TimelineEntry[], when: (at: string) => string): RecordLine[] {
  return timeline
    .filter((entry) => entry.kind === kind)
    .map(({ id, at, title, detail, by }) => {
      const signed = by === null ? title : `${title}, signed ${by}`;
      return { id, head: when(at), text: `${signed}.${detail ? ` ${oneLine(detail)}` : ""}` };
    });
}

function newestFirst<T extends { at: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** On one line, so that what somebody wrote cannot pass for a line of the record. */
function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

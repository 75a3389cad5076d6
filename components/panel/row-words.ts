import { type BaselineRisk, RISK_TEXTS } from "@/clinical/baseline-risks";
import { calendarDay, durationText } from "@/components/ui/dates";
import type { PanelRow } from "@/contracts/panel";

const weeks = (count: number) => (count === 1 ? "1 week" : `${count} weeks`);

/** Where in the course: "Week 6", "2 weeks after", "Starts in 3 weeks". */
export function phaseWords({ phase, week }: Pick<PanelRow, "phase" | "week">): string {
  if (phase === "before") return week >= 0 ? "Starts this week" : `Starts in ${weeks(-week)}`;
  if (phase === "after") return week === 0 ? "Just finished" : `${weeks(week)} after`;
  return week === 0 ? "First week" : `Week ${week}`;
}

/** "40 mg · 0.6 mg/kg"; after the course that it is over; null when no dose is known. */
export function doseWords({ phase, doseMg, doseMgPerKg }: Pick<PanelRow, "phase" | "doseMg" | "doseMgPerKg">): string | null {
  if (phase === "after") return "course finished";
  if (doseMg === null) return null;
  return doseMgPerKg === null ? `${doseMg} mg` : `${doseMg} mg · ${doseMgPerKg.toFixed(1)} mg/kg`;
}

/** "+11", "−3", "±0": the change from baseline. */
export function changeText(change: number): string {
  if (change === 0) return "±0";
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** What stands where no flag is open. A flag that was raised and closed is never "no rule fired". */
export function quietWords(newest: PanelRow["newest"], answered: boolean): string {
  if (newest === "flagged") return "Flags closed";
  return answered ? "No rule fired" : "No answers yet";
}

/** What stands where there is no score: a flag of somebody who has sent nothing came from answers that were given and not sent. */
export function unsentWords({ urgency }: Pick<PanelRow, "urgency">): string {
  return urgency !== null && urgency !== "missed" ? "none sent" : "no answers";
}

/** Whether somebody has tried since the flag was raised: what was recorded before was about something else. */
export function wasCalled({ lastContact, waitingSince }: Pick<PanelRow, "lastContact" | "waitingSince">): boolean {
  return lastContact !== null && (waitingSince === null || Date.parse(lastContact.at) >= Date.parse(waitingSince));
}

type StripFact =
  | "latest"
  | "baseline"
  | "baselineIsLate"
  | "phase"
  | "missedSince"
  | "urgency"
  | "declined"
  | "wants"
  | "unreadMessage"
  | "saysStopped"
  | "risks";

/** Baseline risks that change how a flag is read, in words that a row has room for. */
const RISK_WORDS: readonly [BaselineRisk, string][] = [
  ["self-harm", "self-harm"],
  ["bipolar", "bipolar"],
  ["severe-depression", "severe depression"],
  ["psychotropic-medication", "psychotropic"],
];

/** A word beside the flag, and in full what it stands for; null where it says all. */
export type StripWord = { word: string; full: string | null };

/** The words that matter about a patient beside the flag, in a fixed order. */
export function stripWords(row: Pick<PanelRow, StripFact>): StripWord[] {
  const risks = RISK_WORDS.filter(([risk]) => row.risks.includes(risk));
  return [
    ...risks.map(([risk, word]) => ({ word, full: RISK_TEXTS[risk].label })),
    ...otherWords(row).map((word) => ({ word, full: null })),
  ];
}

function otherWords(row: Pick<PanelRow, StripFact>): string[] {
  const words: [boolean, string][] = [
    [row.unreadMessage, "unread message"],
    [row.saysStopped && row.phase === "on", "says they stopped"],
    [row.latest !== null && row.baseline === null, "no baseline"],
    [row.baselineIsLate, "late baseline"],
    [row.missedSince !== null && row.urgency !== "missed", "staff task open"],
    [row.declined, "declined check-ins"],
    [row.wants === "no-reminders", "stopped reminders"],
    [row.wants === "none", "stopped messages"],
  ];
  return words.flatMap(([holds, word]) => (holds ? [word] : []));
}

/** How old a score is, by the calendar for the same day and by length after it: "today", "1 day old". Both dates in the clinic's zone. */
export function ageOfScore(at: string, now: string, timeZone: string): string {
  const age = Math.max(Date.parse(now) - Date.parse(at), 0);
  if (age < LONGEST_DAY_MS && calendarDay(at, timeZone) === calendarDay(now, timeZone)) return "today";
  return `${durationText(age)} old`;
}

/** The day on which clocks go back has 25 hours: what is older is of another day, and its calendar need not be asked. */
const LONGEST_DAY_MS = 25 * 60 * 60 * 1000;

/** "Nora" of "Nora Byrne", "Dr Strand" of "Dr Elin Strand": short, and still who. */
export function shortName(name: string): string {
  const words = name.split(/\s+/);
  const [first = name] = words;
  return /^(dr|prof)\.?$/i.test(first) && words.length > 1 ? `${first} ${words.at(-1)}` : first;
}

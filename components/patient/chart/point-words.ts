import type { Adherence, SkinChange } from "@/clinical/check-in-answers";
import { shortDate } from "@/components/ui/dates";
import type { PatientPage } from "@/contracts/patient-page";
import { daysFrom, weekOfDay } from "../course-days";
import type { CoursePoint } from "./course-points";
import { deedsAmong } from "./point-flags";
import { sideEffectList } from "./side-effect-words";

/** "before", "start", "wk 4": where a point stands on the x axis. The start's own check-in may be answered up to three days late. */
export function pointWeek(day: number): string {
  if (day < 0) return "before";
  if (day <= 3) return "start";
  return day < 7 ? "1st wk" : `wk ${weekOfDay(day)}`;
}

/** "+11", "−2", "±0"; halves of a mean baseline stay. */
export function changeText(change: number): string {
  if (change === 0) return "±0";
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** "11 above baseline 6", for a sentence. */
export function changeWords(change: number, baseline: number): string {
  if (change === 0) return `same as baseline ${baseline}`;
  return `${Math.abs(change)} ${change > 0 ? "above" : "below"} baseline ${baseline}`;
}

/** What of a course says which dose is taken on a day. */
export type DosedCourse = Pick<PatientPage["course"], "startsOn" | "endedOn" | "doses">;

/** The daily dose on a day of the course in mg; null before the first and after the last. */
export function doseOnDay({ startsOn, endedOn, doses }: DosedCourse, day: number): number | null {
  if (endedOn !== null && day > daysFrom(startsOn, endedOn)) return null;
  return doses.findLast((dose) => dose.day <= day)?.mgPerDay ?? null;
}

/** The level the detector saw, in whole points: it is a level, and says nothing of how likely a worsening is. */
export function levelWords(level: number): string {
  return `trend level ${Math.round(level)}`;
}

export const SKIN_WORDS: Readonly<Record<SkinChange, string>> = { better: "skin better", same: "skin the same", worse: "skin worse" };

/** What was said about taking the capsules; null for as prescribed. */
export const ADHERENCE_WORDS: Readonly<Record<Adherence, string | null>> = {
  "as-prescribed": null,
  "missed-some": "missed some doses",
  stopped: "says they stopped",
};

/** The band of a total, and that it is no plain sum where it is not. */
export function severityWords({ severity, prorated }: Pick<CoursePoint, "severity" | "prorated">): string {
  return `${severity ?? ""}${prorated ? ", prorated" : ""}`;
}

/** What a point shows instead of a total; null where it has one. */
export function withoutTotal({ mood, missed, total }: Pick<CoursePoint, "mood" | "missed" | "total">): string | null {
  if (missed) return "not answered";
  return total === null ? `${mood} without a total` : null;
}

/** Everything at one point in a sentence, for who hears the chart. */
export function pointSentence(point: CoursePoint, baseline: number | null, timeZone: string, now: string): string {
  const { mood, total, change, anxiety, level, skin, adherence, diverging } = point;
  const gravest = sideEffectList(point.sideEffects, SEVERE);
  const told = [
    withoutTotal(point) ?? `${mood} ${total}, ${severityWords(point)}`,
    change !== null && baseline !== null && changeWords(change, baseline),
    anxiety && `GAD-7 ${anxiety.total}, ${anxiety.severity}`,
    level !== null && levelWords(level),
    skin && SKIN_WORDS[skin],
    diverging && "mood worse while skin better twice in a row",
    adherence && ADHERENCE_WORDS[adherence],
    gravest && `side effects: ${gravest}`,
  ].filter(Boolean);
  const flags = point.flags.map((flag) => `. Flag ${flag.open ? "open" : "closed"}: ${flag.title}`);
  const done = deedsAmong(point.flags).map(({ words, by, at }) => `. ${words}, ${by}, ${shortDate(at, timeZone, now)}`);
  return `${pointWeek(point.day)}, ${shortDate(point.at, timeZone, now)}: ${told.join(", ")}${[...flags, ...done].join("")}`;
}

const SEVERE = 3;

import type { CoverGap, CoverPart } from "@/clinical/cover";
import { calendarDay, clockTime, fullDate, shortDate } from "@/components/ui/dates";
import type { CoverStanding, LadderAnswer } from "@/contracts/cover";

export const WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** "Monday" of an ISO weekday. */
export function weekdayName(weekday: number): string {
  return WEEKDAY_NAMES[weekday - 1] ?? "";
}

export const PART_LABELS: Readonly<Record<CoverPart, string>> = {
  prescriber: "prescriber",
  cover: "cover",
  "safety-lead": "safety lead",
  "last-resort": "last resort",
  clinician: "clinician",
  admin: "clinic admin",
  owner: "has it in hand",
};

type Gap = { readonly title: string; readonly text: string };

/** What is amiss and what to do about it, in the words for who may change it and for who may not. */
export function gapWords(gap: CoverGap, { clinicians }: CoverStanding, mayChange: boolean): Gap {
  const ask = (what: string) => (mayChange ? what : `Ask your clinic admin: ${what.charAt(0).toLowerCase()}${what.slice(1)}`);
  switch (gap) {
    case "nobody":
      return clinicians === 0
        ? {
            title: "No clinician works here.",
            text: `Alerts reach only the admins, who see no patients. ${ask("Invite a clinician on the page People.")}`,
          }
        : { title: "Every clinician is away.", text: `Alerts go to all of them all the same. ${ask("Take back somebody’s leave.")}` };
    case "no-last-resort":
      return {
        title: "No clinician of last resort is here.",
        text: `An alert that nobody claims goes to every clinician. ${ask("Name somebody who is not away.")}`,
      };
    case "no-safety-lead":
      return { title: "No safety lead is here.", text: `That step is left out. ${ask("Name somebody who is not away.")}` };
    case "no-cover":
      return {
        title: "Nobody stands in on this day.",
        text: `That step is left out. ${ask("Add somebody to the rota, or a turn for the day.")}`,
      };
    default:
      throw new RangeError(`No such gap: ${String(gap satisfies never)}`);
  }
}

/** "14:02" on the day of `now`, "Sat 28 Nov, 12:00" on another. @throws RangeError */
export function momentWords(value: string, timeZone: string, now: string): string {
  const clock = clockTime(value, timeZone);
  return calendarDay(value, timeZone) === calendarDay(now, timeZone) ? clock : `${dayWords(value, timeZone, now)}, ${clock}`;
}

/** "Sat 28 Nov", with its year when that is another. Takes an instant or a plain date. @throws RangeError */
export function dayWords(value: string, timeZone: string, now: string): string {
  return `${fullDate(value, timeZone).slice(0, 3)} ${shortDate(value, timeZone, now)}`;
}

/** "Mon 30 Nov to Fri 4 Dec", or the one day. @throws RangeError */
export function spellWords({ from, until }: { from: string; until: string }, timeZone: string, now: string): string {
  const first = dayWords(from, timeZone, now);
  return from === until ? first : `${first} to ${dayWords(until, timeZone, now)}`;
}

/** "Monday to Friday", "Monday, Wednesday". Days in order. */
export function weekdaysWords(weekdays: readonly number[]): string {
  const days = weekdays.toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "No day";
  if (days.length > 2 && last - first === days.length - 1) return `${weekdayName(first)} to ${weekdayName(last)}`;
  return days.map(weekdayName).join(", ");
}

/** The answer in a sentence: who is told first, and why not the prescriber. */
export function firstWords({ prescriber, awayUntil, tiers }: LadderAnswer, day: (date: string) => string): string {
  const told = tiers[0]?.told ?? [];
  const [first] = told;
  if (first === undefined) return "Nobody: this clinic has no clinician and no admin.";
  const why = prescriber === null || awayUntil === null ? "" : `${prescriber.name} is away until ${day(awayUntil)}. `;
  const clinicians = told.filter(({ part }) => part !== "admin");
  if (clinicians.length > 1) return `${why}All ${clinicians.length} clinicians, at once.`;
  return first.part === "prescriber" ? `${why}${first.name}, at once.` : `${why}${first.name}, ${PART_LABELS[first.part]}, at once.`;
}

import { isStaffedAt, opensAfter, promisedBy } from "@/clinical/promised-time";
import type { CheckInWords } from "@/messages/check-in";
import type { StaffedHours } from "./page-facts";

type When = {
  readonly staffed: StaffedHours;
  readonly timeZone: string;
  readonly now: Date;
  /** From when the promised time runs, where that is not now: when somebody is told of an answer left unsent. */
  readonly from?: Date;
};

/** How urgently somebody has to look: what item 9 at 2 or 3 asks for, or at 1. */
export type Promised = "now" | "today" | "review";

type ClinicPromise = { readonly seenBy: Date; readonly opensAt: Date; readonly staffedNow: boolean };

/** By when somebody looks at what comes in now, whether somebody is there at this moment, and from when somebody is next. */
export function promiseOf(urgency: Promised, { staffed, now, from = now }: Omit<When, "timeZone">): ClinicPromise {
  const { timeZone, ...staffedHours } = staffed;
  const staffing = { timeZone, staffedHours };
  const first = promisedBy(urgency, from, staffing);
  // A time that has passed is promised to nobody.
  const seenBy = first > now ? first : promisedBy(urgency, now, staffing);
  return { seenBy, opensAt: opensAfter(now, staffing), staffedNow: isStaffedAt(now, staffing) };
}

/** While the clinic is open by when somebody looks; while it is closed from when anybody could. */
function timeOf(words: CheckInWords, { seenBy, opensAt, staffedNow }: ClinicPromise, now: Date, timeZone: string): string {
  return staffedNow ? words.promised(seenBy, now, timeZone) : words.moment(opensAt, now, timeZone);
}

/** Who reads an answer to item 9 and by when, as the page after it says. */
export function whoReads(words: CheckInWords, urgency: Promised, when: When): string {
  const promise = promiseOf(urgency, when);
  return words.say(promise.staffedNow ? "item9.who-open" : "item9.who-closed", { time: timeOf(words, promise, when.now, when.timeZone) });
}

/** What is said beside "Ask the clinic to call me" before it is pressed. */
export function whenCalled(words: CheckInWords, when: When): string {
  const promise = promiseOf("now", when);
  const time = timeOf(words, promise, when.now, when.timeZone);
  return words.say("help.call", { when: words.say(promise.staffedNow ? "help.call-when-open" : "help.call-when-closed", { time }) });
}

/** What is said once the clinic has been asked to call. */
export function askedWords(
  words: CheckInWords,
  { timeZone, again, ...promise }: ClinicPromise & { timeZone: string; again: boolean },
  now: Date,
): { heading: string; text: string } {
  const time = timeOf(words, promise, now, timeZone);
  const text = words.say(promise.staffedNow ? "help.asked" : "help.asked-closed", { time });
  return { heading: words.say("help.asked-heading"), text: again ? `${words.say("help.asked-again")} ${text}` : text };
}

/** The day by which the clinic reads answers, as the receipt and the consent text say it. */
export function dayRead(words: CheckInWords, { staffed, timeZone, now }: When): string {
  return words.date(promiseOf("review", { staffed, now }).seenBy, { timeZone, style: "weekday" });
}

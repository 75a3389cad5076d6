import { isStaffedAt, promisedBy } from "@/clinical/promised-time";
import type { CheckInWords } from "@/messages/check-in";
import type { StaffedHours } from "./page-facts";

type When = { readonly staffed: StaffedHours; readonly timeZone: string; readonly now: Date };

/** How urgently somebody has to look: what item 9 at 2 or 3 asks for, or at 1. */
export type Promised = "now" | "today" | "review";

/** By when somebody looks at what comes in now, and whether somebody is there at this moment. */
export function promiseOf(urgency: Promised, { staffed, now }: Omit<When, "timeZone">): { seenBy: Date; staffedNow: boolean } {
  const { timeZone, ...staffedHours } = staffed;
  return { seenBy: promisedBy(urgency, now, { timeZone, staffedHours }), staffedNow: isStaffedAt(now, { timeZone, staffedHours }) };
}

/** Who reads an answer to item 9 and by when, as the page after it says. */
export function whoReads(words: CheckInWords, urgency: Promised, when: When): string {
  const { seenBy, staffedNow } = promiseOf(urgency, when);
  const time = words[staffedNow ? "promised" : "moment"](seenBy, when.now, when.timeZone);
  return words.say(staffedNow ? "item9.who-open" : "item9.who-closed", { time });
}

/** What is said beside "Ask the clinic to call me" before it is pressed. */
export function whenCalled(words: CheckInWords, when: When): string {
  const { seenBy, staffedNow } = promiseOf("now", when);
  const time = words[staffedNow ? "promised" : "moment"](seenBy, when.now, when.timeZone);
  return words.say("help.call", { when: words.say(staffedNow ? "help.call-when-open" : "help.call-when-closed", { time }) });
}

/** What is said once the clinic has been asked to call. */
export function askedWords(
  words: CheckInWords,
  { seenBy, staffedNow, timeZone, again }: { seenBy: Date; staffedNow: boolean; timeZone: string; again: boolean },
  now: Date,
): { heading: string; text: string } {
  const time = words[staffedNow ? "promised" : "moment"](seenBy, now, timeZone);
  const promise = words.say(staffedNow ? "help.asked" : "help.asked-closed", { time });
  return { heading: words.say("help.asked-heading"), text: again ? `${words.say("help.asked-again")} ${promise}` : promise };
}

/** The day by which the clinic reads answers, as the receipt and the consent text say it. */
export function dayRead(words: CheckInWords, { staffed, timeZone, now }: When): string {
  return words.date(promiseOf("review", { staffed, now }).seenBy, { timeZone, style: "weekday" });
}

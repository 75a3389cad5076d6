import { onDueDay } from "./cadence";
import { atLocalTime, startOfLocalDay } from "./local-time";
import { addDays, localDateOf, type PlainDate } from "./plain-date";
import { defaultPolicy, type Policy } from "./policy";

/** When a patient may be written to, on their own clock: from 9:00, and before 19:00. Source: product definition, section 2. */
export const MESSAGE_HOURS = { from: "09:00", until: "19:00" } as const;
/** Days after the invitation on which somebody who has not answered is reminded. Source: product definition, section 2. */
export const REMINDER_AFTER_DAYS = [2, 5] as const;
/** The last day of a check-in, its due day being 0, on which a reminder may come. Source: product definition, section 2. */
export const LAST_REMINDER_DAY = 6;

/**
 * The first moment at or after `at` at which a patient may be written to: on a weekday on which check-ins fall due (Monday to Thursday,
 * so that answers meet staff), from 9:00 and before 19:00 on the patient's clock, whatever daylight saving does to the day.
 * Source: clinical reference, section 5; product definition, section 2.
 * @param timeZone the patient's, an IANA name
 * @throws RangeError on an invalid Date or zone
 * @example nextMessageMoment(new Date("2026-11-27T12:00:00Z"), "Europe/London") // a Friday: 2026-11-30T09:00:00Z
 */
export function nextMessageMoment(at: Date, timeZone: string, policy: Policy = defaultPolicy): Date {
  const today = localDateOf(at, timeZone);
  if (onDueDay(today, policy) === today && at < atLocalTime(today, MESSAGE_HOURS.until, timeZone)) {
    return laterOf(at, atLocalTime(today, MESSAGE_HOURS.from, timeZone));
  }
  return firstMomentOn(onDueDay(addDays(today, 1), policy), timeZone);
}

/**
 * The first such moment on a later day of the patient's than that of `at`: where today's one message has gone.
 * @throws RangeError on an invalid Date or zone
 */
export function nextDaysMessageMoment(at: Date, timeZone: string, policy: Policy = defaultPolicy): Date {
  return firstMomentOn(onDueDay(addDays(localDateOf(at, timeZone), 1), policy), timeZone);
}

/** What becomes of a message when its turn comes. */
export type MessageTurn = { readonly kind: "send" } | { readonly kind: "wait"; readonly until: Date } | { readonly kind: "drop" };

/**
 * Whether a message may leave at `at`, waits for the next moment at which it may, or comes to nothing because that would be too late.
 * @param before the instant from which it is of no use any more
 * @param hadAnother whether the patient gets another message today: nobody is written to twice in a day
 * @throws RangeError on an invalid Date or zone
 */
export function messageTurn(
  at: Date,
  { timeZone, before, hadAnother }: { timeZone: string; before: Date; hadAnother: boolean },
  policy: Policy = defaultPolicy,
): MessageTurn {
  const moment = hadAnother ? nextDaysMessageMoment(at, timeZone, policy) : nextMessageMoment(at, timeZone, policy);
  if (moment >= before) return { kind: "drop" };
  return moment > at ? { kind: "wait", until: moment } : { kind: "send" };
}

/** A check-in as its messages see it: the day it falls due on, and when it opens and closes. */
export type MessageWindow = { readonly dueOn: PlainDate; readonly opensAt: Date; readonly expiresAt: Date };

/**
 * The moments at which somebody who has not answered a check-in is reminded, oldest first: 2 and 5 days after the day of its invitation,
 * each on the next allowed day that has none yet, at 9:00. One that would come after day 6, or when the check-in has closed, is left out.
 * @throws RangeError on an invalid Date or zone
 * @example a check-in due on Tuesday 2026-11-24: [Thursday 26 at 9:00, Monday 30 at 9:00]
 */
export function reminderMoments(checkIn: MessageWindow, timeZone: string, policy: Policy = defaultPolicy): Date[] {
  const end = lastReminderBefore(checkIn, timeZone);
  const invitedOn = localDateOf(nextMessageMoment(checkIn.opensAt, timeZone, policy), timeZone);
  const moments: Date[] = [];
  let taken = invitedOn;
  for (const days of REMINDER_AFTER_DAYS) {
    const asked = addDays(invitedOn, days);
    const free = addDays(taken, 1);
    taken = onDueDay(asked > free ? asked : free, policy);
    const moment = firstMomentOn(taken, timeZone);
    if (moment < end) moments.push(moment);
  }
  return moments;
}

/** The instant before which a reminder of this check-in must have left: the end of its day 6, or its closing if that is sooner. */
export function lastReminderBefore({ dueOn, expiresAt }: Pick<MessageWindow, "dueOn" | "expiresAt">, timeZone: string): Date {
  const dayAfterLast = startOfLocalDay(addDays(dueOn, LAST_REMINDER_DAY + 1), timeZone);
  return dayAfterLast < expiresAt ? dayAfterLast : expiresAt;
}

function firstMomentOn(date: PlainDate, timeZone: string): Date {
  return atLocalTime(date, MESSAGE_HOURS.from, timeZone);
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}

import { atLocalTime, checkInDueDates, checkInExpiry } from "@/clinical/cadence";
import { reminderMoments } from "@/clinical/delivery-window";
import { type ExtraCause, extraCheckIns } from "@/clinical/extra-check-ins";
import { startOfLocalDay } from "@/clinical/local-time";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import { defaultPolicy, type Policy } from "@/clinical/policy";
import type { CheckInKind } from "@/contracts/check-in-states";
import type { NewCheckIn } from "@/db/queries/check-ins";
import type { CourseRecord } from "@/db/queries/course-records";
import { checkInTokenOf, hashOf } from "@/server/check-in-token";
import { newId } from "@/server/new-id";

/** When a patient's day begins for our mails, on their own clock. */
const OPENS_AT = "09:00";
/** The next check-in after an unplanned first one is at least so many days later: nobody is asked twice in a week. */
const CLOSEST_DAYS = 6;

type CourseDates = { readonly startsOn: PlainDate; readonly endedOn: PlainDate | null; readonly timeZone: string };

/** A check-in before it has an id and a link. */
export type PlannedCheckIn = Pick<NewCheckIn, "kind" | "dueOn" | "opensAt" | "expiresAt" | "remindAt">;

/**
 * The check-ins of a new course that are still to come, the first of them open at once: before the start the pre-treatment one,
 * and for a course that has begun already one for today, so that it has a baseline as early as it can.
 */
export function plannedCheckIns(
  linkSecret: string,
  course: { courseId: string; startsOn: PlainDate; endedOn: PlainDate | null; timeZone: string },
  now: Date,
  policy: Policy = defaultPolicy,
): NewCheckIn[] {
  return asNewCheckIns(linkSecret, course.courseId, cadenceFrom(course, now, policy), now);
}

/** The same without ids and links: courses that start on one day in one zone have it in common. */
export function cadenceFrom(course: CourseDates, now: Date, policy: Policy): PlannedCheckIn[] {
  return windowsFrom(course, now, policy).map((row) => ({ ...row, remindAt: reminderMoments(row, course.timeZone, policy) }));
}

/** The same without reminders, which take longer to work out than all the rest. */
export function windowsFrom(course: CourseDates, now: Date, policy: Policy): Omit<PlannedCheckIn, "remindAt">[] {
  const { timeZone } = course;
  const today = localDateOf(now, timeZone);
  const cadence = checkInDueDates({ courseStart: course.startsOn, courseEnd: course.endedOn, policy });
  const begun = course.startsOn <= today;
  const from = begun ? addDays(today, CLOSEST_DAYS) : today;
  // Enrolled so early that today's answers will be too old for a baseline: asked again shortly before the first dose.
  const early = daysBetween(today, course.startsOn) > policy.thresholds.preTreatmentWindow;
  const later = cadence.filter(({ kind, dueOn }) => dueOn > from && (kind !== "pre-treatment" || early));
  const first: { kind: CheckInKind; dueOn: PlainDate } = { kind: begun ? "scheduled" : "pre-treatment", dueOn: today };
  return [first, ...later].map(({ kind, dueOn }, index) => {
    const opensAt = index === 0 ? now : atLocalTime(dueOn, OPENS_AT, timeZone);
    return { kind, dueOn, opensAt, expiresAt: expiry(kind, dueOn, course, policy) };
  });
}

/** Gives the check-ins of one course their ids and links. */
export function asNewCheckIns(linkSecret: string, courseId: string, planned: readonly PlannedCheckIn[], now: Date): NewCheckIn[] {
  return planned.map((row) => identified(linkSecret, { ...row, courseId }, now));
}

/** The check-ins asked for beside the cadence, as far as none that is still to come takes their place; also after the last dose. */
export function extraCheckInsAfter(
  linkSecret: string,
  cause: ExtraCause,
  {
    about,
    checkIns,
    policy,
  }: Pick<CourseRecord, "policy"> & {
    checkIns: readonly Pick<CourseRecord["checkIns"][number], "dueOn" | "state">[];
    about: Pick<CourseRecord["about"], "courseId" | "timeZone">;
  },
  now: Date,
): NewCheckIn[] {
  const { courseId, timeZone } = about;
  const planned = checkIns.filter(({ state }) => state === "open").map(({ dueOn }) => dueOn);
  return extraCheckIns(cause, planned, policy).map((dueOn) => {
    const [opensAt, expiresAt] = [atLocalTime(dueOn, OPENS_AT, timeZone), checkInExpiry(dueOn, timeZone, policy)];
    return newCheckIn(linkSecret, { courseId, kind: "extra", dueOn, opensAt, expiresAt }, { now, timeZone, policy });
  });
}

/** One check-in of the cadence, opening on the morning of its day. */
export function plannedCheckIn(
  linkSecret: string,
  {
    courseId,
    startsOn,
    timeZone,
    kind,
    dueOn,
  }: Pick<NewCheckIn, "courseId" | "kind" | "dueOn"> & { startsOn: PlainDate; timeZone: string },
  now: Date,
  policy: Policy,
): NewCheckIn {
  const row = {
    courseId,
    kind,
    dueOn,
    opensAt: atLocalTime(dueOn, OPENS_AT, timeZone),
    expiresAt: expiry(kind, dueOn, { startsOn, timeZone }, policy),
  };
  return newCheckIn(linkSecret, row, { now, timeZone, policy });
}

/** A check-in that opens now, because somebody asked for it: due today, whatever day that is, with the usual window. */
export function checkInForToday(
  linkSecret: string,
  { courseId, timeZone }: { courseId: string; timeZone: string },
  now: Date,
  policy: Policy,
): NewCheckIn {
  const dueOn = localDateOf(now, timeZone);
  const row = { courseId, kind: "extra", dueOn, opensAt: now, expiresAt: checkInExpiry(dueOn, timeZone, policy) } as const;
  return newCheckIn(linkSecret, row, { now, timeZone, policy });
}

function newCheckIn(
  linkSecret: string,
  row: Omit<NewCheckIn, "id" | "generation" | "tokenHash" | "remindAt" | "createdAt">,
  { now, timeZone, policy }: { now: Date; timeZone: string; policy: Policy },
): NewCheckIn {
  return identified(linkSecret, { ...row, remindAt: reminderMoments(row, timeZone, policy) }, now);
}

function identified(linkSecret: string, row: PlannedCheckIn & { courseId: string }, now: Date): NewCheckIn {
  const id = newId();
  return { ...row, id, generation: 1, tokenHash: hashOf(checkInTokenOf(linkSecret, id, 1)), createdAt: now };
}

/** A pre-treatment check-in stays open until the first dose. */
function expiry(
  kind: CheckInKind,
  dueOn: PlainDate,
  { startsOn, timeZone }: { startsOn: PlainDate; timeZone: string },
  policy: Policy,
): Date {
  const window = checkInExpiry(dueOn, timeZone, policy);
  const untilStart = startOfLocalDay(startsOn, timeZone);
  return kind === "pre-treatment" && untilStart > window ? untilStart : window;
}

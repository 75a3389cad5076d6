import { checkInDueDates, onDueDay } from "@/clinical/cadence";
import { addDays, daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import type { CheckInKind, CheckInState } from "@/contracts/check-in-states";
import type { NewCheckIn } from "@/db/queries/check-ins";
import { plannedCheckIn } from "@/server/planned-check-ins";

/** A check-in that exists, whatever became of it. */
export type ExistingCheckIn = {
  readonly id: string;
  readonly kind: CheckInKind;
  readonly dueOn: PlainDate;
  readonly state: CheckInState;
  readonly opensAt: Date;
  readonly expiresAt: Date;
};
type Course = { readonly courseId: string; readonly startsOn: PlainDate; readonly endedOn: PlainDate | null; readonly timeZone: string };
type Wanted = { readonly kind: CheckInKind; readonly dueOn: PlainDate };

/**
 * What becomes of a course's check-ins where its start or end is another than was planned for: those that have not opened yet follow the
 * cadence anew, and every other stays (sent, open now, asked for beside the cadence). Nobody is asked twice within days: one that stays, or
 * answers, stand in for one near them. What fell due before today after a last dose that was recorded late is asked for once, and so is a
 * course that has begun and was never asked.
 * @param answeredOn the patient's day of the newest answers; null before the first
 */
export function replanCheckIns(
  linkSecret: string,
  course: Course,
  { closeFollowUp, existing, answeredOn }: { closeFollowUp: boolean; existing: readonly ExistingCheckIn[]; answeredOn: PlainDate | null },
  now: Date,
  policy: Policy,
): { revoke: string[]; add: NewCheckIn[] } {
  const today = localDateOf(now, course.timeZone);
  const movable = existing.filter(({ kind, state, opensAt }) => state === "open" && kind !== "extra" && opensAt > now);
  const staying = existing.filter((one) => !movable.includes(one) && isAsked(one, now));
  const asked: PlainDate[] = [...staying.map(({ dueOn }) => dueOn), ...(answeredOn === null ? [] : [answeredOn])];
  const wanted: Wanted[] = [];
  for (const one of [
    ...owedNow(course, { staying, answeredOn, closeFollowUp, today }, policy),
    ...ahead(course, { staying, answeredOn, closeFollowUp, today }, policy),
  ]) {
    if (asked.some((other) => Math.abs(daysBetween(one.dueOn, other)) <= policy.cadence.extraNearDays)) continue;
    asked.push(one.dueOn);
    wanted.push(one);
  }
  const isSame = (one: Wanted) => (other: Wanted) => one.kind === other.kind && one.dueOn === other.dueOn;
  return {
    revoke: movable.filter((one) => !wanted.some(isSame(one))).map(({ id }) => id),
    add: wanted.filter((one) => !movable.some(isSame(one))).map((one) => plannedCheckIn(linkSecret, { ...course, ...one }, now, policy)),
  };
}

type Standing = { staying: readonly ExistingCheckIn[]; answeredOn: PlainDate | null; closeFollowUp: boolean; today: PlainDate };

/** What has passed and was not made up for: one check-in, on the next day that allows it. */
function owedNow({ startsOn, endedOn }: Course, { staying, answeredOn, closeFollowUp, today }: Standing, policy: Policy): Wanted[] {
  const dueOn = onDueDay(today, policy);
  if (endedOn !== null) {
    const passed = tailOf({ startsOn, endedOn }, closeFollowUp, policy).findLast((one) => one.dueOn < today);
    return passed !== undefined && (answeredOn === null || answeredOn < passed.dueOn) ? [{ kind: "after-course", dueOn }] : [];
  }
  return startsOn <= today && answeredOn === null && staying.length === 0 ? [{ kind: "scheduled", dueOn }] : [];
}

/** The cadence from today on. The one before treatment is left out where it was answered in time or can be answered now. */
function ahead({ startsOn, endedOn, timeZone }: Course, { staying, answeredOn, closeFollowUp, today }: Standing, policy: Policy): Wanted[] {
  const answeredInTime = answeredOn !== null && answeredOn >= addDays(startsOn, -policy.thresholds.preTreatmentWindow);
  const isOpenOn = (day: PlainDate) => staying.some(({ state, expiresAt }) => state === "open" && localDateOf(expiresAt, timeZone) > day);
  return checkInDueDates({ courseStart: startsOn, courseEnd: endedOn, closeFollowUp, policy }).filter(
    ({ kind, dueOn }) => dueOn >= today && (kind !== "pre-treatment" || !(answeredInTime || isOpenOn(dueOn))),
  );
}

function tailOf({ startsOn, endedOn }: { startsOn: PlainDate; endedOn: PlainDate }, closeFollowUp: boolean, policy: Policy): Wanted[] {
  return checkInDueDates({ courseStart: startsOn, courseEnd: endedOn, closeFollowUp, policy }).filter(
    ({ kind }) => kind === "after-course",
  );
}

/** Asked of the patient, now or before: not taken back, and not let pass. */
function isAsked({ state, expiresAt }: ExistingCheckIn, now: Date): boolean {
  return state === "submitted" || (state === "open" && expiresAt > now);
}

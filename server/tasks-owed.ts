import { ageOn } from "@/clinical/course";
import type { RaisedFlag } from "@/clinical/flags";
import { localDateOf } from "@/clinical/plain-date";
import { missedCheckIn, newestMissed, nextTaskMoment, noBaseline } from "@/clinical/task-rules";
import type { CourseRecord } from "@/db/queries/course-records";
import { courseHistoryOf } from "@/server/course-history";
import { ADULT } from "@/server/enrolment-issues";

/** The check-in that nobody answered, and the task it is by the rules. */
export type Missed = { readonly raised: RaisedFlag; readonly checkInId: string };

/** The check-in that a course is silent about now; null where nothing is missed. */
export function silentCheckIn(record: CourseRecord, now: Date): string | null {
  return newestMissed(dueAnswered(record), record.about.timeZone, now, record.policy)?.id ?? null;
}

/** What that check-in is a task for, if it is one by the rules: whatever was raised before. */
export function missedTask(record: CourseRecord, hasPsychiatricHistory: boolean, now: Date): RaisedFlag | null {
  const { about, policy, openFlags } = record;
  const { timeZone, dateOfBirth, startsOn } = about;
  const context = {
    courseStart: startsOn,
    timeZone,
    isUnder18: ageOn(dateOfBirth, localDateOf(now, timeZone)) < ADULT,
    hasPsychiatricHistory,
    // A task is no flag of the patient's: silence must not be its own reason.
    hasOpenFlag: openFlags.some(({ urgency }) => urgency !== "missed"),
  };
  return missedCheckIn(dueAnswered(record), context, now, policy);
}

/** A course that began without a baseline; not after it: then nothing is dispensed any more. Whatever was raised before. */
export function noBaselineTask({ about, answered, doses, policy }: CourseRecord, now: Date): RaisedFlag | null {
  if (about.endedOn !== null && about.endedOn < localDateOf(now, about.timeZone)) return null;
  return noBaseline(courseHistoryOf(about, answered, doses), now, policy);
}

/** When the rules for tasks look at a course again; null where nothing of theirs is ahead. */
export function nextLookAt(record: CourseRecord, now: Date): Date | null {
  const { startsOn, timeZone } = record.about;
  return nextTaskMoment(dueAnswered(record), { courseStart: startsOn, timeZone }, now, record.policy);
}

function dueAnswered({ checkIns, about }: CourseRecord) {
  return checkIns
    .filter(({ state }) => state !== "revoked")
    .map(({ id, kind, dueOn, state }) => ({
      ...{ id, dueOn, answered: state === "submitted" },
      afterCourse: kind === "after-course" || (about.endedOn !== null && dueOn > about.endedOn),
    }));
}

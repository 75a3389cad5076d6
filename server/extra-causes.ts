import { ageOn } from "@/clinical/course";
import { ANTIDEPRESSANT_WATCH_AGE } from "@/clinical/depression-instrument";
import type { ExtraCause } from "@/clinical/extra-check-ins";
import { localDateOf } from "@/clinical/plain-date";
import type { GivenAnswers } from "@/contracts/check-in";
import type { NewCheckIn } from "@/db/queries/check-ins";
import type { CourseRecord } from "@/db/queries/course-records";
import type { NewSubmission } from "@/db/queries/submissions";
import { extraCheckInsAfter } from "./planned-check-ins";

/** What of one check-in asks for others beside the cadence: an early rise that is news, an antidepressant started under 25 (unsure counts as started). */
export function extraCausesOf(
  { about: { dateOfBirth, timeZone } }: CourseRecord,
  { antidepressant }: GivenAnswers,
  { flags, receivedAt }: Pick<NewSubmission, "flags" | "receivedAt">,
): ExtraCause[] {
  const on = localDateOf(receivedAt, timeZone);
  const started = antidepressant === "yes" || antidepressant === "unsure";
  return [
    ...(started && ageOn(dateOfBirth, on) < ANTIDEPRESSANT_WATCH_AGE ? [{ kind: "antidepressant-under-25", on } as const] : []),
    ...(flags.some(({ rule }) => rule === "early-rise") ? [{ kind: "early-rise", on } as const] : []),
  ];
}

/** The check-ins that these causes ask for together: what one has asked for stands in for another's of about that day. */
export function extraCheckInsAfterAll(linkSecret: string, causes: readonly ExtraCause[], record: CourseRecord, now: Date): NewCheckIn[] {
  const asked: NewCheckIn[] = [];
  for (const cause of causes) {
    const known = asked.map(({ dueOn }) => ({ dueOn, state: "open" as const }));
    asked.push(...extraCheckInsAfter(linkSecret, cause, { ...record, checkIns: [...record.checkIns, ...known] }, now));
  }
  return asked;
}

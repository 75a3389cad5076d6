import type { CourseRecord } from "@/db/queries/course-records";

/** `now`, or just after the course's last answers: a clock set back between two submissions must not put the newer one before the older. */
export function afterLastAnswers({ answered }: Pick<CourseRecord, "answered">, now: Date): Date {
  const last = answered.at(-1)?.at;
  return last === undefined || now > last ? now : new Date(last.getTime() + 1);
}

import { localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { ClinicTx } from "@/db/client";
import { readExistingCheckIns, revokeCheckInsWrite } from "@/db/queries/check-ins";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyOutbox } from "@/db/queries/notifications";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { replanCheckIns } from "@/server/replan-check-ins";

/**
 * The writes that bring a course's check-ins in line with another start or end, the check-ins they add, and the days of all that are still
 * asked for then. The caller has locked the course.
 */
export async function planAnew(
  tx: ClinicTx,
  { about, answered, policy }: CourseRecord,
  to: { startsOn?: PlainDate; endedOn: PlainDate | null; closeFollowUp: boolean; now: Date; linkSecret: string },
) {
  const { courseId, timeZone, hasEmail } = about;
  const { closeFollowUp, now, linkSecret } = to;
  const newest = answered.at(-1);
  const answeredOn = newest ? localDateOf(newest.at, timeZone) : null;
  const existing = await readExistingCheckIns(tx, courseId);
  const course = { courseId, timeZone, startsOn: to.startsOn ?? about.startsOn, endedOn: to.endedOn };
  const { revoke, add } = replanCheckIns(linkSecret, course, { closeFollowUp, existing, answeredOn }, now, policy);
  const staying = existing.filter(({ id, state, expiresAt }) => state === "open" && expiresAt > now && !revoke.includes(id));
  return {
    added: add,
    dueOn: [...staying, ...add].map(({ dueOn }) => dueOn).sort(),
    writes: [
      ...(revoke.length > 0 ? [revokeCheckInsWrite(tx, revoke)] : []),
      ...extraCheckInWrites(tx, add, { hasEmail, now }),
      ...(add.length > 0 ? [notifyOutbox()] : []),
    ],
  };
}

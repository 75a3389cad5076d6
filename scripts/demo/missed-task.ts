import { startOfLocalDay } from "@/clinical/local-time";
import { addDays } from "@/clinical/plain-date";
import { type Database, withClinic } from "@/db/client";
import { loadCourseRecord } from "@/db/queries/course-records";
import { raiseTasksOf } from "@/server/use-cases/raise-tasks";

/** Raises the task of the last check-in that a demo course has missed at the moment it was, as a worker that was there would have. */
export async function raiseMissed(db: Database, { clinicId, courseId }: { clinicId: string; courseId: string }, now: Date): Promise<void> {
  const record = await withClinic(db, clinicId, (tx) => loadCourseRecord(tx, { courseId }, { lock: false }));
  if (!record) return;
  const { missedAfter } = record.policy.thresholds;
  const moments = record.checkIns
    .filter(({ state }) => state === "open")
    .map(({ dueOn }) => startOfLocalDay(addDays(dueOn, missedAfter), record.about.timeZone))
    .filter((moment) => moment <= now);
  const last = moments.at(-1);
  if (last) await raiseTasksOf(db, { clinicId, courseId }, last);
}

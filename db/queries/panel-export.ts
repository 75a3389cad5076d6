import { inArray } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { courseStatus } from "@/db/schema";

export type ExportedCourse = Awaited<ReturnType<typeof listCoursesForExport>>[number];

/** What the panel shows of these courses, for a file. */
export function listCoursesForExport(tx: ClinicTx, courses: readonly string[]) {
  const s = courseStatus;
  return tx
    .select({
      courseId: s.courseId,
      recordNumber: s.recordNumber,
      name: s.name,
      dateOfBirth: s.dateOfBirth,
      startsOn: s.startsOn,
      endedOn: s.endedOn,
      latestTotal: s.latestTotal,
      latestAt: s.latestAt,
      baseline: s.baseline,
      change: s.change,
      latestGad7: s.latestGad7,
      urgency: s.urgency,
      reason: s.reason,
      lastContactAt: s.lastContactAt,
      lastOutcome: s.lastOutcome,
      reviewOn: s.reviewOn,
    })
    .from(s)
    .where(inArray(s.courseId, [...courses]));
}

import { and, asc, inArray, ne } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { course } from "@/db/schema";

/** Makes somebody the prescriber of these courses; those that change, with who had them. Locked in one order, so that two at once take turns. */
export async function assignCourses(
  tx: ClinicTx,
  { courses, prescriberId }: { courses: readonly string[]; prescriberId: string },
): Promise<{ courseId: string; patientId: string; from: string }[]> {
  const before = await tx
    .select({ courseId: course.id, patientId: course.patientId, from: course.prescriberId })
    .from(course)
    .where(and(inArray(course.id, [...courses]), ne(course.prescriberId, prescriberId)))
    .orderBy(asc(course.id))
    .for("no key update");
  if (before.length === 0) return [];
  const ids = before.map(({ courseId }) => courseId);
  await tx.update(course).set({ prescriberId }).where(inArray(course.id, ids));
  return before;
}

import { and, eq, inArray } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { checkIn, course, flag } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** Stores a course of a patient who is known already. */
export function courseInsert(tx: ClinicTx, row: Omit<typeof course.$inferInsert, "clinicId">) {
  return tx.insert(course).values({ ...row, clinicId: clinicInScope });
}

/** The courses of a patient. */
function coursesOf(tx: ClinicTx, patientId: string) {
  return tx.select({ id: course.id }).from(course).where(eq(course.patientId, patientId));
}

/** How many flags of a patient are open, of whichever course. */
export async function countOpenFlags(tx: ClinicTx, patientId: string): Promise<number> {
  return tx.$count(flag, and(eq(flag.state, "open"), inArray(flag.courseId, coursesOf(tx, patientId))));
}

/** Ends the links of a course's check-ins that nobody has sent. */
export function revokeOpenCheckIns(tx: ClinicTx, courseId: string) {
  return tx
    .update(checkIn)
    .set({ state: "revoked" })
    .where(and(eq(checkIn.courseId, courseId), eq(checkIn.state, "open")));
}

import { type Column, getTableColumns } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { givenAs, preparedWrite, rowOf } from "@/db/prepared";
import { courseStatus } from "@/db/schema";

/** Kept true by the database's triggers. */
const COPIED = [
  "name",
  "searchText",
  "recordNumber",
  "dateOfBirth",
  "timeZone",
  "wants",
  "declined",
  "phone",
  "risks",
  "startsOn",
  "endedOn",
  "weightKg",
  "doses",
  "dueDates",
  "closeTimes",
] as const;
/** What of a panel row is made from answers, flags and signatures. The rest is copied. */
export type MadeStatus = Omit<typeof courseStatus.$inferInsert, "clinicId" | (typeof COPIED)[number]>;

const written = preparedWrite((db) => {
  // The clinic is the one in scope; the change is reckoned by the database.
  const others: readonly string[] = ["clinicId", "change", ...COPIED];
  const made = Object.entries<Column>(getTableColumns(courseStatus)).filter(([name]) => !others.includes(name));
  const changed = made.filter(([name]) => name !== "courseId" && name !== "patientId");
  // Not by way of `excluded`: to name its columns takes the right to read them, which the worker has not.
  const set = Object.fromEntries(changed.map(([name, column]) => [name, givenAs(column, name)]));
  return db
    .insert(courseStatus)
    .values(rowOf<typeof courseStatus>(made.map(([name]) => name)))
    .onConflictDoUpdate({ target: [courseStatus.clinicId, courseStatus.courseId], set });
});

/** Writes the panel's row of one course, to be sent with the change that made it. */
export function putCourseStatus(_tx: ClinicTx, row: MadeStatus) {
  return written(row);
}

import { type Column, getTableColumns, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { ClinicTx } from "@/db/client";
import { givenRows } from "@/db/insert-rows";
import { givenAs, preparedWrite, rowOf } from "@/db/prepared";
import { courseStatus } from "@/db/schema";
import { clinicInScope, statement } from "@/db/scope";

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
] as const satisfies readonly (keyof typeof courseStatus.$inferInsert)[];
type Copied = (typeof COPIED)[number];
/** What of a panel row is made from answers, flags and signatures. The rest is copied by the database's triggers. */
export type MadeStatus = Omit<typeof courseStatus.$inferInsert, "clinicId" | Copied>;

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

/**
 * Stores the panel's rows of new courses with what they copy, read from the view that the triggers read: for one row after another they
 * take four times as long. Each is looked up by its keys (OFFSET 0), and a course that is not there is refused: its row would be without a name.
 */
export function newCourseStatuses(rows: readonly MadeStatus[]): ReturnType<typeof statement>[] {
  const given = givenRows(courseStatus, rows);
  if (given === null) return [];
  const copied = sql.raw(COPIED.map(toSnakeCase).join(", "));
  const made = sql`(select ${given.names} from ${given.recordset})`;
  return [
    statement(sql`insert into ${courseStatus} (clinic_id, ${given.names}, ${copied})
      select ${clinicInScope}, made.*, ${sql.raw(COPIED.map((column) => `copied.${toSnakeCase(column)}`).join(", "))}
      from ${made} made left join lateral
        (select * from panel_copied c where c.clinic_id = ${clinicInScope} and c.course_id = made.course_id offset 0) copied on true`),
  ];
}

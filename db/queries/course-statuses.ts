import { type Column, getTableColumns, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { ClinicTx } from "@/db/client";
import { arrayOf, givenRows } from "@/db/insert-rows";
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
 * take four times as long. Each is looked up by its keys (OFFSET 0), and a course that is not there is refused: its row would be without a
 * name. Before any answer most rows say the same: that is sent once, and of each row only whose it is.
 */
export function newCourseStatuses(rows: readonly MadeStatus[]): ReturnType<typeof statement>[] {
  const places = new Map<string, number>();
  const said: Omit<MadeStatus, "courseId" | "patientId" | "prescriberId">[] = [];
  const placeOf = rows.map(({ courseId: _course, patientId: _patient, prescriberId: _prescriber, ...rest }) => {
    const key = JSON.stringify(rest);
    // Counted from 1, as PostgreSQL counts.
    const place = places.get(key) ?? said.push(rest);
    places.set(key, place);
    return place;
  });
  const given = givenRows(courseStatus, said as MadeStatus[]);
  if (given === null) return [];
  const of = (key: "courseId" | "patientId" | "prescriberId") => sql`${arrayOf(rows.map((row) => row[key]))}::text::uuid[]`;
  const copied = sql.raw(COPIED.map(toSnakeCase).join(", "));
  return [
    statement(sql`insert into ${courseStatus} (clinic_id, course_id, patient_id, prescriber_id, ${given.names}, ${copied})
      select ${clinicInScope}, made.*, ${sql.raw(COPIED.map((column) => `copied.${toSnakeCase(column)}`).join(", "))}
      from (select o.course_id, o.patient_id, o.prescriber_id, ${given.names}
        from (select ${given.names}, ordinality from ${given.recordset} with ordinality) said
        join unnest(${of("courseId")}, ${of("patientId")}, ${of("prescriberId")}, ${arrayOf(placeOf)}::text::int[])
          as o (course_id, patient_id, prescriber_id, place) on o.place = said.ordinality) made
      left join lateral
        (select * from panel_copied c where c.clinic_id = ${clinicInScope} and c.course_id = made.course_id offset 0) copied on true`),
  ];
}

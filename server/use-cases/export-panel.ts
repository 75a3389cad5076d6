import { localDateOf } from "@/clinical/plain-date";
import { URGENCIES, urgencyRank } from "@/clinical/urgency";
import { type CsvCell, csvText } from "@/contracts/csv";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import { type Database, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { type ExportedCourse, listCoursesForExport } from "@/db/queries/panel-export";
import type { StaffActor } from "@/server/actor";

/** "PHQ" without a number: some rows are of the PHQ-9, others of the one for teens, on the same scale. */
const HEAD = [
  "Record number",
  "Name",
  "Date of birth",
  "Course start",
  "Last dose",
  "PHQ total",
  "PHQ answered",
  "Baseline",
  "Change from baseline",
  "GAD-7",
  "Urgency",
  "Why",
  "Last contact",
  "Outcome",
  "Review",
] as const;

/** These courses as a CSV file, in the order asked for. How many were exported is audited, and whose. */
export function exportPanel(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId" | "clinicTimeZone">,
  courses: readonly string[],
  now: Date,
): Promise<string> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const found = new Map((await listCoursesForExport(tx, courses)).map((course) => [course.courseId, course]));
    const rows = courses.flatMap((id) => found.get(id) ?? []);
    await appendAudit(tx, {
      at: now,
      actorKind: "staff",
      actorId: actor.staffId,
      action: "panel.exported",
      subjectKind: "panel",
      subjectId: null,
      detail: { count: rows.length, courses: rows.map(({ courseId }) => courseId).join(" ") },
    });
    return csvText([HEAD, ...rows.map((row) => cellsOf(row, actor.clinicTimeZone))]);
  });
}

function cellsOf(row: ExportedCourse, timeZone: string): CsvCell[] {
  const day = (at: Date | null) => at && localDateOf(at, timeZone);
  return [
    row.recordNumber,
    row.name,
    row.dateOfBirth,
    row.startsOn,
    row.endedOn,
    row.latestTotal,
    day(row.latestAt),
    row.baseline,
    row.change,
    row.latestGad7,
    URGENCIES.find((urgency) => urgencyRank(urgency) === row.urgency) ?? null,
    row.reason,
    day(row.lastContactAt),
    row.lastOutcome && OUTCOME_LABELS[row.lastOutcome],
    row.reviewOn,
  ];
}

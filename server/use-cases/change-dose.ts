import { v7 as uuidv7 } from "uuid";
import { type DoseChange, doseOn, FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { ChangeDoseInput } from "@/contracts/dose-change";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { readCorrectable } from "@/db/queries/course-corrections";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { doseChangeWrite, findDoseChange } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { isChangedSince } from "@/server/changed-since";
import { dosesTaken, entriesWith } from "@/server/course-doses";
import { recordingIssues } from "@/server/dose-issues";
import { extraCheckInWrites } from "@/server/extra-check-in-writes";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { extraCheckInsAfter } from "@/server/planned-check-ins";
import { saidDate } from "@/server/said-date";

type Change = Omit<ChangeDoseInput, "id" | "seen" | "doseMeant">;

export type ChangeDoseResult =
  | { ok: true; dueOn: string[] }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records that from a date on a patient takes another dose in their newest course, and asks for the check-in that follows an increase;
 * gives its day. Earlier doses stay as they were recorded. `conflict`: the course is another than the sender saw, or the id was used for another dose.
 */
export function changeDose(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  {
    patientId,
    seen,
    id = uuidv7(),
    doseMeant,
    ...change
  }: Change & { patientId: string; id?: string; seen?: string; doseMeant?: "1" | undefined },
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<ChangeDoseResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeDoseResult> => {
    const record = await lockNewestCourse(tx, patientId);
    if (!record) return { ok: false, code: "not-found" };
    const { courseId } = record.about;
    const sent = await findDoseChange(tx, id);
    if (sent) return isSame(sent, { ...change, courseId }) ? { ok: true, dueOn: [] } : { ok: false, code: "conflict" };
    if (isChangedSince(seen, record)) return { ok: false, code: "conflict" };
    const wrong = issuesOf(record, change, now);
    const issues = wrong.length > 0 ? wrong : await doseIssuesOf(tx, record, change, doseMeant === "1");
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const extra = extraAfterIncrease(tx, record, change, { now, linkSecret });
    await sendTogether(tx, [
      doseChangeWrite(tx, { ...change, courseId, id, recordedBy: actor.staffId, recordedAt: now }),
      ...extra.writes,
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "dose.changed",
        subjectKind: "course",
        subjectId: courseId,
        detail: change,
      }),
    ]);
    return { ok: true, dueOn: extra.added.map(({ dueOn }) => dueOn) };
  });
}

/** A second press, or a second try after an answer was lost. */
function isSame(sent: Change & { courseId: string }, { courseId, takesEffectOn, mgPerDay }: Change & { courseId: string }): boolean {
  return sent.courseId === courseId && sent.takesEffectOn === takesEffectOn && sent.mgPerDay === mgPerDay;
}

function issuesOf({ about, doses }: CourseRecord, { takesEffectOn, mgPerDay }: Change, now: Date): FieldIssue[] {
  const { startsOn, endedOn, timeZone } = about;
  if (takesEffectOn < startsOn) return [{ path: "takesEffectOn", message: "The course has not begun by then" }];
  if (endedOn !== null && takesEffectOn > endedOn)
    return [{ path: "takesEffectOn", message: `The last dose is recorded on ${saidDate(endedOn)}` }];
  if (takesEffectOn > addDays(localDateOf(now, timeZone), FURTHEST_AHEAD_DAYS))
    return [{ path: "takesEffectOn", message: `More than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near` }];
  if (doseOn(doses, takesEffectOn) === mgPerDay) return [{ path: "mgPerDay", message: "This is the dose of that day already" }];
  return [];
}

/** Of the dose at the weights at which it will be taken, until the next one that is recorded. */
async function doseIssuesOf(tx: ClinicTx, { about }: CourseRecord, change: Change, meant: boolean): Promise<FieldIssue[]> {
  const facts = await readCorrectable(tx, about);
  if (facts === null) return [];
  const { takesEffectOn: on, mgPerDay } = change;
  const doses = entriesWith<DoseChange>(facts.doses, { on, mgPerDay });
  const until = doses.find((dose) => dose.on > on)?.on ?? null;
  return recordingIssues({ taken: dosesTaken({ ...facts, doses }, on, until), before: [], path: "mgPerDay", meant });
}

/** The check-in that follows an increase: none after a lower dose, and none that would have been due before today, since a change may be recorded late. */
export function extraAfterIncrease(
  tx: ClinicTx,
  record: CourseRecord,
  { takesEffectOn, mgPerDay }: Change,
  { now, linkSecret }: { now: Date; linkSecret: string },
) {
  const { timeZone, hasEmail } = record.about;
  const today = localDateOf(now, timeZone);
  const isIncrease = mgPerDay > (doseOn(record.doses, takesEffectOn) ?? mgPerDay);
  const cause = { kind: "dose-increase", on: takesEffectOn } as const;
  const added = isIncrease ? extraCheckInsAfter(linkSecret, cause, record, now).filter(({ dueOn }) => dueOn >= today) : [];
  return { added, writes: [...extraCheckInWrites(tx, added, { hasEmail, now }), ...(added.length > 0 ? [notifyOutbox()] : [])] };
}

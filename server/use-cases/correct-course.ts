import { v7 as uuidv7 } from "uuid";
import { isFollowedClosely } from "@/clinical/cadence";
import { localDateOf } from "@/clinical/plain-date";
import type { CorrectionInput } from "@/contracts/correction-input";
import { type EntryValue, entryWords, seenOf } from "@/contracts/course-corrections";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import * as corrections from "@/db/queries/course-corrections";
import { raisedUrgencies } from "@/db/queries/course-ends";
import type { CourseRecord } from "@/db/queries/course-records";
import { notifyScreens } from "@/db/queries/notifications";
import { doseChangeWrite } from "@/db/queries/patients";
import { weightWrite } from "@/db/queries/weights";
import type { StaffActor } from "@/server/actor";
import { correctedDoseIssues } from "@/server/corrected-doses";
import { type Correction, judgeCorrection } from "@/server/judge-correction";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { planAnew } from "@/server/plan-anew";
import { statusWrites } from "@/server/status-write";
import { extraAfterIncrease } from "./change-dose";

export type CorrectCourseResult =
  | { ok: true; dueOn: string[] }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Corrects an entry of a patient's newest course by a new version, or withdraws one that should not have been there; the old version stays
 * to be read, with who, when and why. What follows from it (check-ins not yet opened, the panel's row) follows anew; gives the days of
 * check-ins that are new. `conflict`: what the sender saw is not in force any more.
 */
export function correctCourse(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, ...input }: CorrectionInput & { patientId: string },
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<CorrectCourseResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<CorrectCourseResult> => {
    const record = await lockNewestCourse(tx, patientId);
    if (!record) return { ok: false, code: "not-found" };
    const [facts, sentBefore] = await Promise.all([
      corrections.readCorrectable(tx, record.about),
      corrections.findCorrection(tx, input.id),
    ]);
    if (!facts) return { ok: false, code: "not-found" };
    if (sentBefore) return isSame(sentBefore, input) ? { ok: true, dueOn: [] } : { ok: false, code: "conflict" };
    const judged = judgeCorrection(facts, input, localDateOf(now, record.about.timeZone));
    if (!judged.ok) return judged;
    const issues = correctedDoseIssues(facts, input, judged);
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    return { ok: true, dueOn: await store(tx, actor, { record, input, correction: judged, now, linkSecret }) };
  });
}

/** A second press, or a second try after an answer was lost. */
function isSame({ became }: { became: EntryValue | null }, input: CorrectionInput): boolean {
  const value: EntryValue & Pick<CorrectionInput, "correct"> = input;
  return seenOf(became ?? {}) === seenOf(value);
}

type Stored = { record: CourseRecord; input: CorrectionInput; correction: Correction; now: Date; linkSecret: string };

async function store(tx: ClinicTx, { staffId }: Pick<StaffActor, "staffId">, stored: Stored): Promise<string[]> {
  const { record, input, correction, now } = stored;
  const { courseId, patientId } = record.about;
  const { entry, entryId, was, became, fields, withdraw, dose, weighing } = correction;
  const by = { recordedBy: staffId, recordedAt: now };
  const plan = await followingCheckIns(tx, stored);
  await sendTogether(tx, [
    ...(withdraw ? [corrections.withdrawWrite(tx, withdraw.kind, withdraw.ids, now)] : []),
    ...(dose ? [doseChangeWrite(tx, { id: uuidv7(), courseId, takesEffectOn: dose.on, mgPerDay: dose.mgPerDay, ...by })] : []),
    ...(weighing ? [weightWrite(tx, { id: uuidv7(), courseId, measuredOn: weighing.on, kg: weighing.kg, ...by })] : []),
    ...(Object.keys(fields).length > 0 ? [corrections.courseWrite(tx, courseId, fields)] : []),
    corrections.correctionWrite(tx, { id: input.id, courseId, entry, entryId, was, became, reason: input.reason, ...by }),
    ...plan.writes,
  ]);
  const status = await statusWrites(tx, courseId);
  const plainly = (date: string) => date;
  await sendTogether(tx, [
    ...status,
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at: now,
      actorKind: "staff",
      actorId: staffId,
      action: "course.corrected",
      subjectKind: "course",
      subjectId: courseId,
      detail: { entry, was: entryWords(entry, was, plainly), became: became && entryWords(entry, became, plainly) },
    }),
  ]);
  return plan.added.map(({ dueOn }) => dueOn);
}

/** The check-ins that follow from another start or end, and the one after an increase that was recorded wrongly. */
async function followingCheckIns(tx: ClinicTx, { record, correction, now, linkSecret }: Stored) {
  const { fields, dose, entry, entryId, replan } = correction;
  if (replan) {
    const endedOn = fields.endedOn === undefined ? record.about.endedOn : fields.endedOn;
    const stoppedForMood = (fields.endReason === undefined ? record.about.endReason : fields.endReason) === "mood";
    const closeFollowUp = isFollowedClosely({ stoppedForMood, raised: await raisedUrgencies(tx, record.about.courseId) });
    return planAnew(tx, record, { ...(fields.startsOn ? { startsOn: fields.startsOn } : {}), endedOn, closeFollowUp, now, linkSecret });
  }
  if (entry !== "dose" || dose === null) return { added: [], writes: [] };
  const doses = record.doses.filter(({ id }) => id !== entryId);
  return extraAfterIncrease(tx, { ...record, doses }, { takesEffectOn: dose.on, mgPerDay: dose.mgPerDay }, { now, linkSecret });
}

import { type Weighing, weightOn } from "@/clinical/course-weights";
import { localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { FieldIssue } from "@/contracts/problem";
import type { RecordWeightInput } from "@/contracts/weight";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { type Correctable, courseWrite, readCorrectable } from "@/db/queries/course-corrections";
import { notifyScreens } from "@/db/queries/notifications";
import { weightWrite } from "@/db/queries/weights";
import type { StaffActor } from "@/server/actor";
import { dosesTaken, entriesWith } from "@/server/course-doses";
import { weighingsOf } from "@/server/course-weighings";
import { recordingIssues } from "@/server/dose-issues";
import { lockNewestCourse } from "@/server/lock-newest-course";
import { weighingIssue, weightIssue } from "@/server/weighing-issue";

export type RecordWeightResult =
  | { ok: true }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records a patient's weight on a day of their newest course: doses from that day on count by it, those before stay what they were.
 * `conflict`: the id was used for another weight.
 */
export function recordWeight(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, id, measuredOn, weightKg, doseMeant }: RecordWeightInput & { patientId: string },
  now: Date,
): Promise<RecordWeightResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<RecordWeightResult> => {
    const record = await lockNewestCourse(tx, patientId);
    const facts = record && (await readCorrectable(tx, record.about));
    if (!facts) return { ok: false, code: "not-found" };
    const sent = facts.weights.find((weighing) => weighing.id === id);
    if (sent) return sent.on === measuredOn && sent.kg === weightKg ? { ok: true } : { ok: false, code: "conflict" };
    const { courseId, timeZone } = record.about;
    const issues = issuesOf(facts, { on: measuredOn, kg: weightKg, meant: doseMeant === "1" }, localDateOf(now, timeZone));
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const isNewest = facts.weights.every((weighing) => weighing.on < measuredOn);
    await sendTogether(tx, [
      weightWrite(tx, { id, courseId, measuredOn, kg: weightKg, recordedBy: actor.staffId, recordedAt: now }),
      ...(isNewest ? [courseWrite(tx, courseId, { latestWeightKg: weightKg })] : []),
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "weight.recorded",
        subjectKind: "course",
        subjectId: courseId,
        detail: { measuredOn, kg: weightKg },
      }),
    ]);
    return { ok: true };
  });
}

type Weight = { on: PlainDate; kg: number; meant: boolean };

function issuesOf(facts: Correctable, { on, kg, meant }: Weight, today: PlainDate): FieldIssue[] {
  const day = weighingIssue(facts, on, today);
  if (day !== null) return [{ path: "measuredOn", message: day }];
  const unlikely = weightIssue(kg, weightOn(weighingsOf(facts, facts.weights), on));
  if (unlikely !== null) return [{ path: "weightKg", message: unlikely }];
  const taken = dosesTaken({ ...facts, weights: entriesWith<Weighing>(facts.weights, { on, kg }) });
  return recordingIssues({ taken, before: dosesTaken(facts), path: "weightKg", meant });
}

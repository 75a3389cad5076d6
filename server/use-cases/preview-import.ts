import { dosePlace } from "@/clinical/course-regimens";
import type { ImportPreview } from "@/contracts/patient-import";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, withClinic } from "@/db/client";
import { appendAudit } from "@/db/queries/audit";
import { patientsNamed, readImport } from "@/db/queries/patient-imports";
import { searchable } from "@/db/queries/patients";
import type { StaffActor } from "@/server/actor";
import { missingForEnrolment } from "@/server/enrolment-needs";
import { doubtfulLines, personKey, secondLooksIn, wholeFile } from "@/server/import/judge-lines";
import { readImportFile } from "@/server/import/read-import";

export type PreviewResult =
  | { ok: true; preview: ImportPreview }
  | { ok: false; code: "enrolment-closed"; missing: readonly string[] }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/** Lines that are shown as they were understood. */
const SAMPLE_LINES = 5;

/** What a file of patients would enrol, every line that is rejected with its reasons, and who may be known already. Stores nothing but that somebody looked. */
export async function previewImport(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone" | "isDemo">,
  bytes: Uint8Array,
  now: Date,
): Promise<PreviewResult> {
  const missing = await missingForEnrolment(db, actor, now);
  if (missing.length > 0) return { ok: false, code: "enrolment-closed", missing };
  return withClinic(db, actor.clinicId, async (tx): Promise<PreviewResult> => {
    const read = await readImportFile(tx, actor, bytes, now);
    if (!read.ok) return { ok: false, code: "invalid-input", issues: read.issues };
    const { accepted, rejected } = await wholeFile(read.judged);
    const [before, namesakes] = await Promise.all([
      readImport(tx, read.fileHash),
      patientsNamed(
        tx,
        accepted.map(({ input }) => searchable(input.name)),
      ),
    ]);
    // It tells whom the clinic knows of the sender's list: that is a reading.
    await appendAudit(tx, {
      at: now,
      actorKind: "staff",
      actorId: actor.staffId,
      action: "patient.import-checked",
      subjectKind: "import",
      subjectId: null,
      detail: { fileHash: read.fileHash, accepted: accepted.length, rejected: rejected.length },
    });
    const known = new Map(namesakes.map((person) => [personKey(person), person.recordNumber]));
    return {
      ok: true,
      preview: {
        accepted: accepted.length,
        rejected,
        doubtful: doubtfulLines(accepted, known),
        mailed: accepted.filter(({ input }) => input.email !== null).length,
        secondLooks: secondLooksIn(accepted),
        sample: accepted.slice(0, SAMPLE_LINES).map(({ line, input }) => ({
          line,
          name: input.name,
          dateOfBirth: input.dateOfBirth,
          recordNumber: input.recordNumber,
          startsOn: input.startsOn,
          weightKg: input.weightKg,
          mgPerDay: input.mgPerDay,
          mgPerKgPerDay: dosePlace(input.mgPerDay, input.weightKg).mgPerKgPerDay,
          prescriber: read.prescribers.find(({ id }) => id === input.prescriberId)?.name ?? "",
        })),
        importedBefore: before && { at: before.at.toISOString(), patients: before.patients },
      },
    };
  });
}

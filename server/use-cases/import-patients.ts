import type { ImportDone } from "@/contracts/patient-import";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { enrolmentWrites, type NewEnrolment } from "@/db/queries/enrolments";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { allowLongStatements, readImport, takeFile } from "@/db/queries/patient-imports";
import { policyInForce } from "@/db/queries/policies";
import { isUniqueViolation } from "@/db/unique-violation";
import type { StaffActor } from "@/server/actor";
import { missingForEnrolment } from "@/server/enrolment-needs";
import type { JudgedLine } from "@/server/import/judge-lines";
import { readImportFile } from "@/server/import/read-import";
import { enrolmentMaker } from "@/server/new-enrolment";

export type ImportResult =
  | ({ ok: true } & ImportDone)
  | { ok: false; code: "enrolment-closed"; missing: readonly string[] }
  | { ok: false; code: "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[]; rejected: number };

/** Patients whose rows are made and sent together: few enough to let other requests through in between. */
const PATIENTS_A_ROUND = 100;

/**
 * Enrols every patient of a file in one transaction, by the same checks and with the same check-ins as the form; one line that cannot be
 * enrolled and nobody is. A file is imported once: sent again it enrols nobody and says how many it did.
 */
export async function importPatients(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone" | "isDemo">,
  bytes: Uint8Array,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<ImportResult> {
  const missing = await missingForEnrolment(db, actor, now);
  if (missing.length > 0) return { ok: false, code: "enrolment-closed", missing };
  try {
    return await withClinic(db, actor.clinicId, async (tx): Promise<ImportResult> => {
      await allowLongStatements(tx);
      const read = await readImportFile(tx, actor, bytes, now);
      if (!read.ok) return { ok: false, code: "invalid-input", issues: read.issues, rejected: 0 };
      const { fileHash } = read;
      const { accepted, rejected } = read.judged;
      const file = { fileHash, patients: Math.max(1, accepted.length), importedBy: actor.staffId, importedAt: now };
      const before = await readImport(tx, fileHash);
      if (before) return { ok: true, patients: before.patients, importedBefore: true };
      if (rejected.length > 0) {
        const issues = rejected.flatMap(({ line, issues }) =>
          issues.map(({ column, message }) => ({ path: `line ${line}${column && `, ${column}`}`, message })),
        );
        return { ok: false, code: "invalid-input", issues, rejected: rejected.length };
      }
      if (!(await takeFile(tx, file))) {
        const first = await readImport(tx, fileHash);
        return first ? { ok: true, patients: first.patients, importedBefore: true } : { ok: false, code: "conflict" };
      }
      await store(tx, actor.staffId, accepted, { fileHash, now, linkSecret });
      return { ok: true, patients: accepted.length, importedBefore: false };
    });
  } catch (error) {
    // A colleague enrolled one of them while the file was being stored.
    if (!isUniqueViolation(error, "patient_record_number")) throw error;
    return { ok: false, code: "conflict" };
  }
}

async function store(
  tx: ClinicTx,
  by: string,
  lines: readonly JudgedLine[],
  { fileHash, now, linkSecret }: { fileHash: string; now: Date; linkSecret: string },
): Promise<void> {
  const { make } = enrolmentMaker({ by, now, linkSecret, policy: await policyInForce(tx) });
  let last: NewEnrolment | undefined;
  // While the database stores one round the next is made; more than one ahead would only wait in memory.
  let stored = Promise.resolve();
  for (let from = 0; from < lines.length; from += PATIENTS_A_ROUND) {
    const made = lines.slice(from, from + PATIENTS_A_ROUND).map(({ input }) => make({ ...input, secondLook: null }));
    const writes = enrolmentWrites(made, now);
    await stored;
    stored = sendTogether(tx, writes);
    // A refusal is thrown by the next wait; until then it is not unhandled.
    stored.catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    last = made.at(-1);
  }
  await stored;
  if (!last) throw new RangeError("an import without patients");
  const entry = { at: now, actorKind: "staff", actorId: by } as const;
  await sendTogether(tx, [
    notifyOutbox(),
    // One is enough to make lists stale; nobody has any of these pages open yet.
    notifyScreens({ kind: "course", courseId: last.course.id, patientId: last.patient.id }),
    auditInsert(tx, {
      ...entry,
      action: "patient.imported",
      subjectKind: "import",
      subjectId: null,
      detail: { fileHash, patients: lines.length },
    }),
  ]);
}

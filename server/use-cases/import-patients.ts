import type { ImportDone, RejectedLine } from "@/contracts/patient-import";
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
import { type ReadImport, readImportFile } from "@/server/import/read-import";
import { enrolmentMaker } from "@/server/new-enrolment";

export type ImportResult =
  | ({ ok: true } & ImportDone)
  | { ok: false; code: "enrolment-closed"; missing: readonly string[] }
  | { ok: false; code: "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[]; rejected: number };

/**
 * postgres.js sends ahead until a statement has to wait at its side, as each does the first time; then it sends one by one until none is
 * left. So it is let come to rest after the first round and every so many.
 */
const ROUNDS_TO_REST = 10;

type Refused = Extract<ImportResult, { code: "invalid-input" }>;
/** Takes back what was stored before a line was met that cannot be enrolled. */
class NotThisFile extends Error {
  constructor(readonly refused: Refused) {
    super("a line of the file cannot be enrolled");
  }
}

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
      const { fileHash, lines } = read;
      const before = await readImport(tx, fileHash);
      if (before) return { ok: true, patients: before.patients, importedBefore: true };
      if (!(await takeFile(tx, { fileHash, patients: lines, importedBy: actor.staffId, importedAt: now }))) {
        const first = await readImport(tx, fileHash);
        return first ? { ok: true, patients: first.patients, importedBefore: true } : { ok: false, code: "conflict" };
      }
      const rejected = await store(tx, actor.staffId, read, { now, linkSecret });
      if (rejected.length > 0) throw new NotThisFile(refusal(rejected));
      return { ok: true, patients: lines, importedBefore: false };
    });
  } catch (error) {
    if (error instanceof NotThisFile) return error.refused;
    // A colleague enrolled one of them while the file was being stored.
    if (!isUniqueViolation(error, "patient_record_number")) throw error;
    return { ok: false, code: "conflict" };
  }
}

function refusal(rejected: readonly RejectedLine[]): Refused {
  const issues = rejected
    .toSorted((a, b) => a.line - b.line)
    .flatMap(({ line, issues }) => issues.map(({ column, message }) => ({ path: `line ${line}${column && `, ${column}`}`, message })));
  return { ok: false, code: "invalid-input", issues, rejected: rejected.length };
}

/** Stores the patients of a file, a hundred at a time, while the next are judged and made. @returns the lines that nobody can be enrolled by */
async function store(
  tx: ClinicTx,
  by: string,
  { judged, fileHash, lines }: Extract<ReadImport, { ok: true }>,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<RejectedLine[]> {
  const { make } = enrolmentMaker({ by, now, linkSecret, policy: await policyInForce(tx) });
  const rejected: RejectedLine[] = [];
  let last: NewEnrolment | undefined;
  let rounds = 0;
  // One round waits at the database while it stores another, so that it never waits for us; more would only fill memory.
  let [first, second] = [Promise.resolve(), Promise.resolve()];
  for await (const round of judged) {
    rejected.push(...round.rejected);
    // The file is refused by now: what is left of it is judged, to be told of, and not stored.
    if (rejected.length > 0) continue;
    const made = round.accepted.map(({ input }) => make({ ...input, secondLook: null }));
    await (rounds++ % ROUNDS_TO_REST === 1 ? second : first);
    [first, second] = [second, sendTogether(tx, enrolmentWrites(made, now))];
    // A refusal is thrown where it is waited for; until then it is not unhandled.
    second.catch(() => {});
    last = made.at(-1);
  }
  await first;
  await second;
  if (rejected.length > 0) return rejected;
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
      detail: { fileHash, patients: lines },
    }),
  ]);
  return [];
}

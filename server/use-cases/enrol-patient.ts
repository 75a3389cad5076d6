import type { EnrolmentInput } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import { isClinician, type Role } from "@/contracts/roles";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { enrolmentWrites } from "@/db/queries/enrolments";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { findPatientByRecordNumber, listPrescribers, searchable } from "@/db/queries/patients";
import { policyInForce } from "@/db/queries/policies";
import { isUniqueViolation } from "@/db/unique-violation";
import type { StaffActor } from "@/server/actor";
import { enrolmentDoubts } from "@/server/enrolment-doubts";
import { enrolmentIssues, NO_SUCH_PRESCRIBER, RECORD_NUMBER_TAKEN } from "@/server/enrolment-issues";
import { missingForEnrolment } from "@/server/enrolment-needs";
import { enrolmentMaker } from "@/server/new-enrolment";
import { saidDate } from "@/server/said-date";

export type EnrolResult =
  | { ok: true; patientId: string; courseId: string; checkInId: string }
  | { ok: false; code: "enrolment-closed"; missing: readonly string[] }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Enrols a patient: the person, their contacts and baseline risks, the course, its first dose, the check-ins of the whole cadence, and
 * the mail that carries the first link. All or nothing.
 * @param endedOn day of the last dose, for a course that is already over (imported); null while it goes on
 * @param asks whether somebody is there to be asked about what is unusual: until they say that it is meant, nothing is stored
 */
export async function enrolPatient(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId" | "isDemo"> & { role?: Role },
  given: EnrolmentInput,
  { now, linkSecret, endedOn = null, asks = false }: { now: Date; linkSecret: string; endedOn?: string | null; asks?: boolean },
): Promise<EnrolResult> {
  const missing = await missingForEnrolment(db, actor, now);
  if (missing.length > 0) return { ok: false, code: "enrolment-closed", missing };
  const input = { ...given, secondLook: actor.role && isClinician(actor.role) ? given.secondLook : null };
  try {
    return await withClinic(db, actor.clinicId, async (tx) => {
      const policy = await policyInForce(tx);
      const { make, todayIn } = enrolmentMaker({ by: actor.staffId, now, linkSecret, policy });
      const impossible = enrolmentIssues(input, todayIn(input.timeZone));
      const refused = impossible.length > 0 ? impossible : await clinicIssues(tx, input);
      const issues = asks ? [...refused, ...(await enrolmentDoubts(tx, input))] : refused;
      if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
      const enrolment = make(input, endedOn);
      const [first] = enrolment.checkIns;
      if (!first) throw new RangeError("A course has at least one check-in");
      const [patientId, courseId] = [enrolment.patient.id, enrolment.course.id];
      await sendTogether(tx, [
        ...enrolmentWrites([enrolment], now),
        notifyOutbox(),
        notifyScreens({ kind: "course", courseId, patientId }),
        auditInsert(tx, {
          at: now,
          actorKind: "staff",
          actorId: actor.staffId,
          action: "patient.enrolled",
          subjectKind: "patient",
          subjectId: patientId,
        }),
      ]);
      return { ok: true, patientId, courseId, checkInId: first.id };
    });
  } catch (error) {
    // Two people at once, or one who pressed twice: the second finds out only when it writes.
    if (!isUniqueViolation(error, "patient_record_number")) throw error;
    return { ok: false, code: "invalid-input", issues: [RECORD_NUMBER_TAKEN] };
  }
}

/** With who has the number. Of the same person that is said: whoever lost the answer to their first press need not look for another. */
function takenBy(known: { patientId: string; name: string; dateOfBirth: string }, input: EnrolmentInput): FieldIssue {
  const issue = { ...RECORD_NUMBER_TAKEN, patients: [{ patientId: known.patientId, recordNumber: input.recordNumber }] };
  if (searchable(known.name) !== searchable(input.name) || known.dateOfBirth !== input.dateOfBirth) return issue;
  return { ...issue, message: `${known.name}, born ${saidDate(known.dateOfBirth)}, is enrolled already under this number` };
}

async function clinicIssues(tx: ClinicTx, input: EnrolmentInput): Promise<FieldIssue[]> {
  const [known, prescribers] = await Promise.all([findPatientByRecordNumber(tx, input.recordNumber), listPrescribers(tx)]);
  return [
    ...(known ? [takenBy(known, input)] : []),
    ...(prescribers.some(({ id }) => id === input.prescriberId) ? [] : [NO_SUCH_PRESCRIBER]),
  ];
}

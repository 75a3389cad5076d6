import { v7 as uuidv7 } from "uuid";
import { ageOn } from "@/clinical/course";
import { addDays, localDateOf } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { checkInWrite } from "@/db/queries/check-ins";
import { putCourseStatus } from "@/db/queries/course-statuses";
import { checkInLinkDeliveries } from "@/db/queries/deliveries";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { enrolmentWrites, findPatientByRecordNumber, listPrescribers } from "@/db/queries/patients";
import { policyInForce } from "@/db/queries/policies";
import { isUniqueViolation } from "@/db/unique-violation";
import type { StaffActor } from "@/server/actor";
import { courseStatusOf } from "@/server/course-status";
import { plannedCheckIns } from "@/server/planned-check-ins";

/** Cumulative target, mg/kg, until the prescriber sets another: the lower end of the usual 120-150. */
export const DEFAULT_TARGET_MG_PER_KG = 120;
const ADULT = 18;
/** The questionnaire for teens was made for 12 to 17; below that neither measures anything. */
const YOUNGEST = 12;
const OLDEST = 110;

/** What a clinic has to record before it may enrol outside the demo. None of it can be recorded yet, so enrolment stays closed. */
export const ENROLMENT_NEEDS = [
  "a named clinical safety officer",
  "staffed hours",
  "a rota",
  "what to do when a patient can’t be reached",
  "a signed policy",
] as const;

export type EnrolResult =
  | { ok: true; patientId: string; courseId: string; checkInId: string }
  | { ok: false; code: "enrolment-closed"; missing: readonly string[] }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Enrols a patient: the person, the course, its first dose, the check-ins of the whole cadence, and the mail that carries the
 * first link. All or nothing.
 * @param endedOn day of the last dose, for a course that is already over (imported); null while it goes on
 */
export async function enrolPatient(
  db: Database,
  actor: Pick<StaffActor, "staffId" | "clinicId" | "isDemo">,
  input: EnrolmentInput,
  { now, linkSecret, endedOn = null }: { now: Date; linkSecret: string; endedOn?: string | null },
): Promise<EnrolResult> {
  if (!actor.isDemo) return { ok: false, code: "enrolment-closed", missing: ENROLMENT_NEEDS };
  const today = localDateOf(now, input.timeZone);
  const impossible = [...personIssues(input, today), ...courseIssues(input, today)];
  if (impossible.length > 0) return { ok: false, code: "invalid-input", issues: impossible };
  try {
    return await withClinic(db, actor.clinicId, async (tx) => {
      const [issues, policy] = await Promise.all([clinicIssues(tx, input), policyInForce(tx)]);
      if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
      return store(tx, actor, input, { now, linkSecret, endedOn, policy });
    });
  } catch (error) {
    // Two people at once, or one who pressed twice: the second finds out only when it writes.
    if (!isUniqueViolation(error, "patient_record_number")) throw error;
    return { ok: false, code: "invalid-input", issues: [RECORD_NUMBER_TAKEN] };
  }
}

const RECORD_NUMBER_TAKEN: FieldIssue = { path: "recordNumber", message: "Another patient of this clinic has this record number" };

function personIssues({ dateOfBirth, startsOn, email, phone, ownsContact }: EnrolmentInput, today: string): FieldIssue[] {
  const issue = (path: string, message: string) => ({ path, message });
  if (dateOfBirth > today) return [issue("dateOfBirth", "The date of birth is in the future")];
  if (ageOn(dateOfBirth, today) > OLDEST) return [issue("dateOfBirth", `Check the year: this is more than ${OLDEST} years ago`)];
  // The first check-in is answered before the first dose: who is too young for it then is too young now.
  if (ageOn(dateOfBirth, startsOn < today ? startsOn : today) < YOUNGEST)
    return [
      issue(
        "dateOfBirth",
        `Under ${YOUNGEST}: there is no questionnaire here that is valid for children of this age. Ask about mood at each visit instead.`,
      ),
    ];
  const reachable = email !== null || phone !== null;
  if (ageOn(dateOfBirth, today) < ADULT && reachable && !ownsContact)
    return [
      issue(
        "ownsContact",
        "Under 18: give an address and number that only the young person reads, and tick this. Without any, hand over the check-in here.",
      ),
    ];
  return [];
}

function courseIssues({ startsOn }: EnrolmentInput, today: string): FieldIssue[] {
  if (startsOn > addDays(today, 365)) return [{ path: "startsOn", message: "The course starts more than a year from now: check the date" }];
  if (startsOn < addDays(today, -730)) return [{ path: "startsOn", message: "The course started more than two years ago: check the date" }];
  return [];
}

async function clinicIssues(tx: ClinicTx, input: EnrolmentInput): Promise<FieldIssue[]> {
  const [known, prescribers] = await Promise.all([findPatientByRecordNumber(tx, input.recordNumber), listPrescribers(tx)]);
  const issues: FieldIssue[] = [];
  if (known) issues.push(RECORD_NUMBER_TAKEN);
  if (!prescribers.some(({ id }) => id === input.prescriberId))
    issues.push({ path: "prescriberId", message: "Choose a prescriber of this clinic" });
  return issues;
}

async function store(
  tx: ClinicTx,
  actor: Pick<StaffActor, "staffId">,
  input: EnrolmentInput,
  { now, linkSecret, endedOn, policy }: { now: Date; linkSecret: string; endedOn: string | null; policy: Policy },
): Promise<EnrolResult> {
  const [patientId, courseId] = [uuidv7(), uuidv7()];
  const course = { courseId, startsOn: input.startsOn, endedOn, timeZone: input.timeZone };
  const checkIns = plannedCheckIns(linkSecret, course, now, policy);
  const [first] = checkIns;
  if (!first) throw new RangeError("A course has at least one check-in");
  const about = {
    courseId,
    patientId,
    prescriberId: input.prescriberId,
    startsOn: input.startsOn,
    endedOn,
    createdAt: now,
    timeZone: input.timeZone,
  };
  await sendTogether(tx, [
    ...enrolmentWrites(tx, {
      ...input,
      // An adult is not asked: what they gave is theirs.
      ownsContact: input.ownsContact || ageOn(input.dateOfBirth, localDateOf(now, input.timeZone)) >= ADULT,
      patientId,
      courseId,
      doseId: uuidv7(),
      endedOn,
      targetMgPerKg: DEFAULT_TARGET_MG_PER_KG,
      by: actor.staffId,
      now,
    }),
    checkInWrite(tx, checkIns),
    ...(input.email === null ? [] : [checkInLinkDeliveries(tx, checkIns, now)]),
    putCourseStatus(tx, courseStatusOf({ about, answered: [], doses: [], openFlags: [], acknowledgements: [], policy })),
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
}

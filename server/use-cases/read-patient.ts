import { ageOn, cumulativeMg, doseOn } from "@/clinical/course";
import { cumulativeMgPerKg, projectedEndWeighed, weightOn } from "@/clinical/course-weights";
import { depressionInstrumentFor } from "@/clinical/depression-instrument";
import { whyNotFlagged } from "@/clinical/flags";
import { baselineOf } from "@/clinical/history";
import { daysBetween, localDateOf } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import { readHistory } from "@/clinical/reading";
import type { PatientPage } from "@/contracts/patient-page";
import { type Database, withClinic } from "@/db/client";
import { auditRead } from "@/db/queries/audit";
import { actionsInForce, type RecordedAction } from "@/db/queries/own-actions";
import { type PatientCareRows, readPatientCare } from "@/db/queries/patient-care";
import { type CourseHistoryRows, type PatientAndCourse, readCourseHistory, readPatientAndCourse } from "@/db/queries/patient-page";
import { policyInForce } from "@/db/queries/policies";
import type { StaffActor } from "@/server/actor";
import { bySubmission, courseHistoryOf, depressionOf } from "@/server/course-history";
import { phaseOf } from "@/server/course-phase";
import { weighingsOf } from "@/server/course-weighings";
import { patientCareOf } from "@/server/patient-care";
import { patientFlagOf } from "@/server/patient-flags";
import { type PatientRecord, patientRecordOf, readPersonRows } from "@/server/patient-record";
import { patientReports } from "@/server/patient-reports";
import { patientResponses } from "@/server/patient-responses";
import { timelineOf } from "@/server/patient-timeline";
import type { PersonRows } from "@/server/person-timeline";

/**
 * Everything the patient page shows; null where the patient is missing or another clinic's. The reading is entered in the audit
 * log. @param options.again a live screen reads what it already shows
 */
export function readPatient(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId" | "clinicTimeZone">,
  patientId: string,
  now: Date,
  { again = false }: { again?: boolean } = {},
): Promise<PatientPage | null> {
  return withClinic(db, actor.clinicId, async (tx) => {
    const found = await readPatientAndCourse(tx, patientId);
    if (!found) return null;
    const [rows, care, policy, person, own] = await Promise.all([
      readCourseHistory(tx, found.course.id),
      readPatientCare(tx, { courseId: found.course.id, patientId }),
      policyInForce(tx),
      readPersonRows(tx, patientId),
      actionsInForce(tx),
    ]);
    await auditRead(tx, { at: now, actorId: actor.staffId, action: "patient.opened", subjectKind: "patient", subjectId: patientId, again });
    const page = compose(found, { ...rows, care, person }, { policy, own, clinicTimeZone: actor.clinicTimeZone }, now);
    return { ...page, ...patientRecordOf(person) };
  });
}

type Rows = CourseHistoryRows & { care: PatientCareRows; person: PersonRows };

function compose(
  found: PatientAndCourse,
  rows: Rows,
  { policy, own, clinicTimeZone }: { policy: Policy; own: readonly RecordedAction[]; clinicTimeZone: string },
  now: Date,
): Omit<PatientPage, keyof PatientRecord> {
  const { patient, course } = found;
  const today = localDateOf(now, patient.timeZone);
  const about = { startsOn: course.startsOn, timeZone: patient.timeZone };
  const history = courseHistoryOf(about, rows.answered, rows.doses);
  const baseline = baselineOf(history, policy);
  const { phone, region, timeZone } = patient;
  const { corrections } = rows.care;
  const flags = rows.flags.map((row) => patientFlagOf(row, rows, { phone, region, timeZone, clinicTimeZone, corrections, now, own }));
  const readings = readHistory(history, policy);
  const responses = patientResponses(rows.answered, readings, about);
  const lastMoodCheck = responses.at(-1);
  const age = ageOn(patient.dateOfBirth, today);
  return {
    patient: {
      id: patient.id,
      name: patient.name,
      dateOfBirth: patient.dateOfBirth,
      age,
      recordNumber: patient.recordNumber,
      email: patient.email,
      phone: patient.phone,
      ownsContact: patient.ownsContact,
      wants: patient.wants,
      wantsSince: patient.wantsSince?.toISOString() ?? null,
      consent: consentOf(rows),
      language: patient.language,
      region: patient.region,
      timeZone: patient.timeZone,
    },
    course: courseOf(found, rows, today),
    care: patientCareOf(rows.care, { age, region: patient.region, weightKg: course.weightKg, policy, today }),
    baseline: baseline && { value: baseline.value, late: baseline.late },
    responses,
    reports: patientReports(rows, readings, about),
    flags,
    whyNot: flags.some(({ state }) => state === "open") || rows.answered.length === 0 ? [] : whyNotFlagged(history, policy),
    checkIns: rows.checkIns.map((checkIn) => ({
      id: checkIn.id,
      kind: checkIn.kind,
      dueOn: checkIn.dueOn,
      expiresAt: checkIn.expiresAt.toISOString(),
      state: checkIn.state,
      unanswered: checkIn.state === "open" && checkIn.expiresAt <= now,
      openNow: checkIn.state === "open" && checkIn.opensAt <= now && checkIn.expiresAt > now,
    })),
    timeline: timelineOf(found, rows, { clinicTimeZone, flags }),
    daysSinceLast: lastMoodCheck ? Math.max(0, daysBetween(localDateOf(new Date(lastMoodCheck.at), patient.timeZone), today)) : null,
    asOf: now.toISOString(),
  };
}

function consentOf({ consents }: CourseHistoryRows): PatientPage["patient"]["consent"] {
  const newest = consents.at(-1);
  return newest ? { decision: newest.decision, at: newest.at.toISOString() } : null;
}

/** Named by what was answered, not by the age now: a course keeps the questionnaire that it began with. Null before any answer. */
function instrumentsOf(answered: Rows["answered"]): PatientPage["course"]["instruments"] | null {
  const asked = new Set(bySubmission(answered).flatMap((parts) => depressionOf(parts)?.instrument ?? []));
  return asked.size === 0 ? null : [...asked];
}

function courseOf(
  { patient, course, prescriberName }: PatientAndCourse,
  { answered, doses, care }: Rows,
  today: string,
): PatientPage["course"] {
  const { startsOn, endedOn, targetMgPerKg } = course;
  const weights = weighingsOf(course, care.weights);
  const { phase, week } = phaseOf({ startsOn, endedOn }, today);
  return {
    id: course.id,
    startsOn,
    endedOn,
    endReason: course.endReason,
    endIsEstimate: course.endIsEstimate,
    phase,
    week,
    weightKg: weightOn(weights, today),
    targetMgPerKg,
    doseMg: phase === "on" ? doseOn(doses, today) : null,
    cumulativeMg: cumulativeMg(doses, today, endedOn),
    cumulativeMgPerKg: cumulativeMgPerKg(doses, weights, today, endedOn),
    projectedEnd: endedOn ?? projectedEndWeighed({ doseChanges: doses, weights, targetMgPerKg, on: today < startsOn ? startsOn : today }),
    prescriber: { id: course.prescriberId, name: prescriberName },
    instruments: instrumentsOf(answered) ?? [depressionInstrumentFor(patient.dateOfBirth, startsOn)],
    // Of two recorded for one day the later counts.
    doses: doses
      .filter(({ on }, i) => doses[i + 1]?.on !== on)
      .map(({ id, on, mgPerDay, by, recordedAt }) => ({
        id,
        on,
        day: daysBetween(startsOn, on),
        mgPerDay,
        by,
        recordedAt: recordedAt.toISOString(),
      })),
  };
}

import { type JurisdictionPack, jurisdictionOf, packFor } from "@/clinical/jurisdiction";
import type { PlainDate } from "@/clinical/plain-date";
import type { Policy } from "@/clinical/policy";
import type { PatientCare, PrivateQuestion } from "@/contracts/patient-care";
import type { PatientCareRows } from "@/db/queries/patient-care";

const ADULT = 18;

/** What clinicians recorded and wrote, as the page shows it, beside the rules it is held against. */
export function patientCareOf(
  rows: PatientCareRows,
  { age, region, weightKg, policy, today }: { age: number; region: string; weightKg: number; policy: Policy; today: PlainDate },
): PatientCare {
  const pack = packFor(jurisdictionOf(region), today);
  return {
    weights: [{ id: null, on: null, kg: weightKg, by: null }, ...rows.weights.map(({ id, on, kg, by }) => ({ id, on, kg, by }))],
    corrections: rows.corrections.map((one) => ({ ...one, at: one.at.toISOString() })),
    renewals: rows.renewals.map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
    rules: {
      checkWithinDays: policy.cadence.renewalCheckDays,
      mostDays: pack.prescriptionDays === null ? null : { days: pack.prescriptionDays, where: pack.title },
    },
    privateQuestion: privateQuestionOf(rows, { age, pack }),
    notes: rows.notes.map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}

/** Asked of under-18s by the clinician, since their form leaves it out, and of everyone where the jurisdiction requires it. What was recorded is shown in any case. */
function privateQuestionOf({ questions }: PatientCareRows, { age, pack }: { age: number; pack: JurisdictionPack }): PrivateQuestion {
  const records = questions.map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() }));
  if (pack.assessments.some((assessment) => assessment.of === "sexual-function")) return { because: "required", records };
  return age < ADULT || records.length > 0 ? { because: "under-18", records } : null;
}

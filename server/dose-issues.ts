import { dosePlace, MOST_MG_PER_KG_A_DAY, REGIMENS } from "@/clinical/course-regimens";
import type { EnrolmentInput } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";

type Dose = Pick<EnrolmentInput, "mgPerDay" | "weightKg">;

/** A dose that no regimen has at this weight: one of the two was mistyped. */
export function doseIssues({ mgPerDay, weightKg }: Dose): FieldIssue[] {
  const { mgPerKgPerDay } = dosePlace(mgPerDay, weightKg);
  if (mgPerKgPerDay <= MOST_MG_PER_KG_A_DAY) return [];
  return [
    {
      path: "mgPerDay",
      message: `${doseWords({ mgPerDay, weightKg })}; at most ${MOST_MG_PER_KG_A_DAY} mg/kg. Check the dose, and the weight in kilograms`,
    },
  ];
}

/** What is unusual about a dose at this weight, such as a weight in pounds makes it; null of one that lies in or between the usual ones. */
export function doseDoubt(dose: Dose): string | null {
  const { place } = dosePlace(dose.mgPerDay, dose.weightKg);
  if (place !== "above" && place !== "below") return null;
  const { usual, "low-dose": low } = REGIMENS;
  return `${doseWords(dose)}; ${low.mgPerKgPerDay.from} to ${usual.mgPerKgPerDay.to} mg/kg is usual. Check the dose, and the weight in kilograms`;
}

function doseWords({ mgPerDay, weightKg }: Dose): string {
  return `${mgPerDay} mg a day at ${weightKg} kg is ${dosePlace(mgPerDay, weightKg).mgPerKgPerDay} mg/kg`;
}

import { dosePlace, MOST_MG_PER_KG_A_DAY, REGIMENS } from "@/clinical/course-regimens";
import type { FieldIssue } from "@/contracts/problem";

/** A day's dose and the weight at which it is taken. */
export type Dose = { readonly mgPerDay: number; readonly weightKg: number };

/** A dose that no regimen has at this weight: one of the two was mistyped. @param path the field that is to blame, where it is another than the dose's */
export function doseIssues(dose: Dose, path = "mgPerDay"): FieldIssue[] {
  if (isPossible(dose)) return [];
  return [{ path, message: `${doseWords(dose)}; at most ${MOST_MG_PER_KG_A_DAY} mg/kg. ${CHECK}` }];
}

/** What is unusual about a dose at this weight, such as a weight in pounds makes it; null of one that lies in or between the usual ones. */
export function doseDoubt(...doses: Dose[]): string | null {
  const unusual = doses.filter((dose) => unusualPlace(dose) !== null);
  if (unusual.length === 0) return null;
  const { usual, "low-dose": low } = REGIMENS;
  const usualRange = `${low.mgPerKgPerDay.from} to ${usual.mgPerKgPerDay.to} mg/kg is usual`;
  return `${unusual.map(doseWords).join(", ")}; ${usualRange}. ${CHECK}`;
}

const CHECK = "Check the dose, and the weight in kilograms";

type Recorded = {
  /** What would be taken, at which weights, once it is recorded. */
  taken: readonly Dose[];
  /** What the record has already: it was refused or asked about when it was recorded. */
  before: readonly Dose[];
  /** The field that is to blame. */
  path: string;
  /** Whether whoever records has been asked, and ticked that it is meant. */
  meant: boolean;
  /** What else may be a slip, in words. */
  doubt?: string | null;
};

/**
 * What has to be said before a dose or a weight is recorded, by field: of an impossible dose that it is one; of an unusual one, once, whether it
 * is meant. A dose whose place among the usual ones stays what it was is not asked about anew.
 */
export function recordingIssues({ taken, before, path, meant, doubt = null }: Recorded): FieldIssue[] {
  const fresh = taken.filter((dose) => !before.some((known) => known.mgPerDay === dose.mgPerDay && known.weightKg === dose.weightKg));
  const impossible = fresh.find((dose) => !isPossible(dose));
  if (impossible !== undefined) return doseIssues(impossible, path);
  if (meant) return [];
  const other = ({ mgPerDay, weightKg }: Dose) =>
    !before.some((known) => known.mgPerDay === mgPerDay && unusualPlace(known) === unusualPlace({ mgPerDay, weightKg }));
  const asked = [doubt, doseDoubt(...fresh.filter(other))].filter((words) => words !== null).join(". ");
  return asked === "" ? [] : [{ path: "doseMeant", message: asked }];
}

function isPossible({ mgPerDay, weightKg }: Dose): boolean {
  return dosePlace(mgPerDay, weightKg).mgPerKgPerDay <= MOST_MG_PER_KG_A_DAY;
}

function unusualPlace({ mgPerDay, weightKg }: Dose): "above" | "below" | null {
  const { place } = dosePlace(mgPerDay, weightKg);
  return place === "above" || place === "below" ? place : null;
}

function doseWords({ mgPerDay, weightKg }: Dose): string {
  return `${mgPerDay} mg a day at ${weightKg} kg is ${dosePlace(mgPerDay, weightKg).mgPerKgPerDay} mg/kg`;
}

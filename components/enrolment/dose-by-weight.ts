import { type DosePlace, dosePlace } from "@/clinical/course-regimens";

const PLACES: Readonly<Record<Exclude<DosePlace, "none">, string>> = {
  below: "less than is usual",
  "low-dose": "a low dose",
  between: "between a low dose and a usual one",
  usual: "a usual dose",
  above: "more than is usual",
};

/**
 * What a dose is at a weight, as both are typed: a slip in either, or pounds for kilograms, can be seen in it while there is nothing to refuse yet.
 * Null until both are numbers.
 */
export function doseByWeight(mgPerDay: string, weightKg: string): string | null {
  const [mg, kg] = [numberIn(mgPerDay), numberIn(weightKg)];
  if (mg === null || kg === null) return null;
  const { mgPerKgPerDay, place } = dosePlace(mg, kg);
  return place === "none" ? null : `${mg} mg a day at ${kg} kg is ${mgPerKgPerDay} mg/kg: ${PLACES[place]}.`;
}

function numberIn(typed: string): number | null {
  const value = /^\d{1,4}([.,]\d)?$/.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : 0;
  return value > 0 ? value : null;
}

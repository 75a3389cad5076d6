import type { PatientPage } from "@/contracts/patient-page";

/** A few words that must not be overlooked. `on`: since when, where that is known. */
export type PatientTag = { words: string; on: string | null };

/** What whoever opens the page or reads the record has to know first, most of it of how this patient is asked. */
export function patientTags({ patient, baseline, risks }: Pick<PatientPage, "patient" | "baseline" | "risks">): PatientTag[] {
  const { age, consent, wants, wantsSince } = patient;
  const tags = [
    age < 18 && "under 18",
    baseline === null && "no baseline",
    consent?.decision === "declined" && "declined check-ins: ask at visits",
    risks.secondLook?.done === null && "second look open",
  ].filter((words) => words !== false);
  const stopped = wants === "all" ? [] : [{ words: `stopped ${wants === "none" ? "all messages" : "reminders"}`, on: wantsSince }];
  return [...tags.map((words) => ({ words, on: null })), ...stopped];
}

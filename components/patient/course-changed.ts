import { correctionWords, ENTRY_LABELS, entryWords } from "@/contracts/course-corrections";
import type { PatientPage } from "@/contracts/patient-page";

type Seen = {
  course: Pick<PatientPage["course"], "id" | "doses" | "endedOn" | "endReason" | "endIsEstimate" | "prescriber">;
  care: Pick<PatientPage["care"], "corrections" | "renewals">;
};

/** What became of a course since it was opened for a change, a sentence each; none where nothing did. @param date says a calendar date */
export function courseChangedMeanwhile(opened: Seen, now: Seen, date: (on: string) => string): string[] {
  if (now.course.id !== opened.course.id) return [`${now.course.prescriber.name} started another course.`];
  const corrections = added(opened.care.corrections, now.care.corrections);
  const doses = added(opened.course.doses, now.course.doses)
    // A dose that stands for a corrected one is said with its correction.
    .filter(({ on, mgPerDay }) => !corrections.some(({ became }) => became?.on === on && became.mgPerDay === mgPerDay));
  const { endedOn, endReason, endIsEstimate } = now.course;
  return [
    ...corrections.map((one) => `${one.by} corrected an entry: ${ENTRY_LABELS[one.entry]} ${correctionWords(one, date)}.`),
    ...doses.map((dose) => `${dose.by} recorded ${entryWords("dose", dose, date)}.`),
    ...(endedOn === null || opened.course.endedOn !== null
      ? []
      : [`The last dose was recorded: ${entryWords("end", { on: endedOn, endReason, isEstimate: endIsEstimate }, date)}.`]),
    ...added(opened.care.renewals, now.care.renewals).map(
      (renewal) => `${renewal.by} recorded a renewal: ${entryWords("renewal", renewal, date)}.`,
    ),
  ];
}

function added<One extends { id: string }>(before: readonly One[], now: readonly One[]): One[] {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id));
}

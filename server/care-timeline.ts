import { correctionWords, ENTRY_LABELS } from "@/contracts/course-corrections";
import type { TimelineEntry } from "@/contracts/patient-page";
import type { PatientCareRows } from "@/db/queries/patient-care";
import { saidDate } from "@/server/said-date";

/**
 * What clinicians recorded and wrote, as entries of the timeline. What has a day and no time stands where `at` says.
 * @param at the instant of a calendar date on the page's clock
 */
export function careEntries(rows: PatientCareRows, at: (date: string) => string): TimelineEntry[] {
  const blank = { detail: null, urgency: null, written: [] };
  return [
    ...rows.corrections.map((one) => ({
      ...blank,
      id: one.id,
      at: one.at.toISOString(),
      kind: "correction" as const,
      title: `${ENTRY_LABELS[one.entry]} corrected: ${correctionWords(one, saidDate)}`,
      detail: one.reason,
      by: one.by,
    })),
    ...rows.weights.map(({ id, on, kg, by }) => ({ ...blank, id, at: at(on), kind: "weight" as const, title: `Weight ${kg} kg`, by })),
    ...rows.renewals.map((one) => ({
      ...blank,
      id: one.id,
      at: at(one.on),
      kind: "renewal" as const,
      title: `Renewed for ${one.days} days`,
      detail: renewalWords(one),
      by: one.by,
    })),
    ...rows.questions.map(({ id, on, asked, by }) => ({
      ...blank,
      id,
      at: at(on),
      kind: "private-question" as const,
      title: `Sexual function ${asked ? "asked about in private" : "not asked about"}`,
      by,
    })),
    ...rows.notes.map((one) => ({
      ...blank,
      id: one.id,
      at: one.at.toISOString(),
      kind: "note" as const,
      title: noteTitle(one, rows.notes),
      detail: one.body,
      by: one.by,
    })),
  ];
}

function renewalWords({ daysSinceCheck, withoutCheckReason }: PatientCareRows["renewals"][number]): string {
  const age =
    daysSinceCheck === null
      ? "No mood check before it"
      : `Last mood check ${daysSinceCheck === 1 ? "1 day" : `${daysSinceCheck} days`} before`;
  return withoutCheckReason === null ? `${age}.` : `${age}. Renewed all the same: ${withoutCheckReason}`;
}

function noteTitle({ atVisit, corrects, correctedBy }: PatientCareRows["notes"][number], notes: PatientCareRows["notes"]): string {
  const title = atVisit ? "Visit note" : "Note";
  const replaced = notes.find(({ id }) => id === corrects);
  const instead = replaced ? `, in place of that of ${saidDate(replaced.at.toISOString().slice(0, 10))}` : "";
  return `${title}${instead}${correctedBy === null ? "" : ", replaced since"}`;
}

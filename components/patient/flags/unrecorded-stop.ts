import type { PatientPage } from "@/contracts/patient-page";

type Page = {
  flags: readonly { events: PatientPage["flags"][number]["events"] }[];
  course: Pick<PatientPage["course"], "doseMg" | "endedOn" | "doses">;
};

/**
 * When the drug was signed to be paused or stopped, where the course does not say so: the daily dose goes on, and neither a dose nor a last one was
 * recorded since. Null otherwise, and where a later signature says that the dose was reviewed.
 */
export function unrecordedStop({ flags, course: { doseMg, endedOn, doses } }: Page): string | null {
  if (endedOn !== null || doseMg === null || doseMg === 0) return null;
  const decided = flags
    .flatMap(({ events }) => events)
    .filter(({ outcome }) => outcome === "paused-or-stopped" || outcome === "dose-reviewed")
    .reduce<PatientPage["flags"][number]["events"][number] | null>(
      (newest, event) => (newest !== null && newest.at > event.at ? newest : event),
      null,
    );
  if (decided?.outcome !== "paused-or-stopped") return null;
  const since = doses.some(({ recordedAt }) => recordedAt > decided.at);
  return since ? null : decided.at;
}

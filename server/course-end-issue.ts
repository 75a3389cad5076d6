import { FURTHEST_AHEAD_DAYS } from "@/clinical/course";
import { addDays, type PlainDate } from "@/clinical/plain-date";
import { entryWords } from "@/contracts/course-corrections";
import type { Correctable } from "@/db/queries/course-corrections";
import { saidDate } from "@/server/said-date";

type Facts = Pick<Correctable, "startsOn" | "endedOn" | "doses" | "renewals">;

/** Why the last dose cannot have been on a day, in words for the field; null where it can. @param today the patient's date */
export function endIssue(facts: Facts, on: PlainDate, today: PlainDate): string | null {
  if (on < facts.startsOn) return "The last dose cannot be before the first";
  if (on > addDays(today, FURTHEST_AHEAD_DAYS))
    return `The last dose is more than ${FURTHEST_AHEAD_DAYS} days ahead: record it when it is near`;
  const later = laterEntries(facts, on, facts.endedOn ?? today);
  if (later.length === 0) return null;
  const [it, entry] = later.length === 1 ? ["it", "it"] : ["them", "each"];
  return `Recorded for later: ${later.join("; ")}. If this day is right, first correct or withdraw ${it}: choose ${entry} under “Correct an entry”`;
}

/**
 * What says that the drug was taken, or prescribed, between a day and another. A pause from the very next day on agrees with it, and so does a
 * dose that was planned and never began.
 */
function laterEntries({ doses, renewals }: Pick<Facts, "doses" | "renewals">, on: PlainDate, until: PlainDate): string[] {
  const next = addDays(on, 1);
  const laterDoses = doses.filter((dose, i) => dose.on > on && dose.on <= until && doses[i + 1]?.on !== dose.on);
  const contradicting = laterDoses.filter((dose) => !(dose.on === next && dose.mgPerDay === 0));
  return [
    ...contradicting.map((dose) => entryWords("dose", dose, saidDate)),
    ...renewals
      .filter((renewal) => renewal.on > on)
      .map(({ on: renewedOn }) => `a renewal on ${saidDate(renewedOn)}`)
      .reverse(),
  ];
}

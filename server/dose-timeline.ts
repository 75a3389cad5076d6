import type { TimelineEntry } from "@/contracts/patient-page";
import type { CourseHistoryRows } from "@/db/queries/patient-page";

type Dose = Pick<CourseHistoryRows["doses"][number], "id" | "on" | "mgPerDay" | "by">;

/**
 * Each dose in words, a pause and its end by their names.
 * @param doses in force, in the order in which they took effect
 * @param at the instant of a calendar date on the page's clock
 */
export function doseEntries(doses: readonly Dose[], endedOn: string | null, at: (date: string) => string): TimelineEntry[] {
  return doses.map((dose, i) => ({
    ...{ id: dose.id, at: at(dose.on), kind: "dose", title: doseTitle(dose, doses[i - 1], endedOn), by: dose.by },
    ...{ detail: null, urgency: null, written: [] },
  }));
}

function doseTitle({ on, mgPerDay }: Dose, before: Dose | undefined, endedOn: string | null): string {
  const dose = `${mgPerDay} mg a day`;
  if (before === undefined) return `Isotretinoin started, ${dose}`;
  if (mgPerDay === 0) return "Paused the drug";
  // The last dose was before it began.
  if (endedOn !== null && on > endedOn) return `${dose} was planned, and did not begin`;
  return before.mgPerDay === 0 ? `Resumed at ${dose}` : `Dose changed to ${dose}`;
}

import { INSTRUMENTS } from "@/clinical/instruments";
import type { PatientPage } from "@/contracts/patient-page";
import { daysFrom } from "./course-days";

type Course = Pick<PatientPage["course"], "phase" | "week" | "startsOn" | "endedOn" | "projectedEnd">;

/** "Week 6 of about 24", "Starts in 2 weeks", "Finished 3 weeks ago". `week` is that of the panel's row. */
export function coursePlace({ phase, week, startsOn, endedOn, projectedEnd }: Course): string {
  if (phase === "before") return week >= -1 ? "Starts within a week" : `Starts in ${-week} weeks`;
  if (phase === "after") return week === 0 ? "Finished this week" : `Finished ${week} ${week === 1 ? "week" : "weeks"} ago`;
  const end = endedOn ?? projectedEnd;
  return end === null ? `Week ${week}` : `Week ${week} of about ${Math.round(daysFrom(startsOn, end) / 7)}`;
}

/** What the course's depression questionnaire is called: "PHQ-9", or "PHQ-9 for teens"; both, in the order of the answers, where both were asked. */
export function moodTitle({ instruments }: Pick<PatientPage["course"], "instruments">): string {
  return instruments.map((id) => INSTRUMENTS[id].shortTitle).join(" / ");
}

/** A number with so many decimals at most, and none for nothing: 0.63, 0.5, 17. */
export function rounded(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

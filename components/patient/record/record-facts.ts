import { NO_RULE_FIRED } from "@/clinical/no-rule-fired";
import { COURSE_END_LABELS } from "@/contracts/course-end";
import type { PatientPage } from "@/contracts/patient-page";
import { dateIn, plusDays } from "../course-days";
import { coursePlace, moodTitle, rounded } from "../course-words";
import { risksLine } from "../person/risk-words";
import { recordDate } from "./record-date";

export type RecordFact = { name: string; words: string };

/** The course in facts for a record, each date with its year. @param timeZone the clinic's */
export function recordFacts(page: PatientPage, timeZone: string): RecordFact[] {
  const { course, baseline, patient } = page;
  const on = (date: string) => recordDate(date, timeZone);
  const today = dateIn(patient.timeZone, page.asOf);
  const perKg = (mg: number) => `${mg} mg a day, ${rounded(mg / course.weightKg, 2)} mg/kg`;
  const begun = course.doses.filter(({ on: date, mgPerDay }) => course.endedOn === null || date <= course.endedOn || mgPerDay === 0);
  const changes = begun.map(({ on: date, mgPerDay }) => `${mgPerDay === 0 ? "paused" : `${mgPerDay} mg`} from ${on(date)}`);
  const past = course.doses.some(({ on: date }) => date <= today);
  const facts: (RecordFact | null)[] = [
    { name: "Course", words: coursePlace(course) },
    course.doseMg === null ? null : { name: "Dose now", words: course.doseMg === 0 ? "paused" : perKg(course.doseMg) },
    { name: past ? "Doses" : "Planned", words: changes.join("; ") || "none recorded" },
    { name: "Cumulative", words: `${rounded(course.cumulativeMgPerKg, 0)} of ${course.targetMgPerKg} mg/kg at ${course.weightKg} kg` },
    endFact(course, on),
    { name: "Prescriber", words: course.prescriber.name },
    {
      name: "Baseline",
      words: baseline === null ? "none" : `${moodTitle(course)} ${baseline.value}${baseline.late ? ", late baseline" : ""}`,
    },
    { name: "Baseline risks", words: risksLine(page.risks) },
    { name: "Last mood check", words: lastMoodCheck(page, on) },
    { name: "Next check-in", words: nextCheckIn(page, on) },
    { name: "Next review", words: nextReviews(page, today, on) },
    { name: "Supply", words: supply(page, today, on) },
    privateQuestion(page, on),
  ];
  return facts.filter((fact) => fact !== null);
}

function endFact({ endedOn, endReason, projectedEnd }: PatientPage["course"], on: (date: string) => string): RecordFact | null {
  if (endedOn !== null)
    return { name: "Last dose", words: `${on(endedOn)}${endReason === null ? "" : `, ${COURSE_END_LABELS[endReason]}`}` };
  return projectedEnd === null ? null : { name: "Projected end", words: on(projectedEnd) };
}

function nextCheckIn({ checkIns }: PatientPage, on: (date: string) => string): string {
  const open = checkIns.find(({ openNow }) => openNow);
  if (open !== undefined) return `open now, until ${on(open.expiresAt)}`;
  const next = checkIns.find(({ state, unanswered }) => state === "open" && !unanswered);
  return next === undefined ? "none planned" : on(next.dueOn);
}

function lastMoodCheck({ responses, daysSinceLast }: PatientPage, on: (date: string) => string): string {
  const last = responses.at(-1);
  if (last === undefined || daysSinceLast === null) return "none yet";
  return daysSinceLast === 0 ? on(last.at) : `${on(last.at)}, ${daysSinceLast} ${daysSinceLast === 1 ? "day" : "days"} before this`;
}

/** The days on which a closed flag returns the patient to Needs you, soonest first; those gone by as what they are. */
function nextReviews({ flags }: PatientPage, today: string, on: (date: string) => string): string {
  const titles = new Map<string, string[]>();
  for (const flag of flags) {
    if (flag.reviewOn !== null) titles.set(flag.reviewOn, [...(titles.get(flag.reviewOn) ?? []), flag.title]);
  }
  const reviews = [...titles].sort(([a], [b]) => a.localeCompare(b));
  return reviews.map(([date, of]) => `${date < today ? "due since " : ""}${on(date)} (${of.join(", ")})`).join("; ") || "none planned";
}

/** How long the last prescription lasts. */
function supply({ care: { renewals } }: PatientPage, today: string, on: (date: string) => string): string {
  const last = renewals[0];
  if (last === undefined) return "no prescription recorded";
  const until = plusDays(last.on, last.days);
  return `${until < today ? "ended" : "until"} ${on(until)}: ${last.days} days from ${on(last.on)}`;
}

/** Whether sexual function was asked about in private, where somebody has to ask. */
function privateQuestion({ care }: PatientPage, on: (date: string) => string): RecordFact | null {
  if (care.privateQuestion === null) return null;
  const asked = care.privateQuestion.records.find((record) => record.asked);
  return { name: "Sexual function", words: asked === undefined ? "not asked about yet" : `asked about in private ${on(asked.on)}` };
}

/**
 * What a record says where no flag is open. It never reassures; "no rule fired" would be untrue of answers whose flags are closed, and of a
 * course without answers.
 */
export function noFlagSentence({ whyNot, responses }: Pick<PatientPage, "whyNot" | "responses">): string {
  if (whyNot.length > 0) return NO_RULE_FIRED;
  if (responses.length > 0) return "The flags of the newest answers are closed. This does not exclude risk; ask about mood.";
  return "Nothing has been answered, so no rule could fire. This does not exclude risk; ask about mood.";
}

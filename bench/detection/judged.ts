import type { CheckInAnswers } from "@/clinical/check-in-answers";
import { type JudgedCheckIn, judgeCourse } from "@/clinical/flags";
import type { CourseHistory } from "@/clinical/history";
import { addDays, type PlainDate } from "@/clinical/plain-date";
import { defaultPolicy, type Policy } from "@/clinical/policy";
import type { BenchCourse } from "./courses";

/** A Monday; every simulated course starts on it, at noon UTC. */
const START: PlainDate = "2026-01-05";
const NOON_MS = Date.parse(`${START}T12:00:00Z`);
const DAY_MS = 86_400_000;

/** When a response of a simulated course was given. */
export function instantOf(day: number): Date {
  return new Date(NOON_MS + day * DAY_MS);
}

/** A simulated course judged by the product's own rules, one result a response. */
export function judged({ responses, doseChangeDay }: BenchCourse, policy: Policy = defaultPolicy): JudgedCheckIn[] {
  const checkIns = responses.map(
    ({ day, items, total }): CheckInAnswers => ({
      at: instantOf(day),
      depression: { instrument: "phq9", answers: items, total, difficulty: null },
    }),
  );
  const history: CourseHistory = { courseStart: START, timeZone: "UTC", doseChanges: [addDays(START, doseChangeDay)], checkIns };
  return judgeCourse(history, policy);
}

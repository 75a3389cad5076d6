import type { DepressionInstrument } from "./check-in-answers";
import { ageOn } from "./course";
import type { PlainDate } from "./plain-date";

/** From this age, in completed years, the PHQ-9 is asked; below it, its form for teens. Source: clinical reference, section 1. */
export const ADULT_AGE = 18;
/** Below this age an antidepressant that is started is followed by extra check-ins. Source: clinical reference, section 5. */
export const ANTIDEPRESSANT_WATCH_AGE = 25;

/**
 * The depression questionnaire of a course: the one for the patient's age on its first day, kept to the end, so that one series never mixes two.
 * @throws RangeError on an impossible date, or a birth after the start
 * @example depressionInstrumentFor("2008-11-26", "2026-11-25") // "phq9-teen": 18 the day after
 */
export function depressionInstrumentFor(dateOfBirth: PlainDate, courseStart: PlainDate): DepressionInstrument {
  return ageOn(dateOfBirth, courseStart) < ADULT_AGE ? "phq9-teen" : "phq9";
}

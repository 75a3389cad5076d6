import type { InstrumentAnswer } from "./types";

/** "Not at all" to "Nearly every day", the answers of the PHQ-9, the PHQ-2 and the GAD-7. Source: LOINC answer list LL358-3. */
export const FREQUENCY_ANSWERS = [
  { loinc: "LA6568-5", score: 0 },
  { loinc: "LA6569-3", score: 1 },
  { loinc: "LA6570-1", score: 2 },
  { loinc: "LA6571-9", score: 3 },
] as const satisfies readonly InstrumentAnswer[];

/** "Not difficult at all" to "Extremely difficult". The codes are not in order: that is so. Source: LOINC answer list LL359-1. */
export const DIFFICULTY_ANSWERS = [
  { loinc: "LA6572-7", score: 0 },
  { loinc: "LA6573-5", score: 1 },
  { loinc: "LA6575-0", score: 2 },
  { loinc: "LA6574-3", score: 3 },
] as const satisfies readonly InstrumentAnswer[];

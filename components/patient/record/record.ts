import type { PatientPage } from "@/contracts/patient-page";
import { coursePoints } from "../chart/course-points";
import { moodTitle } from "../course-words";
import { patientTags } from "../patient-tags";
import { courseSummary } from "../summary";
import { recordDate } from "./record-date";
import { noFlagSentence, type RecordFact, recordFacts } from "./record-facts";
import { type RecordFlags, recordFlags } from "./record-flags";
import { type RecordScore, recordScores } from "./record-scores";
import { doneSection, messageSection, noteSection, type RecordSection, renewalSection, safetySection } from "./record-sections";

/** What is told of a patient outside Isomood, in words. Paper and the copied summary are both made of it, so that they tell the same. */
export type PatientRecord = {
  /** A few words that must not be overlooked: under 18, no baseline. */
  tags: string[];
  /** What the depression questionnaire is called. */
  mood: string;
  flags: RecordFlags[];
  /** Said where no flag is open; null where one is. */
  noFlag: string | null;
  /** What comes with the open flags: safety answers, and what the patient said. */
  urgent: RecordSection[];
  facts: RecordFact[];
  /** The course in one sentence. */
  summary: string;
  scores: RecordScore[];
  /** What was done, prescribed and written. */
  history: RecordSection[];
  disclaimer: string;
};

/** Reads the record out of a patient page. @param timeZone the clinic's, in which days and times are told */
export function recordOf(page: PatientPage, timeZone: string): PatientRecord {
  const { course, responses } = page;
  const mood = moodTitle(course);
  const flags = recordFlags(page, timeZone);
  const unanswered = coursePoints(page).filter(({ missed }) => missed);
  return {
    tags: patientTags(page).map(({ words, on }) => (on === null ? words : `${words} on ${recordDate(on, timeZone)}`)),
    mood,
    flags,
    noFlag: flags.length === 0 ? noFlagSentence(page) : null,
    urgent: [safetySection(page, timeZone), messageSection(page, timeZone)],
    facts: recordFacts(page, timeZone),
    summary: courseSummary({ mood, responses, doses: course.doses, unanswered }),
    scores: recordScores(page, timeZone),
    history: [doneSection(page, timeZone), renewalSection(page, timeZone), noteSection(page, timeZone)],
    disclaimer: "From Isomood, which supports clinical judgement and does not diagnose.",
  };
}

import { PHQ9_ITEMS } from "@/clinical/instruments";
import { URGENCY_LABELS } from "@/components/ui/urgency-mark";
import type { PatientFlag, PatientPage } from "@/contracts/patient-page";
import { type CoursePoint, coursePoints } from "../chart/course-points";
import { changeText, SKIN_WORDS, severityWords, withoutTotal } from "../chart/point-words";
import { sideEffectList } from "../chart/side-effect-words";
import { moodTitle } from "../course-words";
import { openFlags } from "../flags/flag-order";
import { numberWords } from "../flags/number-words";
import { unsentLine } from "../flags/unsent-words";
import { courseSummary } from "../summary";
import { recordDate, recordMoment } from "./record-date";
import { type RecordDeed, recordDeeds } from "./record-deeds";
import { noFlagSentence, recordFacts } from "./record-facts";

/** Deeds of a long course that a note tells; the record in Isomood has them all. */
const DEEDS_TOLD = 8;

/**
 * The patient's course as plain text for a note in another record: who, the course, every score with its date, what is open and by which
 * numbers, what was done by whom, and what comes next.
 * @param timeZone the clinic's, in which days and times are told
 */
export function recordText(page: PatientPage, timeZone: string): string {
  const { patient, course } = page;
  const points = coursePoints(page);
  const unanswered = points.filter(({ missed }) => missed);
  const open = openFlags(page.flags);
  const deeds = recordDeeds(page.flags);
  const parts = [
    [
      `${patient.name}, born ${patient.dateOfBirth} (${patient.age}), record no. ${patient.recordNumber}`,
      `Mood check on isotretinoin, as of ${recordMoment(page.asOf, timeZone)}`,
    ],
    recordFacts(page, timeZone).map(({ name, words }) => `${name}: ${words}`),
    [
      "Scores, change from baseline in brackets",
      ...scoreLines(points, timeZone),
      courseSummary({ mood: moodTitle(course), responses: page.responses, doses: course.doses, unanswered }),
    ],
    open.length === 0
      ? [`Open flags: none. ${noFlagSentence(page)}`]
      : ["Open flags", ...open.flatMap((flag) => flagLines(flag, timeZone))],
    deeds.length === 0 ? ["Done: nothing recorded yet"] : ["Done", ...deedLines(deeds, timeZone)],
    ["From Isomood, which supports clinical judgement and does not diagnose."],
  ];
  return parts.map((lines) => lines.join("\n")).join("\n\n");
}

function scoreLines(points: readonly CoursePoint[], timeZone: string): string[] {
  if (points.length === 0) return ["- none yet"];
  return points.map((point) => {
    const { mood, total, change, anxiety, skin } = point;
    const told = [
      withoutTotal(point) ?? `${mood} ${total} ${severityWords(point)}${change === null ? "" : ` (${changeText(change)})`}`,
      anxiety && `GAD-7 ${anxiety.total} ${anxiety.severity}`,
      item9(point),
      skin && SKIN_WORDS[skin],
      sideEffectList(point.sideEffects) && `side effects: ${sideEffectList(point.sideEffects)}`,
    ].filter(Boolean);
    return `- ${recordDate(point.at, timeZone)}: ${told.join("; ")}`;
  });
}

/** Told whatever it is: a reader of the note must not have to guess. */
function item9({ answers }: CoursePoint): string | null {
  return answers && `item 9 ${answers[PHQ9_ITEMS.length - 1] ?? "not answered"}`;
}

function flagLines(flag: PatientFlag, timeZone: string): string[] {
  const { urgency, title, rule, explanation, numbers, raisedAt, claimedBy } = flag;
  const values = numberWords(rule, numbers).map(({ label, value }) => `${label} ${value}`);
  return [
    `- ${URGENCY_LABELS[urgency]}: ${title}, raised ${recordMoment(raisedAt, timeZone)}. ${explanation}${unsentLine(flag)}`,
    `  Rule ${rule}${values.length === 0 ? "" : `: ${values.join(", ")}`}. ${claimedBy === null ? "Unclaimed." : `Claimed by ${claimedBy.name}.`}`,
  ];
}

function deedLines(deeds: readonly RecordDeed[], timeZone: string): string[] {
  const lines = deeds.slice(0, DEEDS_TOLD).map(({ at, words, by, note, reviewOn, flags }) => {
    const more = [note && oneLine(note), reviewOn && `Review on ${recordDate(reviewOn, timeZone)}.`].filter(Boolean).join(" ");
    return `- ${recordMoment(at, timeZone)}: ${words}, ${by} (${flags.join(", ")})${more === "" ? "" : `. ${more}`}`;
  });
  return deeds.length > DEEDS_TOLD ? [...lines, `- and ${deeds.length - DEEDS_TOLD} earlier`] : lines;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

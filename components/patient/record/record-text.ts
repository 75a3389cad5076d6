import { URGENCY_LABELS } from "@/components/ui/urgency-mark";
import type { PatientPage } from "@/contracts/patient-page";
import { type PatientRecord, recordOf } from "./record";
import { recordMoment } from "./record-date";
import { type RecordScore, SCORES_TITLE } from "./record-scores";
import { type RecordSection, told } from "./record-sections";

/**
 * The patient's course as plain text for a note in another record: who, what is open and by which numbers, the course, every score with its
 * date, and what was done by whom.
 * @param clinic whose, and the time zone in which days and times are told
 */
export function recordText(page: PatientPage, clinic: { name: string; timeZone: string }): string {
  const { patient, asOf } = page;
  const record = recordOf(page, clinic.timeZone);
  const parts = [
    [
      `${patient.name}, born ${patient.dateOfBirth} (${patient.age}), record no. ${patient.recordNumber}`,
      `${clinic.name}: mood check on isotretinoin, as of ${recordMoment(asOf, clinic.timeZone)}`,
      ...(record.tags.length === 0 ? [] : [`Note: ${record.tags.join("; ")}`]),
    ],
    flagLines(record),
    ...record.urgent.map(sectionLines),
    record.facts.map(({ name, words }) => `${name}: ${words}`),
    [`${SCORES_TITLE}; change from baseline in brackets`, ...scoreLines(record), record.summary],
    ...record.history.map(sectionLines),
    [record.disclaimer],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function flagLines({ flags, noFlag }: PatientRecord): string[] {
  if (noFlag !== null) return [`Open flags: none. ${noFlag}`];
  return [
    "Open flags",
    ...flags.flatMap((group) => [
      group.raised,
      ...group.flags.map(({ urgency, title, text }) => `- ${URGENCY_LABELS[urgency]}: ${title}. ${text}`),
    ]),
  ];
}

function sectionLines(section: RecordSection): string[] {
  const { lines, left } = told(section);
  if (lines.length === 0) return section.none === null ? [] : [`${section.title}: ${section.none}`];
  return [section.title, ...lines.map(({ head, text }) => `- ${head}: ${text}`), ...(left === null ? [] : [`- ${left}`])];
}

function scoreLines({ mood, scores }: PatientRecord): string[] {
  if (scores.length === 0) return ["- none yet"];
  return scores.map((score) => `- ${score.date}, ${score.week}: ${scoreWords(score, mood)}`);
}

function scoreWords({ total, hasTotal, change, item9, anxiety, difficulty, skin, besides }: RecordScore, mood: string): string {
  return [
    hasTotal ? `${mood} ${total}${change === null ? "" : ` (${change})`}` : total,
    // Told whatever it is: a reader of the note must not have to guess.
    item9 && `item 9 ${item9}`,
    anxiety && `GAD-7 ${anxiety}`,
    difficulty,
    skin && `skin ${skin}`,
    besides,
  ]
    .filter(Boolean)
    .join("; ");
}

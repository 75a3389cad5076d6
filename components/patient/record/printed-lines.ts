import type { PatientRecord } from "./record";
import { onSheet } from "./record-scores";
import { type RecordSection, told } from "./record-sections";

/** About so many letters stand in a line of a sheet, in one of its two columns, and beside the scores of a check-in. */
const LINE = 150;
const COLUMN = 72;
const BESIDES = 66;
/** Lines that a letter sheet holds beside the chart at the usual size. */
const AT_USUAL_SIZE = 42;

/** True where a record is printed smaller, so that one sheet holds a usual course. */
export function isLong(record: PatientRecord): boolean {
  return printedLines(record) > AT_USUAL_SIZE;
}

/** About how many lines a record takes on paper beside its chart. */
export function printedLines({ tags, flags, urgent, facts, scores, history }: PatientRecord): number {
  const open = flags.map((group) => 1 + sum(group.flags.map(({ title, text }) => linesOf(`${title}${text}`, LINE))));
  const rows = onSheet(scores).printed.map(({ besides }) => linesOf(besides, BESIDES));
  const columns = [facts.length, ...history.map((section) => sectionLines(section, COLUMN))];
  return tags.length + sum(open) + sum(urgent.map((section) => sectionLines(section, LINE))) + sum(rows) + sum(columns) / 2;
}

function sectionLines(section: RecordSection, width: number): number {
  const { lines } = told(section);
  return 1 + sum(lines.map(({ head, text }) => linesOf(`${head}${text}`, width)));
}

function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(text.length / width));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

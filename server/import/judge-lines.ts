import { asksForSecondLook } from "@/clinical/baseline-risks";
import { type EnrolmentInput, enrolmentInput } from "@/contracts/enrolment";
import { IMPORT_COLUMNS, type ImportColumn, type LineIssue, type RejectedLine } from "@/contracts/patient-import";
import { searchable } from "@/db/queries/patients";
import { doseDoubt } from "@/server/dose-issues";
import { enrolmentIssues, RECORD_NUMBER_TAKEN } from "@/server/enrolment-issues";
import { type ImportDefaults, lineForm, type Prescriber } from "./line-form";
import type { CsvRecord } from "./read-csv";

export type Surroundings = {
  readonly prescribers: readonly Prescriber[];
  readonly defaults: ImportDefaults;
  /** The patient's own day. */
  readonly todayIn: (timeZone: string) => string;
};
export type JudgedLine = { readonly line: number; readonly input: EnrolmentInput };
export type Judged = { readonly accepted: JudgedLine[]; readonly rejected: RejectedLine[] };

/** How many lines are checked before others get their turn. */
const LINES_A_TURN = 100;

/** Checks every line as the enrolment form is checked, and that no record number comes twice in the file; a hundred at a time. */
export async function* judgedInTurns(
  columns: readonly ImportColumn[],
  records: readonly CsvRecord[],
  around: Surroundings,
): AsyncGenerator<Judged, void> {
  const firstWith = new Map<string, number>();
  for (let from = 0; from < records.length; from += LINES_A_TURN) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    const judged: Judged = { accepted: [], rejected: [] };
    for (const record of records.slice(from, from + LINES_A_TURN)) judgeInto(judged, record, { columns, firstWith, around });
    yield judged;
  }
}

/** All lines of a file, judged, in the order of the file. */
export async function wholeFile(turns: AsyncIterable<Judged>): Promise<Judged> {
  const whole: Judged = { accepted: [], rejected: [] };
  for await (const { accepted, rejected } of turns) {
    whole.accepted.push(...accepted);
    whole.rejected.push(...rejected);
  }
  whole.rejected.sort((a, b) => a.line - b.line);
  return whole;
}

/** What the file says is the record number of each line. */
export function recordNumbersIn(columns: readonly ImportColumn[], records: readonly CsvRecord[]): string[] {
  const at = columns.findIndex(({ field }) => field === "recordNumber");
  return records.map(({ cells }) => cells[at] ?? "");
}

function judgeInto(
  { accepted, rejected }: Judged,
  record: CsvRecord,
  { columns, firstWith, around }: { columns: readonly ImportColumn[]; firstWith: Map<string, number>; around: Surroundings },
): void {
  const { line, cells } = record;
  const [recordNumber = ""] = recordNumbersIn(columns, [record]);
  const judged = judge(columns, cells, around);
  const issues = judged.ok ? [] : judged.issues;
  const first = recordNumber === "" ? undefined : firstWith.get(recordNumber);
  if (first !== undefined) issues.push({ column: "record_number", message: `Line ${first} has the same record number` });
  else firstWith.set(recordNumber, line);
  if (judged.ok && issues.length === 0) accepted.push({ line, input: judged.input });
  else rejected.push({ line, recordNumber: recordNumber.slice(0, 60), issues });
}

/** Moves the lines whose record number a patient of the clinic has to the rejected ones. */
export function withoutTaken({ accepted, rejected }: Judged, taken: ReadonlySet<string>): Judged {
  if (taken.size === 0) return { accepted, rejected };
  const isTaken = ({ input }: JudgedLine) => taken.has(input.recordNumber);
  const refused = accepted.filter(isTaken).map(({ line, input }) => ({
    line,
    recordNumber: input.recordNumber,
    issues: [{ column: "record_number", message: RECORD_NUMBER_TAKEN.message }],
  }));
  return {
    accepted: accepted.filter((judged) => !isTaken(judged)),
    rejected: [...rejected, ...refused].sort((a, b) => a.line - b.line),
  };
}

/** One name and date of birth, whatever accents and capitals. */
export function personKey({ name, dateOfBirth }: Pick<EnrolmentInput, "name" | "dateOfBirth">): string {
  return `${searchable(name)} ${dateOfBirth}`;
}

/**
 * Lines that may be the same person as another line or as a patient of the clinic, or whose dose is unusual at the weight: said, and left to
 * whoever imports.
 */
export function doubtfulLines(accepted: readonly JudgedLine[], known: ReadonlyMap<string, string>) {
  const firstOf = new Map<string, number>();
  return accepted.flatMap(({ line, input }) => {
    const key = personKey(input);
    const [first, recordNumber] = [firstOf.get(key), known.get(key)];
    if (first === undefined) firstOf.set(key, line);
    const like = recordNumber !== undefined ? `patient ${recordNumber} of this clinic` : first !== undefined ? `line ${first}` : null;
    const doubts = [like && `Same name and date of birth as ${like}`, doseDoubt(input)].filter((doubt) => doubt !== null);
    return doubts.map((message) => ({ line, recordNumber: input.recordNumber, message }));
  });
}

export function secondLooksIn(accepted: readonly JudgedLine[]): number {
  return accepted.filter(({ input }) => asksForSecondLook(input.risks)).length;
}

type LineJudgement = { ok: true; input: EnrolmentInput } | { ok: false; issues: LineIssue[] };

function judge(
  columns: readonly ImportColumn[],
  cells: readonly string[],
  { prescribers, defaults, todayIn }: Surroundings,
): LineJudgement {
  const { form, issues } = lineForm(columns, cells, { prescribers, defaults });
  const parsed = enrolmentInput.safeParse(form);
  const blamed = new Set(issues.map(({ column }) => column));
  const found = parsed.success
    ? enrolmentIssues(parsed.data, todayIn(parsed.data.timeZone))
    : parsed.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ""), message }));
  for (const { path, message } of found) {
    const column = columnOf(path);
    if (blamed.has(column)) continue;
    blamed.add(column);
    issues.push({ column, message });
  }
  const place = ({ column }: LineIssue) => columns.findIndex(({ name }) => name === column);
  return parsed.success && issues.length === 0
    ? { ok: true, input: parsed.data }
    : { ok: false, issues: issues.sort((a, b) => place(a) - place(b)) };
}

/** What stands beside a risk is written in the risk's own column. */
function columnOf(field: string): string {
  return IMPORT_COLUMNS.find((column) => column.field === field || `${column.field}.detail` === field)?.name ?? field;
}

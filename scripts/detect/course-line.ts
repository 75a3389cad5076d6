import { z } from "zod";
import { INSTRUMENTS } from "@/clinical/instruments";
import { addDays, type PlainDate } from "@/clinical/plain-date";
import { type InstrumentScore, scoreAnswers, severityOfTotal } from "@/clinical/score-instrument";
import { isOutOfOrder, isSameMoment, type Moment, mayBeSameMoment, readMoment, startOfDate } from "./moment";

const DETECT_INSTRUMENTS = ["phq9", "phq9-teen", "gad7"] as const;
export type DetectInstrument = (typeof DETECT_INSTRUMENTS)[number];

export type ScoredResponse = {
  readonly moment: Moment;
  readonly instrument: DetectInstrument;
  /** In the instrument's own order; null where only a total is given. */
  readonly items: readonly (number | null)[] | null;
  readonly score: Pick<InstrumentScore, "total" | "severity" | "prorated">;
};

/** One line's course, read and scored. */
export type CourseLine = {
  readonly id: string;
  readonly courseStart: PlainDate;
  readonly doseChanges: readonly PlainDate[];
  readonly responses: readonly ScoredResponse[];
};

/** `error` names the field and says what is wrong with it, never what it holds. */
export type LineFault = { readonly id: string | null; readonly error: string };

const EARLIEST: PlainDate = "1900-01-01";
/** A course may be planned, its pre-treatment answers there already. */
const PLANNED_DAYS = 366;
/** Far more than a course has; the detector looks at each against all before it. */
const MOST_RESPONSES = 1000;

const must = (what: string) => ({ error: ({ input }: { input?: unknown }) => (input === undefined ? "is missing" : `must be ${what}`) });
const text = (what: string) => z.string(must(what));

const lineSchema = z.strictObject(
  {
    id: text("a text").min(1, "must not be empty").max(200, "must have at most 200 characters"),
    courseStart: text("a date YYYY-MM-DD"),
    doseChanges: z.array(text("a date YYYY-MM-DD"), must("a list of dates")).optional(),
    responses: z
      .array(
        z.strictObject(
          {
            at: text("a date, or an instant with its offset"),
            instrument: z.enum(DETECT_INSTRUMENTS, must(`one of ${DETECT_INSTRUMENTS.join(", ")}`)),
            items: z.array(z.literal([0, 1, 2, 3, null], must("0, 1, 2, 3 or null")), must("a list of answers")).optional(),
            total: z.int(must("a whole number")).optional(),
          },
          must("an object"),
        ),
        must("a list of responses"),
      )
      .max(MOST_RESPONSES, `must be at most ${MOST_RESPONSES}`),
  },
  must("an object"),
);
type LineInput = z.infer<typeof lineSchema>;

/** Stops the reading of one line; never leaves this file. */
class Fault extends Error {
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
  }
}

/**
 * Reads one line. Whatever is not exactly as docs/detect.md says is a fault: nothing is guessed, mended or left out silently.
 * @param today the latest date that is a date anywhere on earth; whatever is after it is in the future
 */
export function readCourseLine(line: string, today: PlainDate): CourseLine | LineFault {
  const json = parseJson(line);
  const id = idOf(json);
  if (json === undefined) return { id, error: "line: is not JSON" };
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) return { id, error: firstFault(parsed.error.issues) };
  try {
    return courseOf(parsed.data, today);
  } catch (error) {
    if (error instanceof Fault) return { id, error: error.message };
    throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // its message would quote the line
  }
}

function idOf(json: unknown): string | null {
  const id = lineSchema.shape.id.safeParse((json as { id?: unknown } | null | undefined)?.id);
  return id.success ? id.data : null;
}

function firstFault([issue]: readonly z.core.$ZodIssue[]): string {
  if (issue === undefined) return "line: cannot be read";
  if (issue.code !== "unrecognized_keys") return `${fieldName(issue.path)}: ${issue.message}`;
  // A key is a field's name, unless somebody's data went astray.
  const [key = ""] = issue.keys;
  return /^[A-Za-z_][\w-]{0,39}$/.test(key)
    ? `${fieldName([...issue.path, key])}: is no known field`
    : `${fieldName(issue.path)}: has an unknown field`;
}

/** @example ["responses", 3, "items", 2] is "responses[3].items[2]" */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return name === "" ? "line" : name.replace(/^\./, "");
}

function courseOf({ id, courseStart, doseChanges = [], responses }: LineInput, today: PlainDate): CourseLine {
  checkDate("courseStart", courseStart, addDays(today, PLANNED_DAYS));
  doseChanges.forEach((date, i) => {
    const field = `doseChanges[${i}]`;
    checkDate(field, date, today);
    if (date < courseStart) throw new Fault(field, "is before courseStart");
    const before = doseChanges[i - 1];
    if (before === date) throw new Fault(field, "is the same date as the one before");
    if (before !== undefined && date < before) throw new Fault(field, "is before the one before it: oldest first");
  });
  const scored: ScoredResponse[] = [];
  for (const [i, response] of responses.entries()) scored.push(responseOf(response, `responses[${i}]`, scored, today));
  return { id, courseStart, doseChanges, responses: scored };
}

function checkDate(field: string, date: string, latest: PlainDate): void {
  if (startOfDate(date) === null) throw new Fault(field, "must be a date YYYY-MM-DD that is in the calendar");
  checkSpan(field, date, latest);
}

function checkSpan(field: string, date: PlainDate, latest: PlainDate): void {
  if (date < EARLIEST) throw new Fault(field, "is before 1900");
  if (date > latest) throw new Fault(field, "is in the future");
}

function responseOf(
  response: LineInput["responses"][number],
  field: string,
  before: readonly ScoredResponse[],
  today: PlainDate,
): ScoredResponse {
  const { at, instrument, items = null, total } = response;
  const moment = readMoment(at);
  if (moment === null) throw new Fault(`${field}.at`, "must be a date YYYY-MM-DD in the calendar, or an instant with its offset");
  checkSpan(`${field}.at`, moment.date, today);
  const moments = before.map((other) => other.moment);
  if (isOutOfOrder(moment, moments)) throw new Fault(`${field}.at`, "is before a response that stands before it: oldest first");
  const twice = before.find((other) => other.instrument === instrument && mayBeSameMoment(other.moment, moment));
  if (twice) {
    const already = "that has a response to this instrument already";
    const isSame = isSameMoment(twice.moment, moment);
    throw new Fault(`${field}.at`, isSame ? `is a moment ${already}` : `is on a day ${already}, and one of the two has no time`);
  }
  if (instrument !== "gad7" && before.some((other) => other.instrument !== "gad7" && other.instrument !== instrument)) {
    throw new Fault(`${field}.instrument`, "phq9 and phq9-teen are not mixed in one course");
  }
  return { moment, instrument, items, score: scoreOf(instrument, items, total, field) };
}

function scoreOf(
  instrument: DetectInstrument,
  items: ScoredResponse["items"],
  total: number | undefined,
  field: string,
): ScoredResponse["score"] {
  const { axis, items: questions } = INSTRUMENTS[instrument];
  if (total !== undefined && (total < 0 || total > axis.max))
    throw new Fault(`${field}.total`, `must be a whole number from 0 to ${axis.max}`);
  if (items === null) {
    if (total === undefined) throw new Fault(`${field}.items`, "is missing, and so is total");
    return { total, severity: severityOfTotal(instrument, total), prorated: false };
  }
  if (items.length !== questions.length) throw new Fault(`${field}.items`, `must be ${questions.length} answers`);
  const score = scoreAnswers(instrument, items);
  if (total !== undefined && total !== score.total) throw new Fault(`${field}.total`, "is not what the items score");
  return { total: score.total, severity: score.severity, prorated: score.prorated };
}

import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

/** One record of a file: the line on which it begins, counted from 1, and its cells without spaces around them. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };
/** Why a file cannot be read, in a sentence that says what to do; the line where one is to blame. */
export type FileProblem = { readonly line: number | null; readonly message: string };
/** A line whose quotation marks do not fit, and what to do. */
export type BrokenLine = { readonly line: number; readonly message: string };
export type CsvFile =
  | { readonly ok: true; readonly records: CsvRecord[]; readonly broken: BrokenLine[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** A record longer than this is a quotation mark that was never closed, or lines that were joined. */
const MAX_RECORD_CHARS = 20_000;
/** After so many spoilt lines the rest is not read: it is one mistake, made everywhere. */
const MOST_BROKEN = 100;
/** More lines than this are not ten thousand patients, however many of their cells have line breaks; to read them all would hold up others. */
const MOST_LINES = 250_000;
/** How much is parsed before others get their turn. */
const SLICE_CHARS = 32_768;
const SEPARATORS = [",", ";", "\t"] as const;
const LINE_END = /\r\n|\n|\r/g;
const SAVE_AS = "In the spreadsheet choose “Save as” and the type “CSV UTF-8”, then take that file.";

/**
 * Reads a CSV file: UTF-8 with or without its mark, cells separated by comma, semicolon or tab, whichever its first line has, and lines
 * ended in any way. Empty lines are passed over; after a line whose quotation marks do not fit the next one is read as if it began anew. @param maxRecords the most records besides the first
 */
export async function readCsv(bytes: Uint8Array, { maxRecords }: { maxRecords: number }): Promise<CsvFile> {
  const other = otherFormat(bytes);
  if (other !== null) return refused(null, other);
  const text = decoded(bytes);
  if (text === null)
    return refused(firstUnreadableLine(bytes), `This line has letters that are not UTF-8, as older spreadsheets save them. ${SAVE_AS}`);
  const nul = text.search(/[\0\p{Surrogate}]/u);
  if (nul >= 0) return refused(lineAt(text, nul), "This line has characters that no text has. Take the file from where it was made anew.");
  const markup = otherText(text);
  if (markup !== null) return refused(null, markup);
  // One way of ending lines, in cells, too: a parser that knows all of them counts some twice.
  const lines = text.replaceAll(LINE_END, "\n");
  if (afterLines(lines, 0, MOST_LINES) < lines.length)
    return refused(null, `The file has more than ${MOST_LINES.toLocaleString("en")} lines. Take out the empty ones.`);
  return parsed(lines, maxRecords);
}

async function parsed(text: string, maxRecords: number): Promise<CsvFile> {
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  const broken: BrokenLine[] = [];
  let [from, linesBefore] = [0, 0];
  for (;;) {
    const part = await untilBroken(text.slice(from), { separator, linesBefore, mayTake: maxRecords + 1 - records.length });
    records.push(...part.records);
    if (part.tooManyFrom !== null) return refused(part.tooManyFrom, tooMany(maxRecords));
    if (part.broken === null) break;
    const { line, message } = part.broken;
    const isLast = broken.length + 1 === MOST_BROKEN;
    broken.push({ line, message: isLast ? `${message} What comes after this line was not looked at.` : message });
    if (isLast) break;
    // What a spoilt line means for those after it nobody knows; most often nothing.
    from = afterLines(text, from, line - linesBefore);
    linesBefore = line;
  }
  if (records.length === 0 && broken.length === 0) return refused(null, "The file is empty.");
  return { ok: true, records, broken };
}

type Part = { separator: string; linesBefore: number; mayTake: number };

/** Reads records until one breaks the rules of quotation, or there are too many. */
async function untilBroken(text: string, { separator, linesBefore, mayTake }: Part) {
  // Filled as each record is parsed: a stream that breaks off forgets those that nobody has taken yet.
  const records: CsvRecord[] = [];
  let lastLine = linesBefore;
  const parser = Readable.from(slices(text)).pipe(
    parse({
      delimiter: separator,
      record_delimiter: "\n",
      relax_column_count: true,
      trim: true,
      max_record_size: MAX_RECORD_CHARS,
      on_record: (cells: string[], { lines }) => {
        const line = lastLine + 1;
        lastLine = linesBefore + lines;
        if (cells.some((cell) => cell !== "")) records.push({ line, cells });
        return cells;
      },
    }),
  );
  try {
    for await (const _cells of parser) if (records.length > mayTake) break;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lastLine + 1;
    return { records, broken: { line, message: wordsFor(error, linesBefore + Number(error.lines) > line) }, tooManyFrom: null };
  }
  const over = records[mayTake];
  return { records, broken: null, tooManyFrom: over?.line ?? null };
}

function tooMany(max: number): string {
  return `The file has more than ${max.toLocaleString("en")} patients. Split it and import the parts one after another.`;
}

/** @param isLong whether the record went on over the end of its line */
function wordsFor({ code }: CsvError, isLong: boolean): string {
  if (code === "CSV_MAX_RECORD_SIZE" && !isLong)
    return `This line has more than ${MAX_RECORD_CHARS.toLocaleString("en")} letters. Check where it ends: one patient is one line.`;
  if (isLong || code === "CSV_QUOTE_NOT_CLOSED")
    return 'A quotation mark (") begins here and is not closed. Close it, or write "" for a mark inside a quoted cell.';
  if (code === "INVALID_OPENING_QUOTE" || code === "CSV_INVALID_CLOSING_QUOTE")
    return 'A quotation mark (") stands inside a cell. Put the whole cell in quotation marks and write "" for each mark inside it.';
  return "This line cannot be read as CSV.";
}

/** What else than text this is, from its first bytes; null for what may be text. */
function otherFormat(bytes: Uint8Array): string | null {
  const begins = (...first: number[]) => first.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return `This is a spreadsheet and not a CSV file. ${SAVE_AS}`;
  if (begins(0x25, 0x50, 0x44, 0x46)) return "This is a PDF and not a CSV file.";
  if (begins(0xff, 0xd8, 0xff) || begins(0x89, 0x50, 0x4e, 0x47)) return "This is a picture and not a CSV file.";
  const zeros = bytes.subarray(0, 1_000).filter((byte) => byte === 0).length;
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || zeros > 100) return `This file is written in UTF-16 (“Unicode text”). ${SAVE_AS}`;
  return zeros > 0 ? "This is not a CSV file." : null;
}

/** What else than a table this text is, from how it begins; null for what may be one. */
function otherText(text: string): string | null {
  if (/^\s*</.test(text)) return `This is a web page or XML and not a CSV file. ${SAVE_AS}`;
  if (/^\s*\{\\rtf/.test(text)) return `This is a text document and not a CSV file. ${SAVE_AS}`;
  return /^\s*[[{]/.test(text) ? "This is JSON and not a CSV file." : null;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstUnreadableLine(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8").decode(bytes);
  return lineAt(text, text.indexOf("\uFFFD"));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(LINE_END).length;
}

/** Where so many lines, counted from a line's beginning, are over. */
function afterLines(text: string, from: number, count: number): number {
  let at = from;
  for (let passed = 0; passed < count; passed++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? "";
  const count = (separator: string) => first.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Each slice is parsed at one go; a timer's turn between them lets the other requests through. */
async function* slices(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += SLICE_CHARS) {
    yield text.slice(from, from + SLICE_CHARS);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function refused(line: number | null, message: string): CsvFile {
  return { ok: false, problem: { line, message } };
}

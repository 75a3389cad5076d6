import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

/** One record of a file: the line on which it begins, counted from 1, and its cells without spaces around them. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };
/** Why a file cannot be read, in a sentence that says what to do; the line where one is to blame. */
export type FileProblem = { readonly line: number | null; readonly message: string };
export type CsvFile = { readonly ok: true; readonly records: CsvRecord[] } | { readonly ok: false; readonly problem: FileProblem };

/** A record longer than this is a quotation mark that was never closed. */
const MAX_RECORD_CHARS = 20_000;
/** How much is parsed before others get their turn. */
const SLICE_CHARS = 32_768;
const SEPARATORS = [",", ";", "\t"] as const;
const SAVE_AS = "In the spreadsheet choose “Save as” and the type “CSV UTF-8”, then take that file.";

/**
 * Reads a CSV file: UTF-8 with or without its mark, cells separated by comma, semicolon or tab, whichever its first line has, and lines
 * ended in any way. Empty lines are passed over. @param maxRecords the most records besides the first
 */
export async function readCsv(bytes: Uint8Array, { maxRecords }: { maxRecords: number }): Promise<CsvFile> {
  const other = otherFormat(bytes);
  if (other !== null) return refused(null, other);
  const text = decoded(bytes);
  if (text === null)
    return refused(firstUnreadableLine(bytes), `This line has letters that are not UTF-8, as older spreadsheets save them. ${SAVE_AS}`);
  const nul = text.search(/[\0\p{Surrogate}]/u);
  if (nul >= 0) return refused(lineAt(text, nul), "This line has characters that no text has. Take the file from where it was made anew.");
  return parsed(text, maxRecords);
}

async function parsed(text: string, maxRecords: number): Promise<CsvFile> {
  // Filled as each record is parsed: a stream that breaks off forgets those that nobody has taken yet, and the line would be wrong.
  const begins: number[] = [];
  let lastLine = 0;
  const parser = Readable.from(slices(text)).pipe(
    parse({
      delimiter: separatorOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      trim: true,
      max_record_size: MAX_RECORD_CHARS,
      on_record: (cells: string[], { lines }) => {
        begins.push(lastLine + 1);
        lastLine = lines;
        return cells;
      },
    }),
  );
  const records: CsvRecord[] = [];
  try {
    let index = 0;
    for await (const cells of parser as AsyncIterable<string[]>) {
      const line = begins[index++] ?? lastLine;
      if (cells.every((cell) => cell === "")) continue;
      if (records.length > maxRecords) return refused(line, tooMany(maxRecords));
      records.push({ line, cells });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(lastLine + 1, wordsFor(error));
  }
  if (records.length === 0) return refused(null, "The file is empty.");
  return { ok: true, records };
}

function tooMany(max: number): string {
  return `The file has more than ${max.toLocaleString("en")} patients. Split it and import the parts one after another.`;
}

function wordsFor({ code }: CsvError): string {
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE")
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
  const zeros = bytes.subarray(0, 1_000).filter((byte) => byte === 0).length;
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || zeros > 100) return `This file is written in UTF-16 (“Unicode text”). ${SAVE_AS}`;
  return zeros > 0 ? "This is not a CSV file." : null;
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
  return text.slice(0, index).split(/\r\n|\n|\r/).length;
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

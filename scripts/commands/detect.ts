// npm run -s detect -- FILE.ndjson: scores and flags courses, one JSON object a line in, one a line out. See docs/detect.md.
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { localDateOf, type PlainDate } from "@/clinical/plain-date";
import { detectLine } from "@/scripts/detect/detect-line";
import { type Line, linesOf } from "@/scripts/detect/lines";

const USAGE = "npm run -s detect -- FILE.ndjson, or pipe the lines in: docs/detect.md says what they hold.";
const EXIT_BAD_LINE = 1;
const EXIT_USAGE = 2;

/** A file that cannot be read, or arguments that say nothing. Its message goes to whoever typed it. */
class UsageError extends Error {}

function source(args: readonly string[]): AsyncIterable<Uint8Array> {
  const [file = "-", ...more] = args;
  if (more.length > 0 || (file.startsWith("-") && file !== "-")) throw new UsageError(USAGE);
  // npm changes the folder to the project's; a file is named from where its user stands.
  if (file !== "-") return createReadStream(resolve(process.env.INIT_CWD ?? ".", file));
  if (args.length === 0 && process.stdin.isTTY) throw new UsageError(USAGE);
  return process.stdin;
}

/** Where a date begins first: what is not yet today there is in the future everywhere. */
function latestToday(now: Date): PlainDate {
  return localDateOf(now, "Pacific/Kiritimati");
}

/** @returns whether the reader is still there; waits until it has taken the text */
function print(text: string): Promise<boolean> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => {
      if (!error) done(true);
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") done(false);
      else fail(error);
    });
  });
}

async function main(): Promise<number> {
  // Told by write's callback as well; without a listener it would end the process.
  process.stdout.on("error", () => {});
  const today = latestToday(new Date());
  let code = 0;
  const answer = (line: Line) => {
    const answered = "fault" in line ? { id: null, error: `line: ${line.fault}` } : detectLine(line.text, { today });
    if ("error" in answered) code = EXIT_BAD_LINE;
    return `${JSON.stringify(answered)}\n`;
  };
  for await (const batch of linesOf(source(process.argv.slice(2)))) {
    if (!(await print(batch.map(answer).join("")))) break;
  }
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  const isUnreadable = code !== undefined && (syscall === "open" || syscall === "read");
  if (!(error instanceof UsageError) && !isUnreadable) throw error;
  process.exitCode = EXIT_USAGE;
  console.error(isUnreadable ? `The file cannot be read (${message}).\n${USAGE}` : message);
}

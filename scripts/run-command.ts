import { EnvError, EXIT_BAD_CONFIGURATION } from "@/server/env";

/** What a command ends with where it was called with words that it does not know. */
export const EXIT_BAD_USAGE = 64;

/** Runs a command to its end and sets what the process ends with: a wrong setting and a wrong word are said in one line, all else is a fault. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof EnvError) process.exitCode = EXIT_BAD_CONFIGURATION;
    else if ((error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) process.exitCode = EXIT_BAD_USAGE;
    else throw error;
    console.error((error as Error).message);
  }
}

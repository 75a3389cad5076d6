import { ProblemError } from "./request";

/** The first message of each field that the server refused; empty for any other failure. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(error.issues.toReversed().map((issue) => [issue.path, issue.message]));
}

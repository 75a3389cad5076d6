import { markAway } from "./away-requests";
import { isDatabaseAway } from "./database-away";
import { errorFields, log } from "./log";

/** Logs what a page threw, and has it answered 503 where the database was away. */
export function reportPageFailure(error: unknown, { method, headers }: { method: string; headers: NodeJS.Dict<string | string[]> }): void {
  const requestId = String(headers["x-request-id"] ?? "");
  const away = isDatabaseAway(error);
  if (away) markAway(requestId);
  log("error", away ? "database-away" : "page-failed", { requestId, method, ...errorFields(error) });
}

/**
 * The only way anything is logged: a closed list of fields, none of which can hold a patient's words. Driver and SMTP messages
 * are never passed on, because PostgreSQL quotes rows and SMTP servers quote addresses.
 */
export type LogFields = {
  readonly clinicId?: string;
  readonly deliveryId?: string;
  readonly requestId?: string;
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly code?: string;
  readonly errorName?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly process?: "web" | "worker" | "supervisor";
};

const FIELDS = [
  "clinicId",
  "deliveryId",
  "requestId",
  "route",
  "method",
  "status",
  "code",
  "errorName",
  "count",
  "milliseconds",
  "process",
] as const;

/** Writes one JSON line to standard output. `event` is a constant such as "delivery-failed", never built from input. */
export function log(level: "info" | "warn" | "error", event: string, fields: LogFields = {}): void {
  const kept = Object.fromEntries(FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...kept })}\n`);
}

/** What may be said of an error: its class and its code (SQLSTATE, ECONNREFUSED), never its message. */
export function errorFields(error: unknown): Pick<LogFields, "errorName" | "code"> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = (error as { code?: unknown }).code ?? (error.cause as { code?: unknown } | undefined)?.code;
  return { errorName: error.name, ...(typeof code === "string" && /^[A-Z0-9_]{2,40}$/.test(code) ? { code } : {}) };
}

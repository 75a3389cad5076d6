import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { check, customType, pgPolicy, pgRole, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The run-time roles. They own nothing; the migration written by hand makes them and grants what each may do. */
export const webRole = pgRole("isomood_web").existing();
export const workerRole = pgRole("isomood_worker").existing();

/** After SET LOCAL ends the setting is '' rather than NULL, and ''::uuid is an error: hence the nullif. */
const clinicInScope = sql`nullif(current_setting('app.clinic_id', true), '')::uuid`;
const staffInScope = sql`nullif(current_setting('app.staff_id', true), '')::uuid`;
const lookup = sql`nullif(current_setting('app.lookup', true), '')`;

/** Rows of the clinic in scope, and only those, for reading and for writing. */
export function ownClinic(column: "clinic_id" | "id" = "clinic_id") {
  const own = sql`${sql.identifier(column)} = ${clinicInScope}`;
  return pgPolicy("own_clinic", { for: "all", to: [webRole, workerRole], using: own, withCheck: own });
}

/** One row, before a clinic is known, by a value that only the holder of its secret can name. */
export function byLookup(column: string) {
  return pgPolicy("by_lookup", { for: "select", to: [webRole], using: sql`${sql.identifier(column)} = ${lookup}` });
}

/** A person's own rows, once who they are has been proved. */
export function ownStaff(column: "staff_id" | "id") {
  return pgPolicy("own_staff", { for: "select", to: [webRole], using: sql`${sql.identifier(column)} = ${staffInScope}` });
}

/** A queue that the worker reads across clinics: it holds ids and times, never a patient's words. */
export function workerQueue() {
  return pgPolicy("worker_queue", { for: "all", to: [workerRole], using: sql`true`, withCheck: sql`true` });
}

/** What waits in a queue, for the web process that names the queue: it looks only where the worker is silent. */
export function waitingByLookup(name: string) {
  const named = sql`settled_at is null and ${lookup} = ${sql.raw(`'${name}'`)}`;
  return pgPolicy("waiting_by_lookup", { for: "select", to: [webRole], using: named });
}

/** The same of a queue whose rows go once they are dealt with. */
export function queueByLookup(name: string) {
  return pgPolicy("waiting_by_lookup", { for: "select", to: [webRole], using: sql`${lookup} = ${sql.raw(`'${name}'`)}` });
}

/** Rows named by the value in `app.lookup`, for reading and for writing. */
export function keyedByLookup(column: string) {
  const keyed = sql`${sql.identifier(column)} = ${lookup}`;
  return pgPolicy("keyed_by_lookup", { for: "all", to: [webRole], using: keyed, withCheck: keyed });
}

export const clinicId = () => uuid().notNull();
export const id = () => uuid().notNull();
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** Answers by their codes, in the instrument's order; null was not answered. The driver reads a NULL inside an array as NaN. */
export const answerCodes = customType<{ data: (number | null)[]; driverData: number[] | string }>({
  dataType: () => "smallint[]",
  toDriver: (codes) => `{${codes.map((code) => code ?? "null").join(",")}}`,
  fromDriver: (codes) => (typeof codes === "string" ? codes.slice(1, -1).split(",").map(Number) : codes).map(orNull),
});

function orNull(code: number): number | null {
  return Number.isNaN(code) ? null : code;
}

/** A text column that holds one of a closed list, said once in clinical/ or contracts/. */
export function oneOf<const V extends readonly [string, ...string[]]>(values: V) {
  return text({ enum: values as unknown as [V[number], ...V[number][]] });
}

/** The check constraint that goes with `oneOf`. */
export function isOneOf(name: string, column: AnyColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${quoted(values)})`);
}

function quoted(values: readonly string[]): SQL {
  return sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", "));
}

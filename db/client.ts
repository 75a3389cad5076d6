import { createConnection } from "node:net";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

export type Database = { readonly drizzle: PostgresJsDatabase; readonly sql: Sql; close(): Promise<void> };

declare const scope: unique symbol;
type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];
/** A transaction that sees the rows named by one secret, before a clinic is known. */
export type LookupTx = Transaction;
/** A transaction that sees one clinic. Every query function takes one, so that no query can be written without a scope. */
export type ClinicTx = Transaction & { readonly [scope]: "clinic" };

/**
 * A pool of connections. `max` counts connections; a query waits at most 10 s for one to be made and 15 s to run, so that a
 * database that is away becomes an error and not a hang.
 */
export function connect(url: string, { max, name }: { max: number; name: string }): Database {
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    ...{ socket: dialer() },
    // Notices quote identifiers and values; nothing in them is for our logs.
    onnotice: () => {},
    connection: { application_name: name, statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000, TimeZone: "UTC" },
  });
  return { drizzle: drizzle({ client, casing: "snake_case" }), sql: client, close: () => client.end({ timeout: 5 }) };
}

/**
 * So many bytes may be on their way before postgres.js holds back. Beyond that it sends one statement after another, each when the last is
 * answered: with Node's usual 16 KiB a database that stores an import waited for a busy process between all of them (a quarter of the time).
 */
const SEND_AHEAD = { writableHighWaterMark: 4 * 1024 * 1024 };

/**
 * Sockets without Nagle's algorithm. postgres.js writes more than 1 KB in pieces, and with it the second piece of a batch waits
 * for the answer to the first: a fifth round trip for a submission, up to 40 ms where acknowledgements are delayed (measured).
 */
function dialer() {
  let next = 0;
  return ({ host, port, path }: { host: string[]; port: number[]; path?: string | false }) => {
    const index = next++ % host.length;
    return createConnection(
      path ? { path, ...SEND_AHEAD } : { host: host[index] ?? "127.0.0.1", port: port[index] ?? 5432, noDelay: true, ...SEND_AHEAD },
    );
  };
}

/** Runs `work` in a transaction that reads and writes rows of this clinic and of no other: row-level security sees to it. */
export function withClinic<T>(db: Database, clinicId: string, work: (tx: ClinicTx) => Promise<T>): Promise<T> {
  return scoped(db, { "app.clinic_id": clinicId }, work);
}

/** Runs `work` in a transaction that sees the row whose secret has this hash, and nothing else. */
export function withLookup<T>(db: Database, hash: string, work: (tx: LookupTx) => Promise<T>): Promise<T> {
  return scoped(db, { "app.lookup": hash }, work);
}

/** Runs `work` for a person who has proved who they are, before they have chosen a clinic. */
export function withStaff<T>(db: Database, staffId: string, work: (tx: LookupTx) => Promise<T>): Promise<T> {
  return scoped(db, { "app.staff_id": staffId }, work);
}

/** Narrows a transaction that began with a look-up to the clinic that the look-up found. */
export async function enterClinic(tx: LookupTx, clinicId: string): Promise<ClinicTx> {
  await clientOf(tx)`select set_config('app.clinic_id', ${clinicId}, true)`;
  return tx as ClinicTx;
}

const whenCommitted = new WeakMap<object, (() => void)[]>();

/** Has `work` done once what the transaction wrote is stored for good, and not at all if it is not. Must not fail. */
export function afterCommit(tx: LookupTx, work: () => void): void {
  whenCommitted.set(tx, [...(whenCommitted.get(tx) ?? []), work]);
}

async function scoped<T>(db: Database, settings: Record<string, string>, work: (tx: ClinicTx) => Promise<T>): Promise<T> {
  let opened: object | undefined;
  const result = await db.drizzle.transaction(async (tx) => {
    opened = tx;
    // Sent before the first query of `work` and not waited for: one connection answers in order, so this costs no round trip.
    const set = Object.entries(settings).map(([name, value]) => clientOf(tx)`select set_config(${name}, ${value}, true)`.execute());
    const [done] = await Promise.all([work(tx as ClinicTx), ...set]);
    return done;
  });
  for (const then of (opened && whenCommitted.get(opened)) ?? []) then();
  return result;
}

/**
 * Sends writes in the order given, in one round trip, as prepared statements. Drizzle alone sends them unprepared and one by
 * one (drizzle-orm #6096). @throws what the first refused statement throws; the transaction is then lost
 */
export async function sendTogether(tx: ClinicTx, writes: readonly { toSQL(): { sql: string; params: unknown[] } }[]): Promise<void> {
  const client = clientOf(tx);
  const sent = writes.map((write) => {
    const { sql: text, params } = write.toSQL();
    return client.unsafe(text, params as never[], { prepare: true }).execute();
  });
  await Promise.all(sent);
}

/** A read written by hand, as a prepared statement: its plan is made once a connection. Times and dates come as text, in UTC. */
export async function readPrepared<Row>(tx: ClinicTx, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await clientOf(tx).unsafe(text, values as never[], { prepare: true })) as unknown as Row[];
}

/** What Drizzle sends over: the one connection of a transaction, or the pool. */
export type Sends = { readonly _: { readonly session: unknown } };

/** The driver's own client, past Drizzle. */
export function clientOf(tx: Sends): Sql {
  // By its shape and not by its class: the pool is shared by all of a process's bundles, each with its own copy of the class.
  const session = tx._.session as { client?: unknown };
  if (typeof session.client !== "function") throw new TypeError("not a postgres.js transaction");
  return session.client as Sql;
}

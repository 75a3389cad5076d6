import { desc, sql } from "drizzle-orm";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import type { Database } from "@/db/client";
import { workerHeartbeat } from "@/db/schema";
import { notifyAllScreens } from "./notifications";

/** The database's clock: the one clock that all processes share. */
export async function databaseTime(db: Database): Promise<Date> {
  const [row] = await db.sql<{ ms: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  if (row === undefined) throw new Error("the database told no time");
  return new Date(row.ms);
}

export type Beat = {
  workerId: string;
  startedAt: Date;
  smtpFailingSince: Date | null;
  heldSince?: Date | null;
  numbers?: WorkerNumbers | null;
};

/** Says that this worker is alive, since when no mail has left, if so, and what it counted. Rows of workers gone for a day are removed. */
export async function beat(db: Database, { workerId, startedAt, smtpFailingSince, heldSince = null, numbers = null }: Beat): Promise<void> {
  const beatAt = sql`clock_timestamp()`;
  await db.drizzle
    .insert(workerHeartbeat)
    .values({ workerId, startedAt, beatAt, smtpFailingSince, heldSince, numbers })
    .onConflictDoUpdate({ target: workerHeartbeat.workerId, set: { beatAt, smtpFailingSince, heldSince, numbers } });
  await db.drizzle.delete(workerHeartbeat).where(sql`${workerHeartbeat.beatAt} < clock_timestamp() - interval '1 day'`);
}

/** Has every screen ask again whether alerts leave. */
export async function tellAllScreens(db: Database): Promise<void> {
  await db.drizzle.execute(notifyAllScreens());
}

/** What is known of all workers together. */
export type WorkerHealth = { beatAt: Date; smtpFailingSince: Date | null; heldSince: Date | null };
/** With the newest numbers that one of them wrote. */
export type CountedHealth = WorkerHealth & { numbers: WorkerNumbers | null };

/** A worker silent for longer than two beats has no say in whether mails leave. */
const HEARD_OF_MS = 35_000;
/** More than anybody runs at once. */
const WORKERS = 20;

/** When any worker was last alive, and since when no mail has left by any of them; null if none ever was. Asked for with every staff page. */
export async function readWorkerHealth(db: Database): Promise<WorkerHealth | null> {
  const { beatAt, smtpFailingSince, heldSince } = workerHeartbeat;
  const rows = await db.drizzle.select({ beatAt, smtpFailingSince, heldSince }).from(workerHeartbeat).orderBy(desc(beatAt)).limit(WORKERS);
  return healthOf(rows);
}

/** Each worker that was heard of within a day, the one heard of last first, and what is known of them together, with numbers. */
export async function readWorkers(db: Database) {
  const workers = await db.drizzle.select().from(workerHeartbeat).orderBy(desc(workerHeartbeat.beatAt)).limit(WORKERS);
  const health = healthOf(workers);
  const numbers = workers.filter((worker) => isHeard(worker, workers)).find((worker) => worker.numbers !== null)?.numbers ?? null;
  return { workers, health: health && { ...health, numbers } };
}

function healthOf(rows: readonly WorkerHealth[]): WorkerHealth | null {
  const [newest] = rows;
  if (newest === undefined) return null;
  const heard = rows.filter((row) => isHeard(row, rows));
  const failing = heard.flatMap(({ smtpFailingSince }) => (smtpFailingSince === null ? [] : [smtpFailingSince.getTime()]));
  const held = heard.flatMap(({ heldSince }) => (heldSince === null ? [] : [heldSince.getTime()]));
  // One of several that gets rid of its mails sends the others', too.
  const since = (times: number[]) => (times.length < heard.length ? null : new Date(Math.max(...times)));
  return { beatAt: newest.beatAt, smtpFailingSince: since(failing), heldSince: since(held) };
}

function isHeard({ beatAt }: WorkerHealth, [newest]: readonly WorkerHealth[]): boolean {
  return newest !== undefined && newest.beatAt.getTime() - beatAt.getTime() < HEARD_OF_MS;
}

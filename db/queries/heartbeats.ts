import { desc, sql } from "drizzle-orm";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import type { Database } from "@/db/client";
import { workerHeartbeat } from "@/db/schema";
import { notifyAllScreens } from "./notifications";

/** The database's clock: the one clock that all processes share. */
export async function databaseTime(db: Database): Promise<Date> {
  const rows = await db.drizzle.execute<{ ms: number }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`);
  const ms = rows[0]?.ms;
  if (ms === undefined) throw new Error("the database told no time");
  return new Date(ms);
}

export type Beat = { workerId: string; startedAt: Date; smtpFailingSince: Date | null; numbers?: WorkerNumbers | null };

/** Says that this worker is alive, since when no mail has left, if so, and what it counted. Rows of workers gone for a day are removed. */
export async function beat(db: Database, { workerId, startedAt, smtpFailingSince, numbers = null }: Beat): Promise<void> {
  const beatAt = sql`clock_timestamp()`;
  await db.drizzle
    .insert(workerHeartbeat)
    .values({ workerId, startedAt, beatAt, smtpFailingSince, numbers })
    .onConflictDoUpdate({ target: workerHeartbeat.workerId, set: { beatAt, smtpFailingSince, numbers } });
  await db.drizzle.delete(workerHeartbeat).where(sql`${workerHeartbeat.beatAt} < clock_timestamp() - interval '1 day'`);
}

/** Has every screen ask again whether alerts leave. */
export async function tellAllScreens(db: Database): Promise<void> {
  await db.drizzle.execute(notifyAllScreens());
}

/** What is known of all workers together. `numbers`: the newest that one of them wrote. */
export type WorkerHealth = { beatAt: Date; smtpFailingSince: Date | null; numbers: WorkerNumbers | null };

/** A worker silent for longer has no say in whether mails leave. */
const HEARD_OF_MS = 60_000;
/** More than anybody runs at once. */
const WORKERS = 20;

/** When any worker was last alive, and since when no mail has left by any of them; null if none ever was. */
export async function readWorkerHealth(db: Database): Promise<WorkerHealth | null> {
  const [newest, ...others] = await readWorkers(db);
  if (newest === undefined) return null;
  const heard = [newest, ...others.filter(({ beatAt }) => newest.beatAt.getTime() - beatAt.getTime() < HEARD_OF_MS)];
  const failing = heard.flatMap(({ smtpFailingSince }) => (smtpFailingSince === null ? [] : [smtpFailingSince.getTime()]));
  return {
    beatAt: newest.beatAt,
    // One of several that gets rid of its mails sends the others', too.
    smtpFailingSince: failing.length < heard.length ? null : new Date(Math.max(...failing)),
    numbers: heard.find(({ numbers }) => numbers !== null)?.numbers ?? null,
  };
}

/** Each worker that was heard of within a day, the one heard of last first. */
export function readWorkers(db: Database) {
  return db.drizzle.select().from(workerHeartbeat).orderBy(desc(workerHeartbeat.beatAt)).limit(WORKERS);
}

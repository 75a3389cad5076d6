import { desc, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { workerHeartbeat } from "@/db/schema";

/** The database's clock: the one clock that all processes share. */
export async function databaseTime(db: Database): Promise<Date> {
  const rows = await db.drizzle.execute<{ ms: number }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`);
  const ms = rows[0]?.ms;
  if (ms === undefined) throw new Error("the database told no time");
  return new Date(ms);
}

/** Says that this worker is alive, and since when no mail has left, if so. Rows of workers gone for a day are removed. */
export async function beat(
  db: Database,
  { workerId, startedAt, smtpFailingSince }: { workerId: string; startedAt: Date; smtpFailingSince: Date | null },
): Promise<void> {
  const beatAt = sql`clock_timestamp()`;
  await db.drizzle
    .insert(workerHeartbeat)
    .values({ workerId, startedAt, beatAt, smtpFailingSince })
    .onConflictDoUpdate({ target: workerHeartbeat.workerId, set: { beatAt, smtpFailingSince } });
  await db.drizzle.delete(workerHeartbeat).where(sql`${workerHeartbeat.beatAt} < clock_timestamp() - interval '1 day'`);
}

/** When any worker was last alive, and since when its mails have not left; null if none ever was. */
export async function readWorkerHealth(db: Database): Promise<{ beatAt: Date; smtpFailingSince: Date | null } | null> {
  const [row] = await db.drizzle
    .select({ beatAt: workerHeartbeat.beatAt, smtpFailingSince: workerHeartbeat.smtpFailingSince })
    .from(workerHeartbeat)
    .orderBy(desc(workerHeartbeat.beatAt))
    .limit(1);
  return row ?? null;
}

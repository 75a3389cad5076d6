import { sql } from "drizzle-orm";
import type { WorkerNumbers } from "@/contracts/worker-numbers";
import type { Database } from "@/db/client";
import { alertTier, delivery } from "@/db/schema";

type Counted = { kind: WorkerNumbers["queue"][number]["kind"]; waiting: number; retrying: number; since: string | null };

/**
 * What waits in the queues of all clinics together, for the worker, which alone may look across them. What failed is tried again within five
 * minutes, so an index tells what is owed now from the months of invitations and reminders that are planned.
 */
export async function countQueues(db: Database, now: Date): Promise<Omit<WorkerNumbers, "countedAt" | "counters">> {
  const at = now.toISOString();
  const isoOf = (instant: ReturnType<typeof sql>) => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const [mails, tiers] = await Promise.all([
    db.drizzle.execute<Counted>(sql`
      select ${delivery.kind} as kind, count(*)::int as waiting, count(*) filter (where ${delivery.attempts} > 0)::int as retrying,
        ${isoOf(sql`min(case when ${delivery.checkInId} is null then ${delivery.createdAt} else ${delivery.nextAttemptAt} end)`)} as since
      from ${delivery} where ${delivery.state} = 'queued' and ${delivery.nextAttemptAt} <= ${at}::timestamptz + interval '6 minutes'
        and (${delivery.nextAttemptAt} <= ${at}::timestamptz or ${delivery.attempts} > 0)
      group by 1`),
    db.drizzle.execute<{ due: number; since: string | null }>(sql`
      select count(*)::int as due, ${isoOf(sql`min(${alertTier.dueAt})`)} as since
      from ${alertTier} where ${alertTier.dispatchedAt} is null and ${alertTier.dueAt} <= ${at}::timestamptz`),
  ]);
  return {
    queue: mails.map(({ since, ...counted }) => ({ ...counted, oldestSince: since })),
    tiersDue: tiers[0]?.due ?? 0,
    oldestTierDueAt: tiers[0]?.since ?? null,
  };
}

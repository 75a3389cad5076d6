import { eq, sql } from "drizzle-orm";
import { type Database, withLookup } from "@/db/client";
import { given, preparedRead } from "@/db/prepared";
import { rateLimit } from "@/db/schema";

/** Whether the window that stands there is over at this time. */
const over = sql`${rateLimit.windowStart} <= ${given("before")}::timestamptz`;
const counted = preparedRead((db) =>
  db
    .insert(rateLimit)
    .values({ key: given("key"), windowStart: given("now"), count: 1 })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${over} then 1 else ${rateLimit.count} + 1 end`,
        windowStart: sql`case when ${over} then excluded.window_start else ${rateLimit.windowStart} end`,
      },
    })
    .returning({ count: rateLimit.count, windowStart: rateLimit.windowStart }),
);

/**
 * Counts one try under `key` (a hash) and returns how many there have been in its window. A window begins with its first try. It
 * commits by itself, so that parallel tries are counted one after the other.
 */
export function countTry(
  db: Database,
  key: string,
  { windowMs, now }: { windowMs: number; now: Date },
): Promise<{ count: number; windowStart: Date }> {
  return withLookup(db, key, async (tx) => {
    const [row] = await counted(tx, { key, now, before: new Date(now.getTime() - windowMs).toISOString() });
    if (!row) throw new Error("counting a try returned no row");
    return row;
  });
}

/** Forgets the tries under `key`. */
export async function forgetTries(db: Database, key: string): Promise<void> {
  await withLookup(db, key, (tx) => tx.delete(rateLimit).where(eq(rateLimit.key, key)));
}

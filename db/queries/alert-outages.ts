import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "@/db/client";
import { alertOutage } from "@/db/schema";

/** After this long whoever took it upon themselves to tell is taken to be gone. Longer than any telling lasts. */
const TELLING_SECONDS = 30;

/** Notes that alerts cannot leave, unless that is known. `told`: an admin knows of it already. */
export async function beginOutage(db: Database, { since, at, told }: { since: Date; at: Date; told: boolean }): Promise<void> {
  await db.drizzle
    .insert(alertOutage)
    .values({ id: uuidv7(), beganAt: since, beginToldAt: told ? at : null })
    .onConflictDoNothing();
}

/** Notes that alerts leave, if it was known that they did not. */
export async function endOutage(db: Database, at: Date): Promise<void> {
  await db.drizzle.update(alertOutage).set({ endedAt: at }).where(isNull(alertOutage.endedAt));
}

export type Telling = { readonly id: string; readonly what: "begin" | "end" };

/**
 * Takes upon itself to tell of an outage that goes on and that nobody was told of, or of the end of one that somebody was told of; null where there
 * is none, or another process is at it. An outage that ended before anybody could be told of it is not told.
 */
export async function takeTelling(db: Database): Promise<Telling | null> {
  const free = or(isNull(alertOutage.tellingUntil), lt(alertOutage.tellingUntil, sql`clock_timestamp()`));
  const beginUntold = and(isNull(alertOutage.beginToldAt), isNull(alertOutage.endedAt));
  const endUntold = and(isNotNull(alertOutage.beginToldAt), isNotNull(alertOutage.endedAt), isNull(alertOutage.endToldAt));
  const untold = db.drizzle
    .select({ id: alertOutage.id })
    .from(alertOutage)
    .where(and(free, or(beginUntold, endUntold)))
    .orderBy(asc(alertOutage.beganAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await db.drizzle
    .update(alertOutage)
    .set({ tellingUntil: sql`clock_timestamp() + make_interval(secs => ${TELLING_SECONDS})` })
    .where(inArray(alertOutage.id, untold))
    .returning({ id: alertOutage.id, beginToldAt: alertOutage.beginToldAt });
  return taken ? { id: taken.id, what: taken.beginToldAt === null ? "begin" : "end" } : null;
}

/** Stores that it was told, or gives it back to be told by whoever looks next. */
export async function endTelling(db: Database, { id, what }: Telling, toldAt: Date | null): Promise<void> {
  const told = toldAt === null ? {} : what === "begin" ? { beginToldAt: toldAt } : { endToldAt: toldAt };
  await db.drizzle
    .update(alertOutage)
    .set({ tellingUntil: null, ...told })
    .where(eq(alertOutage.id, id));
}

import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { outboxHome } from "@/db/schema";

const THE_ROW = 1;
const NOT_ALLOWED = "42501";

/**
 * What tells a database from a copy of it: the server, the database, and the outbox's own table as this server numbers them. A dump that was put
 * back has other numbers. `files` is what the caller knows of a copy of the server's files, which has the same.
 */
async function homeOf(db: Database, files: string): Promise<string> {
  const [row] = await db.drizzle.execute<{ home: string }>(
    sql`select concat_ws('/', oid, 'delivery'::regclass::oid) as home from pg_database where datname = current_database()`,
  );
  if (row === undefined) throw new Error("the database does not know itself");
  return `${await serverOf(db)}/${row.home}/${files}`;
}

/** The server's own number; empty where whoever runs it keeps it to themselves. */
async function serverOf(db: Database): Promise<string> {
  try {
    const [row] = await db.drizzle.execute<{ id: string }>(sql`select system_identifier::text as id from pg_control_system()`);
    return row?.id ?? "";
  } catch (error) {
    if ((error as { cause?: { code?: string } }).cause?.code === NOT_ALLOWED) return "";
    throw error;
  }
}

/** The server, the database, the outbox's table, the files. */
const PARTS = 4;
const partOf = (home: SQL, part: number) => sql`split_part(${home}, '/', ${sql.raw(String(part))})`;

/**
 * Says that the outbox is worked here from now on, and holds it where it was worked elsewhere before: in one statement, so that several workers that
 * start at once agree. What either side does not know tells nothing: a worker that was started beside the supervisor knows no files.
 * @returns since when it is held; null where mails may leave
 */
export async function openOutbox(db: Database, files: string): Promise<Date | null> {
  const home = await homeOf(db, files);
  const [was, is] = [sql`${outboxHome.home}`, sql`excluded.home`];
  const sameParts = Array.from({ length: PARTS }, (_, index) => {
    const [before, now] = [partOf(was, index + 1), partOf(is, index + 1)];
    return sql`(${before} = ${now} or '' in (${before}, ${now}))`;
  });
  const isSame = sql.join(sameParts, sql` and `);
  const known = sql.join(
    Array.from({ length: PARTS }, (_, index) => sql`coalesce(nullif(${partOf(is, index + 1)}, ''), ${partOf(was, index + 1)})`),
    sql`, `,
  );
  const held = sql`case when ${isSame} then ${outboxHome.heldSince} else coalesce(${outboxHome.heldSince}, clock_timestamp()) end`;
  const [row] = await db.drizzle
    .insert(outboxHome)
    .values({ id: THE_ROW, home })
    .onConflictDoUpdate({
      target: outboxHome.id,
      set: { home: sql`case when ${isSame} then concat_ws('/', ${known}) else excluded.home end`, heldSince: held },
    })
    .returning({ heldSince: outboxHome.heldSince });
  return row?.heldSince ?? null;
}

/** Since when the outbox is held; null where mails may leave. */
export async function outboxHeldSince(db: Database): Promise<Date | null> {
  const [row] = await db.drizzle.select({ heldSince: outboxHome.heldSince }).from(outboxHome);
  return row?.heldSince ?? null;
}

/** Holds it: workers ask before each round. What one of them has in hand still leaves. Nothing where no worker ever ran here: then there is nothing to hold back. */
export async function holdOutbox(db: Database): Promise<void> {
  await db.drizzle
    .update(outboxHome)
    .set({ heldSince: sql`clock_timestamp()` })
    .where(and(eq(outboxHome.id, THE_ROW), isNull(outboxHome.heldSince)));
}

/** Lets all that waits leave. */
export async function releaseOutbox(db: Database): Promise<void> {
  await db.drizzle.update(outboxHome).set({ heldSince: null }).where(eq(outboxHome.id, THE_ROW));
}

import { join } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";

/** One number for "somebody migrates this database": two starts at once take turns. */
const MIGRATION_LOCK = 7_401_936;

/**
 * Brings a database up to date: applies what is missing, refuses a history that was edited, and makes the run-time logins.
 * @param urls the owner's, and those of the two run-time roles, whose names and passwords are taken from them
 * @throws Error when an applied migration no longer reads as it did, or a lock is not had within 10 s
 */
export async function migrate(
  urls: { ownerUrl: string; webUrl: string; workerUrl: string },
  folder = join(process.cwd(), "db", "migrations"),
) {
  const client = postgres(urls.ownerUrl, { max: 1, onnotice: () => {}, connection: { lock_timeout: 10_000 } });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle({ client }), { migrationsFolder: folder });
    await refuseEditedHistory(client, folder);
    await makeLogin(client, urls.webUrl, "isomood_web");
    await makeLogin(client, urls.workerUrl, "isomood_worker");
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** True when every migration of this build is applied. */
export async function isMigrated(client: Sql, folder = join(process.cwd(), "db", "migrations")): Promise<boolean> {
  const wanted = readMigrationFiles({ migrationsFolder: folder }).length;
  const [row] = await client<{ applied: number }[]>`select count(*)::int as applied from drizzle.__drizzle_migrations`;
  return (row?.applied ?? 0) >= wanted;
}

async function refuseEditedHistory(client: Sql, folder: string) {
  const files = readMigrationFiles({ migrationsFolder: folder });
  const applied = await drizzle({ client }).execute<{ hash: string }>(
    sql`select hash from drizzle.__drizzle_migrations order by created_at`,
  );
  const edited = applied.findIndex((row, index) => files[index]?.hash !== row.hash);
  if (edited >= 0)
    throw new Error(`migration ${edited + 1} differs from the one this database was made with: restore the file, and add a new migration`);
}

async function makeLogin(client: Sql, url: string, role: string) {
  const { username, password } = new URL(url);
  const [login, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  const [found] = await client<{ member: boolean }[]>`
    select pg_has_role(oid, ${role}, 'usage') as member from pg_roles where rolname = ${login}`;
  if (!found) {
    const [statement] = await client<
      { text: string }[]
    >`select format('create role %I login password %L', ${login}::text, ${secret}::text) as text`;
    await client.unsafe(statement?.text ?? "");
  }
  if (!found?.member) {
    const [statement] = await client<{ text: string }[]>`select format('grant %I to %I', ${role}::text, ${login}::text) as text`;
    await client.unsafe(statement?.text ?? "");
  }
}

import { randomUUID } from "node:crypto";
import { connect, type Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { createTemplate, OWNER_ROLE, TEMPLATE } from "@/db/prepare-cluster";
import { type AppDatabase, newSecret } from "@/scripts/testing/app-database";
import { seedApart } from "@/scripts/testing/seed-apart";
import { startTemporaryCluster } from "@/scripts/testing/temporary-cluster";

/** Where the run's workers find its server. */
const IN_ENVIRONMENT = "ISOMOOD_E2E_DATABASES";
const DEMO_TEMPLATE = `${TEMPLATE}_demo`;
/** One number for "somebody makes the demo's template". */
const DEMO_LOCK = 7_401_937;

type Databases = Omit<AppDatabase, "server">;

const inDatabase = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
const addresses = (databases: Databases, name: string): Databases => ({
  ...databases,
  superuserUrl: inDatabase(databases.superuserUrl, name),
  ownerUrl: inDatabase(databases.ownerUrl, name),
  webUrl: inDatabase(databases.webUrl, name),
  workerUrl: inDatabase(databases.workerUrl, name),
});

/** One server for a whole run, with a migrated database that the workers' apps get copies of. @returns stops it */
export async function startDatabases(): Promise<() => Promise<void>> {
  const cluster = await startTemporaryCluster();
  try {
    const { ownerUrl, webUrl, workerUrl, folder } = cluster;
    const databases = { superuserUrl: cluster.superuserUrl(), ownerUrl, webUrl, workerUrl, folder, linkSecret: newSecret() };
    await createTemplate(databases.superuserUrl);
    await migrate(addresses(databases, TEMPLATE));
    process.env[IN_ENVIRONMENT] = JSON.stringify(databases);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}

/** A database of an app's own on the run's server: empty, or with the demo's clinics, which are made once a run, when first asked for. */
export async function copyDatabase({ demo }: { demo: boolean }): Promise<AppDatabase> {
  const databases = JSON.parse(process.env[IN_ENVIRONMENT] ?? "") as Databases;
  const db = connect(databases.superuserUrl, { max: 1, name: "e2e-databases" });
  try {
    if (demo) await makeDemo(db, databases);
    const name = `e2e_${randomUUID().replaceAll("-", "")}`;
    await db.sql.unsafe(`create database ${name} owner ${OWNER_ROLE} template ${demo ? DEMO_TEMPLATE : TEMPLATE}`);
    return addresses(databases, name);
  } finally {
    await db.close();
  }
}

/** Whoever asks while another worker makes it waits. Marked as a template once it is whole. */
async function makeDemo({ sql }: Database, databases: Databases): Promise<void> {
  // Whoever waits does so for as long as it takes.
  await sql`set statement_timeout = 0`;
  await sql`select pg_advisory_lock(${DEMO_LOCK})`;
  try {
    if ((await sql`select from pg_database where datname = ${DEMO_TEMPLATE} and datistemplate`).length > 0) return;
    await sql.unsafe(`drop database if exists ${DEMO_TEMPLATE}`);
    await sql.unsafe(`create database ${DEMO_TEMPLATE} owner ${OWNER_ROLE} template ${TEMPLATE}`);
    const { superuserUrl, webUrl, workerUrl, linkSecret } = addresses(databases, DEMO_TEMPLATE);
    await seedApart({ webUrl, workerUrl, linkSecret, now: new Date() });
    // What a server that has run for a while does by itself: plans are made from what is there.
    const inside = connect(superuserUrl, { max: 1, name: "e2e-databases" });
    await inside.sql`vacuum analyze`;
    await inside.close();
    await sql.unsafe(`alter database ${DEMO_TEMPLATE} is_template true`);
  } finally {
    await sql`select pg_advisory_unlock(${DEMO_LOCK})`;
  }
}

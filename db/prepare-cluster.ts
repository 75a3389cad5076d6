import postgres from "postgres";

/** The role that owns the schema, and the database it owns, where we are the ones who create them (the embedded server). */
export const OWNER_ROLE = "isomood_owner";
export const DATABASE = "isomood";

/**
 * Creates the owner and its database in a cluster of our own, or sets the owner's password anew. The owner is no superuser and cannot
 * bypass row-level security, like the owner that a managed database hands out; it may create roles because migrations do.
 * Safe to repeat.
 */
export async function prepareCluster({ superuserUrl, ownerPassword }: { superuserUrl: string; ownerPassword: string }): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const roles = await sql`select 1 from pg_roles where rolname = ${OWNER_ROLE}`;
    // Utility statements take no parameters: format() quotes the password on the server.
    const verb = roles.length === 0 ? "create" : "alter";
    const [statement] = await sql<{ text: string }[]>`
      select format(${`${verb} role %I login createdb createrole nosuperuser nobypassrls noreplication password %L`}, ${OWNER_ROLE}::text, ${ownerPassword}::text) as text`;
    if (statement === undefined) throw new Error("format() returned no row");
    await sql.unsafe(statement.text);
    const databases = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (databases.length === 0) await sql.unsafe(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  } finally {
    await sql.end();
  }
}

/** The migrated database that test files clone. */
export const TEMPLATE = "isomood_template";

/** Creates the empty template in a test's cluster, owned by the owner that is no superuser. Marked as template: anybody with CREATEDB may clone it. */
export async function createTemplate(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create database ${TEMPLATE} owner ${OWNER_ROLE} is_template true`);
  } finally {
    await sql.end();
  }
}

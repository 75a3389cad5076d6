import postgres from "postgres";

/** The role that owns the schema, and the database it owns, where we are the ones who create them (the embedded server). */
export const OWNER_ROLE = "isomood_owner";
export const DATABASE = "isomood";

/**
 * Creates the owner and its database in a cluster of our own, or sets the owner's password anew. The owner is no superuser and cannot
 * bypass row-level security, like the owner that a managed database hands out; it may create roles because migrations do.
 * Safe to repeat.
 * @param passwords by role: the owner's; those of the run-time roles are set where these exist already, as migrations make them
 */
export async function prepareCluster({
  superuserUrl,
  passwords,
}: {
  superuserUrl: string;
  passwords: Record<string, string>;
}): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql.unsafe(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${OWNER_ROLE}') then create role ${OWNER_ROLE}; end if;
      end $$;
      alter role ${OWNER_ROLE} login createdb createrole nosuperuser nobypassrls noreplication`);
    for (const [role, password] of Object.entries(passwords)) {
      // Utility statements take no parameters: format() quotes the password on the server.
      const statements = await sql<{ text: string }[]>`
        select format('alter role %I password %L', rolname, ${password}::text) as text from pg_roles where rolname = ${role}`;
      for (const { text } of statements) await sql.unsafe(text);
    }
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

// dist/migrate.mjs: applies the migrations to the database of DATABASE_URL and ends. For a deployment that runs web and worker by itself.
import { migrate } from "@/db/migrate";
import { readDatabaseUrls } from "@/scripts/supervisor/settings";
import { EnvError, EXIT_BAD_CONFIGURATION } from "@/server/env";

try {
  const database = readDatabaseUrls(process.env);
  if (database === undefined) throw new EnvError("DATABASE_URL", "is required: postgres://user:password@host:port/database");
  await migrate(database);
  console.log("The database is up to date.");
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.message);
  process.exitCode = EXIT_BAD_CONFIGURATION;
}

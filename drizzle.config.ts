import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/index.ts",
  out: "./db/migrations",
  casing: "snake_case",
  // Roles are made by the migration written by hand: their creation must tolerate a cluster that already has them.
  entities: { roles: false },
});

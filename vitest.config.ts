import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const everywhere = ["**/node_modules/**", "dist/**", ".next/**", ".data/**", ".stryker-tmp/**", "e2e/**"];

export default defineConfig({
  test: {
    // One more than Vitest takes by itself, which on two processors is one: most of these tests wait for the database or for a clock.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.db.test.ts", "**/*.process.test.ts"],
          // These tests share no state and replace no modules: a fresh world a file would double their time.
          isolate: false,
          // Thousands of simulated courses take seconds where the machine has other work, too.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: everywhere,
          globalSetup: ["./scripts/testing/database.ts"],
          // A file shares its process with those before it, not its database: loading the whole product anew for each took a third of their time.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Starts what `npm run build` made, as people start it.
        resolve: { alias },
        test: {
          name: "process",
          include: ["**/*.process.test.ts"],
          exclude: everywhere,
          // Whole applications are started by one file alone, one after another: each waits for its parts within limits of its own.
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

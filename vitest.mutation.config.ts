import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * What mutants of clinical/ are tried on: its examples and tables. What is true of every history, pair of totals and time zone is left out,
 * since it takes seconds a mutant, and so is what compares pages and public data: a mutant that only they would notice counts as missed.
 * MUTATION_TESTS (globs, with commas between) tries them on fewer still: those that stand beside what is mutated take a tenth of the time.
 */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    // Ten times as fast, and nothing in clinical/ keeps state.
    isolate: false,
    // A busy machine must not be taken for a mutant that was noticed; those that never end are Stryker's to stop.
    testTimeout: 60_000,
    include: process.env.MUTATION_TESTS?.split(",") ?? ["clinical/**/*.test.ts"],
    exclude: [
      "clinical/simulation/**",
      "clinical/every-legal-history.test.ts",
      "clinical/every-pair-of-totals.test.ts",
      "clinical/cadence-zones.test.ts",
      "clinical/nhanes.test.ts",
      "clinical/clinical-safety.test.ts",
    ],
  },
});

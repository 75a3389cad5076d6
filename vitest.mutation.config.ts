import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * What mutants of clinical/ are tried on: its examples and tables. What is true of every history, pair of totals and time zone is left out,
 * since it takes seconds a mutant, and so is what compares pages and public data: a mutant that only they would notice counts as missed.
 */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    // Ten times as fast, and nothing in clinical/ keeps state.
    isolate: false,
    include: ["clinical/**/*.test.ts"],
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

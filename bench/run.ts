// npm run bench -- NAME [options]: one benchmark. Every figure is one JSON line; a benchmark may print a table before them.
import type { Figure } from "./figure";

const BENCHMARKS: Record<string, (options: readonly string[]) => Promise<readonly Figure[]>> = {
  "check-in": async () => (await import("./check-in/check-in")).checkInFigures(),
  "check-in-load": async () => (await import("./check-in/load")).loadFigures(),
  course: async () => (await import("./course")).courseFigures(),
  import: async () => (await import("./import")).importFigures(),
  panel: async (options) => (await import("./panel/panel")).panelFigures(options),
  detection: async (options) => (await import("./detection/detection")).detectionFigures(options),
};

const [name = "", ...options] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
if (benchmark === undefined) {
  process.stderr.write(`There is no benchmark ${name || "without a name"}: ${Object.keys(BENCHMARKS).join(", ")}\n`);
  process.exit(2);
}
for (const figure of await benchmark(options)) process.stdout.write(`${JSON.stringify(figure)}\n`);

// npm run chaos: submissions while everything dies, and what became of them. `-- --long` for the long run, `-- --self-test` to see that
// planted faults are caught. Ends with one line "N passed, N failed" and a matching exit code; CHAOS_REPORT names a file for the counts.
import { rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { LONG, SHORT } from "./faults";
import { report } from "./report";
import { runChaos } from "./run";

const root = fileURLToPath(new URL("../..", import.meta.url));
const began = performance.now();
const say = (line: string) => console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);

async function main(): Promise<{ passed: number; failed: number }> {
  const [option = "", more] = process.argv.slice(2);
  if (more !== undefined || !["", "--long", "--self-test"].includes(option)) {
    console.error("npm run chaos [-- --long | -- --self-test]");
    process.exit(64);
  }
  if (option === "--self-test") return (await import("./self-test")).selfTest(root, say);
  const long = option === "--long";
  const settings = { root, submissions: long ? 10_000 : 3_000, healthy: long ? 1_000 : 450, faults: long ? LONG : SHORT };
  const run = await runChaos({ ...settings, atOnce: 24, drainWithinMs: 120_000, say });
  const counts = report(run, settings);
  if (counts.failed === 0) rmSync(dirname(run.logFile), { recursive: true, force: true });
  return counts;
}

const counts = await main();
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
if (process.env.CHAOS_REPORT) writeFileSync(process.env.CHAOS_REPORT, JSON.stringify(counts));
process.exit(counts.failed === 0 ? 0 : 1);

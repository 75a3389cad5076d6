// npm test: everything, from a fresh clone. Ends with one line "N passed, N failed" and a matching exit code; lint, types and build count
// as one each. A failed step does not hide what the later ones would say.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";
import { installPackages, isInstalled } from "./install-packages.mjs";
import { requireNode } from "./require-node.mjs";
import { runGroup } from "./run-step.mjs";
import { buildStamp, sourceStamp } from "./source-stamp.mjs";
import { countChaos, countPlaywright, countVitest } from "./test-report.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
requireNode();
// A production setting in the shell would change what is tested.
delete process.env.NODE_ENV;
process.env.NEXT_TELEMETRY_DISABLED = "1";

const reports = mkdtempSync(join(tmpdir(), "isomood-reports-"));
const results = [];
const bin = (path) => join("node_modules", path);

if (!isInstalled(root) && !(await installPackages(root))) finish([{ name: "install", passed: 0, failed: 1, seconds: 0 }]);

// Looked for, and where need be installed, while the other steps run.
const browser = findChromium((line) => console.log(`  Chromium: ${line}`));

await step("lint", () => program(bin("@biomejs/biome/bin/biome"), ["check", "."]));
await step("types", async () => {
  // Next's part of the types (next-env.d.ts, routes) is generated and not in the repository.
  const generated = await program(bin("next/dist/bin/next"), ["typegen"]);
  return generated.failed > 0 ? generated : program(bin("typescript/bin/tsc"), ["--noEmit"]);
});
await step("unit", () => vitest("unit"));
await step("database", () => vitest("db"));
const built = await step("build", () =>
  buildStamp(root) === sourceStamp(root) ? { passed: 1, failed: 0, note: "up to date" } : program("scripts/build.mjs", []),
);
await step("start", built ? () => vitest("process") : () => ({ passed: 0, failed: 1, note: "not run: there is no build" }));
await step("chaos", built ? chaos : () => ({ passed: 0, failed: 1, note: "not run: there is no build" }));
await step("browser", built ? playwright : () => ({ passed: 0, failed: 1, note: "not run: there is no build" }));
finish(results);

/** Runs one step, prints its heading and time, and keeps its counts. A step that throws has failed. */
async function step(name, run) {
  console.log(`\n== ${name}`);
  const began = performance.now();
  let counts;
  try {
    counts = await run();
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = (performance.now() - began) / 1000;
  results.push({ name, seconds, ...counts });
  console.log(`== ${name}: ${counts.failed === 0 ? "ok" : "FAILED"} in ${seconds.toFixed(1)} s`);
  return counts.failed === 0;
}

async function program(script, args, env = {}) {
  const code = await runGroup(process.execPath, [script, ...args], { stdio: "inherit", env: { ...process.env, ...env } });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note: `ended with ${code}` };
}

async function vitest(project) {
  const file = join(reports, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runGroup(process.execPath, [bin("vitest/vitest.mjs"), ...args], { stdio: "inherit" });
  return countVitest(file, code);
}

async function playwright() {
  const chromium = await browser;
  if (chromium === undefined) return { passed: 0, failed: 1, note: "no Chromium" };
  const file = join(reports, "browser.json");
  const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await runGroup(process.execPath, [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
    stdio: "inherit",
    env,
  });
  return countPlaywright(file, code);
}

async function chaos() {
  const file = join(reports, "chaos.json");
  const env = { ...process.env, CHAOS_REPORT: file };
  return countChaos(file, await runGroup(process.execPath, ["scripts/chaos.mjs"], { stdio: "inherit", env }));
}

/** Prints one line a step, then the line that everybody greps for, last. */
function finish(steps) {
  rmSync(reports, { recursive: true, force: true });
  console.log("");
  for (const { name, passed, failed, seconds, note } of steps) {
    console.log(
      `  ${name.padEnd(10)}${`${passed} passed, ${failed} failed`.padEnd(26)}${seconds.toFixed(1).padStart(7)} s${note ? `  (${note})` : ""}`,
    );
  }
  const sum = (key) => steps.reduce((total, one) => total + one[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exit(sum("failed") === 0 ? 0 : 1);
}

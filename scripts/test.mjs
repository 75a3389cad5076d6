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
// Types take one processor and the build hardly more: the unit tests have the other one meanwhile.
console.log("\n  types and build, and beside them the unit tests: each is shown when it has ended");
const [built] = await Promise.all([typesAndBuild(), step("unit", (out) => vitest("unit", out), { aside: true })]);
await step("database", () => vitest("db"));
await step("start", built ? () => vitest("process") : () => ({ passed: 0, failed: 1, note: "not run: there is no build" }));
await step("chaos", built ? chaos : () => ({ passed: 0, failed: 1, note: "not run: there is no build" }));
await step("browser", built ? playwright : () => ({ passed: 0, failed: 1, note: "not run: there is no build" }));
finish(results);

/** Both write to .next: one after the other. @returns whether there is a build */
async function typesAndBuild() {
  const aside = { aside: true };
  const types = async (out) => {
    // Next's part of the types (next-env.d.ts, routes) is generated and not in the repository.
    const generated = await program(bin("next/dist/bin/next"), ["typegen"], out);
    return generated.failed > 0 ? generated : program(bin("typescript/bin/tsc"), ["--noEmit"], out);
  };
  await step("types", types, aside);
  const build = (out) =>
    buildStamp(root) === sourceStamp(root) ? { passed: 1, failed: 0, note: "up to date" } : program("scripts/build.mjs", [], out);
  return step("build", build, aside);
}

/**
 * Runs one step, prints its heading and time, and keeps its counts. A step that throws has failed.
 * @param {string} name
 * @param {(out: Output) => unknown} run
 * @param {{ aside?: boolean }} [options] aside: others run at the same time, so what it says is printed when it has ended
 */
async function step(name, run, { aside = false } = {}) {
  const said = aside ? [] : null;
  if (!aside) console.log(`\n== ${name}`);
  const began = performance.now();
  let counts;
  try {
    counts = await run(said);
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = (performance.now() - began) / 1000;
  results.push({ name, seconds, ...counts });
  if (said) process.stdout.write(`\n== ${name}\n${Buffer.concat(said)}`);
  console.log(`== ${name}: ${counts.failed === 0 ? "ok" : "FAILED"} in ${seconds.toFixed(1)} s`);
  return counts.failed === 0;
}

/**
 * Runs Node, in the terminal or with all that it says kept for later.
 * @typedef {Buffer[] | null} Output
 * @param {string[]} args
 * @param {Output} out
 */
function node(args, out, env = {}) {
  const stdio = out ? ["ignore", "pipe", "pipe"] : "inherit";
  return runGroup(process.execPath, args, { stdio, env: { ...process.env, ...env } }, (child) => {
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => out?.push(chunk));
  });
}

async function program(script, args, out = null) {
  const code = await node([script, ...args], out);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note: `ended with ${code}` };
}

async function vitest(project, out = null) {
  const file = join(reports, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return countVitest(file, await node([bin("vitest/vitest.mjs"), ...args], out));
}

async function playwright() {
  const chromium = await browser;
  if (chromium === undefined) return { passed: 0, failed: 1, note: "no Chromium" };
  const file = join(reports, "browser.json");
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await node([bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], null, env);
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

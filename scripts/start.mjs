// npm start and npm run dev: plain Node without a dependency, because it is what installs them.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, isInstalled } from "./install-packages.mjs";
import { requireNode } from "./require-node.mjs";
import { runStep } from "./run-step.mjs";
import { buildStamp, sourceStamp } from "./source-stamp.mjs";
import { isSameProcess } from "./supervisor/process-identity.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dev = process.argv.includes("--dev");
process.chdir(root);
requireNode();
process.env.NEXT_TELEMETRY_DISABLED = "1";
if (existsSync(".env")) process.loadEnvFile(".env");

if (!isInstalled(root)) {
  refuseWhileRunning("install packages");
  if (!(await installPackages(root))) process.exit(1);
}
if (dev) {
  const { buildCheckIn } = await import("./build-check-in.mjs");
  await buildCheckIn(root);
} else if (buildStamp(root) !== sourceStamp(root)) {
  refuseWhileRunning("build");
  const built = await runStep("building", process.execPath, ["scripts/build.mjs"], "The build failed; its messages are above.");
  if (!built) process.exit(1);
}

if (dev) {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./supervisor/main.ts");
} else {
  process.setSourceMapsEnabled(true);
  await import("../dist/supervisor.mjs");
}

/** New packages or a new build under a running program would break it half-way; the supervisor's own lock comes too late for that. */
function refuseWhileRunning(what) {
  const dataDir = process.env.DATA_DIR || ".data";
  try {
    const { pid, start, address } = JSON.parse(readFileSync(join(dataDir, "run.lock"), "utf8"));
    if (!isSameProcess(pid, start)) return;
    console.error(`\n  Isomood already runs with ${relative(root, dataDir) || dataDir}: ${address} (process ${pid}).`);
    console.error(`  The sources have changed since; stop it first, then start again to ${what}.\n`);
    process.exit(1);
  } catch {
    // No lock, or none that can be read: nobody runs.
  }
}

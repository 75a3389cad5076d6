// Builds everything that runs: dist/*.mjs (web, worker, supervisor, commands), the check-in's assets, and Next's .next.
// dist/BUILD_ID is written last: a build without it did not finish.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCheckIn } from "./build-check-in.mjs";
import { bundle } from "./bundle.mjs";
import { sourceStamp } from "./source-stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

const PROGRAMS = {
  web: "server/web.ts",
  worker: "worker/main.ts",
  supervisor: "scripts/supervisor/main.ts",
  migrate: "scripts/migrate.ts",
  health: "scripts/health.ts",
  "end-with-parent": "scripts/supervisor/end-with-parent.ts",
};

/** @returns {Record<string, string>} name under dist, without extension -> source */
function commands() {
  const folder = join(root, "scripts", "commands");
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return Object.fromEntries(files.map((name) => [`commands/${name.slice(0, -3)}`, `scripts/commands/${name}`]));
}

function buildPages() {
  return new Promise((resolve, reject) => {
    const next = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: "inherit",
    });
    next.once("error", reject);
    next.once("exit", (code, signal) => (code === 0 ? resolve() : reject(new Error(`next build ended with ${signal ?? code}`))));
  });
}

const missing = Object.values(PROGRAMS).filter((path) => !existsSync(join(root, path)));
if (missing.length > 0) {
  console.error(`Cannot build, these are missing: ${missing.join(", ")}`);
  process.exit(1);
}
try {
  const stamp = sourceStamp(root);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  await Promise.all([bundle(root, { ...PROGRAMS, ...commands() }, dist), buildCheckIn(root)]);
  await buildPages();
  writeFileSync(join(dist, "BUILD_ID"), `${stamp}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

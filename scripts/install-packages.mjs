import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./run-step.mjs";

const stampFile = (root) => join(root, "node_modules", ".isomood-lock");
/** What decides the content of node_modules: the lock file, and the mending that npm runs after installing. */
const MENDING = "scripts/patch-postgres.mjs";
function lockStamp(root) {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", MENDING]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/**
 * True if node_modules holds what package-lock.json asks for: by our own stamp, written after an install that succeeded, or by the
 * record that npm leaves when somebody ran it by hand.
 * @param {string} root the project's folder
 */
export function isInstalled(root) {
  try {
    if (readFileSync(stampFile(root), "utf8") === lockStamp(root)) return true;
  } catch {
    // No stamp.
  }
  if (!matchesNpmRecord(root)) return false;
  // Safe to repeat, and left out by npm ci --ignore-scripts.
  if (spawnSync(process.execPath, [MENDING], { cwd: root, stdio: "inherit" }).status !== 0) return false;
  writeFileSync(stampFile(root), lockStamp(root));
  return true;
}

/**
 * Runs npm ci; says what to do if it fails.
 * @param {string} root
 * @param {{ quiet?: boolean }} [options] quiet: leaves standard input and output to the command that waits for the packages
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function installPackages(root, { quiet = false } = {}) {
  // Development packages too, even under NODE_ENV=production: the build needs them.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  const done = await runStep(
    "installing packages",
    command,
    [...before, ...args],
    "Installing packages failed (npm ci; its messages are above). Is the package registry reachable, and is the disk not full? Then try again.",
    quiet,
  );
  if (done) writeFileSync(stampFile(root), lockStamp(root));
  return done;
}

function matchesNpmRecord(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === "" || present[path]?.version === version || (optional === true && present[path] === undefined),
    );
  } catch {
    return false;
  }
}

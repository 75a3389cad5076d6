import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
const DOWNLOAD_WITHIN_MS = 90_000;

/**
 * Finds a Chromium for the browser tests, or installs one: $CHROMIUM_PATH, Playwright's own if it was downloaded, the system's, then
 * Playwright's download (which may be refused), then as root on Debian or Ubuntu the system's package.
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>} path of a program that runs; undefined if there is none to be had
 */
export async function findChromium(log) {
  const steps = [
    ["CHROMIUM_PATH", () => process.env.CHROMIUM_PATH || undefined],
    ["Playwright's own", playwrightsOwn],
    ["the system's", onPath],
    ["Playwright's download", downloaded],
    ["the system's package", fromPackage],
  ];
  for (const [name, find] of steps) {
    const path = await find(log);
    if (path === undefined) continue;
    const version = versionOf(path);
    if (version === undefined) {
      log(`${path} (${name}) does not run`);
      continue;
    }
    log(`${name}: ${version}, ${path}`);
    return path;
  }
  log("no Chromium: install one, or set CHROMIUM_PATH to one");
  return undefined;
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC];
  return candidates.find(isProgram);
}

async function downloaded(log) {
  log("none found; trying Playwright's download");
  const cli = join(process.cwd(), "node_modules/@playwright/test/cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], {
    stdio: ["ignore", "ignore", "ignore"],
    timeout: DOWNLOAD_WITHIN_MS,
    killSignal: "SIGKILL",
  });
  return playwrightsOwn();
}

function fromPackage(log) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  log("the download was refused; installing the system's package");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 });
  }
  return onPath();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs it: a package that only points to a snap, or one without its libraries, is there and useless. */
function versionOf(path) {
  try {
    return execFileSync(path, ["--version", "--no-sandbox"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
    }).trim();
  } catch {
    return undefined;
  }
}

import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Chromium without its windows, as Playwright's own is: a page of it costs less than half the time of one in the whole browser. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
const DOWNLOAD_WITHIN_MS = 90_000;

/**
 * Finds a Chromium for the browser tests, or installs one: $CHROMIUM_PATH, Playwright's own if it was downloaded, the headless shell of
 * the system or, as root on Debian, of its packages; else the system's browser, Playwright's download (which may be refused), and as
 * root on Debian or Ubuntu the browser's package. Blocks nothing: other work goes on meanwhile.
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>} path of a program that runs; undefined if there is none to be had
 */
export async function findChromium(log) {
  const steps = [
    ["CHROMIUM_PATH", () => process.env.CHROMIUM_PATH || undefined],
    ["Playwright's own", playwrightsOwn],
    ["the system's headless shell", () => onPath([SHELL])],
    ["the headless shell's package", () => fromPackage(SHELL, log)],
    ["the system's", () => onPath(NAMES) ?? MAC.find(isProgram)],
    ["Playwright's download", () => downloaded(log)],
    ["the system's package", () => fromPackage("chromium", log)],
  ];
  for (const [name, find] of steps) {
    const path = await find();
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

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

async function downloaded(log) {
  log("none found; trying Playwright's download");
  const cli = join(process.cwd(), "node_modules/@playwright/test/cli.js");
  await run(process.execPath, [cli, "install", "chromium"], { timeout: DOWNLOAD_WITHIN_MS, killSignal: "SIGKILL" });
  return playwrightsOwn();
}

/** Debian's package of this name; Ubuntu's are no more than pointers to a snap. */
async function fromPackage(name, log) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  log(`installing the package ${name}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
    await run("apt-get", args, { env, timeout: 600_000 });
  }
  return onPath([name]);
}

/** Ends when the program does, however it does: what matters is what is there afterwards. */
function run(program, args, options) {
  return new Promise((resolve) => {
    spawn(program, args, { ...options, stdio: "ignore" })
      .once("error", resolve)
      .once("close", resolve);
  });
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

import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

// JavaScript, with its types beside it, because scripts/start.mjs needs it before anything is installed.

/** @param {number} pid */
export function processStart(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") return linuxStart(pid);
  try {
    const shown = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    return shown === "" || shown.startsWith("Z") ? undefined : shown.slice(shown.indexOf(" ")).trim();
  } catch {
    return undefined;
  }
}

/** @param {number} pid @param {string} start */
export function isSameProcess(pid, start) {
  return processStart(pid) === start;
}

/** @param {number} pid */
export function isAlive(pid) {
  return processStart(pid) !== undefined;
}

/** @param {number} pid */
export function workingDirectory(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
export function commandLine(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/**
 * From /proc/pid/stat: clock ticks since boot, with the boot's id. The command in parentheses may itself hold spaces and parentheses, so
 * reading begins after the last one.
 * @param {number} pid
 */
function linuxStart(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    const [state, start] = [fields[0], fields[19]];
    if (state === "Z" || state === "X" || start === undefined) return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${start}`;
  } catch {
    return undefined;
  }
}

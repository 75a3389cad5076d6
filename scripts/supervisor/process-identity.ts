import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * When a process began, in an opaque form that only this machine's same boot can compare. A pid alone proves nothing: after a
 * crash or a reboot the number belongs to somebody else.
 * @returns undefined if no such process lives (a zombie counts as dead: it only waits to be reaped)
 */
export function processStart(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") return linuxStat(pid)?.start;
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

/** True if the process that had this pid and this start (see processStart) still lives. */
export function isSameProcess(pid: number, start: string): boolean {
  return processStart(pid) === start;
}

export function isAlive(pid: number): boolean {
  return processStart(pid) !== undefined;
}

/** Working directory of a live process; undefined where the system does not tell. */
export function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Command line of a live process as one string; empty if it is gone. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/** Fields of /proc/pid/stat; the command in parentheses may itself hold spaces and parentheses, so reading begins after the last one. */
function linuxStat(pid: number): { start: string } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    const [state, start] = [fields[0], fields[19]];
    if (state === "Z" || state === "X" || start === undefined) return undefined;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return { start: `${boot}/${start}` };
  } catch {
    return undefined;
  }
}

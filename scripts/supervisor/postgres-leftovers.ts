import { readdirSync } from "node:fs";
import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { commandLine, isAlive, workingDirectory } from "@/scripts/supervisor/process-identity";
import { stopProcess } from "@/scripts/supervisor/stop-process";

/**
 * Ends what an earlier run, killed with -9, left of this cluster: a live server is stopped cleanly, and a postmaster.pid whose number
 * meanwhile belongs to some other program is removed, on which PostgreSQL would otherwise refuse to start.
 */
export async function clearLeftovers(data: string, log: (line: string) => void): Promise<void> {
  const pid = await recordedPid(data);
  if (pid === undefined) return;
  if (isAlive(pid) && (await isServerOf(pid, data))) {
    log("stopping the database of an earlier run");
    await stopServer(pid);
  }
  await endStrayBackends(data);
  await rm(join(data, "postmaster.pid"), { force: true });
}

/** Asks the server to end its sessions and stop ("fast"), then to drop everything ("immediate": recovers at the next start), then kills it. */
export async function stopServer(pid: number): Promise<void> {
  await stopProcess(pid, [
    { signal: "SIGINT", waitMs: 20_000 },
    { signal: "SIGQUIT", waitMs: 5_000 },
    { signal: "SIGKILL", waitMs: 5_000 },
  ]);
}

/**
 * Kills server processes that outlived their postmaster: they hold its shared memory, and a new server refuses to start beside them.
 * They usually see its death and end by themselves; one stuck in the disk does not. Only where /proc shows whose they are.
 */
export async function endStrayBackends(data: string): Promise<void> {
  const folder = await realpath(data);
  for (const pid of listPids()) {
    if (workingDirectory(pid) !== folder || !/^postgres\b|\/postgres\b/.test(commandLine(pid))) continue;
    await stopProcess(pid, [
      { signal: "SIGQUIT", waitMs: 2_000 },
      { signal: "SIGKILL", waitMs: 5_000 },
    ]);
  }
}

/** First line of postmaster.pid, if the file is there and holds a number. */
async function recordedPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : -1;
}

/** A server works in its data directory; where the system does not tell a working directory, its command line names it. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  const where = workingDirectory(pid);
  if (where !== undefined) return where === (await realpath(data)) && commandLine(pid).includes("postgres");
  return commandLine(pid).includes(data);
}

function listPids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

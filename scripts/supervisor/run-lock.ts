import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isSameProcess, processStart } from "@/scripts/supervisor/process-identity";
import { stopProcess } from "@/scripts/supervisor/stop-process";
import { writeFileAtomically } from "@/scripts/supervisor/write-file-atomically";

/** A process by number and start, so that a number given to another program later is not taken for it. */
interface Known {
  pid: number;
  start: string;
}

interface Holder extends Known {
  address: string;
}

export interface RunLock {
  /** Remembers the children of this run, so that the next start can end them if this one is killed. */
  recordChildren: (pids: readonly number[]) => Promise<void>;
  release: () => Promise<void>;
}

export type LockResult = { ok: true; lock: RunLock } | { ok: false; pid: number; address: string };

/**
 * Takes the folder for this run. A lock whose process is gone (kill -9, power cut, reboot) is taken over, and children of that run that
 * still live are ended.
 * @param address told to whoever starts a second time
 */
export async function takeRunLock(dataDir: string, address: string): Promise<LockResult> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const file = join(dataDir, "run.lock");
  const childrenFile = join(dataDir, "children.json");
  const me: Holder = { pid: process.pid, start: processStart(process.pid) ?? "", address };
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    // A hard link is made only if the name is free, and brings its content with it: two starts at once cannot both succeed.
    while (!(await linkIfFree(draft, file))) {
      const held = await readJson<Holder>(file);
      if (held !== undefined && isSameProcess(held.pid, held.start)) return { ok: false, pid: held.pid, address: held.address };
      await removeStale(file, held);
    }
  } finally {
    await rm(draft, { force: true });
  }
  for (const child of (await readJson<Known[]>(childrenFile)) ?? []) {
    if (isSameProcess(child.pid, child.start))
      await stopProcess(child.pid, [
        { signal: "SIGTERM", waitMs: 10_000 },
        { signal: "SIGKILL", waitMs: 5_000 },
      ]);
  }
  return {
    ok: true,
    lock: {
      recordChildren: async (pids) => {
        const known = pids.flatMap((pid) => {
          const start = processStart(pid);
          return start === undefined ? [] : [{ pid, start }];
        });
        await writeFileAtomically(childrenFile, JSON.stringify(known), 0o600);
      },
      release: async () => {
        await rm(childrenFile, { force: true });
        await rm(file, { force: true });
      },
    },
  };
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

/** Moves the stale lock away before deleting it: if another start replaced it meanwhile, what was moved is that one's and goes back. */
async function removeStale(file: string, stale: Holder | undefined): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const found = await readJson<Holder>(aside);
  if (found !== undefined && (found.pid !== stale?.pid || found.start !== stale.start)) await linkIfFree(aside, file);
  await rm(aside, { force: true });
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

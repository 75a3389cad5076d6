import { createHash, randomBytes } from "node:crypto";
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
  /** Makes each lock's content another one. */
  nonce: string;
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
  const me: Holder = { pid: process.pid, start: processStart(process.pid) ?? "", address, nonce: randomBytes(8).toString("hex") };
  const draft = `${file}.${me.nonce}.new`;
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    const holder = await takeFile(file, draft);
    if (holder !== undefined) return { ok: false, pid: holder.pid, address: holder.address };
  } finally {
    await rm(draft, { force: true });
  }
  for (const child of parse<Known[]>((await readText(childrenFile)) ?? "") ?? []) {
    if (isSameProcess(child.pid, child.start))
      await stopProcess(child.pid, [
        { signal: "SIGTERM", waitMs: 10_000 },
        { signal: "SIGKILL", waitMs: 5_000 },
      ]);
  }
  let recorded: Promise<void> = Promise.resolve();
  return {
    ok: true,
    lock: {
      recordChildren: (pids) => {
        // One after the other: two at once could leave the older list.
        recorded = recorded.then(async () => {
          const known = pids.flatMap((pid) => {
            const start = processStart(pid);
            return start === undefined ? [] : [{ pid, start }];
          });
          await writeFileAtomically(childrenFile, JSON.stringify(known), 0o600);
        });
        return recorded;
      },
      release: async () => {
        await recorded.catch(() => {});
        await rm(childrenFile, { force: true });
        await rm(file, { force: true });
      },
    },
  };
}

/**
 * Makes `file` ours, with the content of `draft`. Deleting a stale lock and making a new one are two steps, between which a third start
 * could slip in; so who may replace a stale lock is itself decided by a link, named for that lock's content, that only one can make.
 * @returns the live holder, if it is somebody else's; undefined if it is ours
 */
async function takeFile(file: string, draft: string): Promise<Holder | undefined> {
  for (;;) {
    const found = await readText(file);
    if (found === undefined) {
      if (await linkIfFree(draft, file)) return undefined;
      continue;
    }
    const outcome = await replaceStale(file, draft, found);
    if (outcome !== "look again") return outcome;
  }
}

async function replaceStale(file: string, draft: string, found: string): Promise<Holder | undefined | "look again"> {
  const claims: string[] = [];
  // The lock, then whoever was to replace it and died over that, then whoever was to replace that one.
  for (let chain = found, last: string | undefined = found; last !== undefined; chain += last) {
    const holder = parse<Holder>(last);
    if (holder !== undefined && isSameProcess(holder.pid, holder.start)) return holder;
    const claim = `${file}.${createHash("sha256").update(chain).digest("hex").slice(0, 16)}`;
    claims.push(claim);
    if (await linkIfFree(draft, claim)) {
      // Replaced before our claim, and the claim that won removed since: ours is void.
      const isStillStale = (await readText(file)) === found;
      if (isStillStale) await rename(draft, file);
      for (const one of isStillStale ? claims : [claim]) await rm(one, { force: true });
      return isStillStale ? undefined : "look again";
    }
    last = await readText(claim);
    if (last === undefined) return "look again";
  }
  return "look again";
}

/** A hard link is made only if the name is free, and brings its content with it: two cannot both succeed, and nobody reads half a file. */
async function linkIfFree(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

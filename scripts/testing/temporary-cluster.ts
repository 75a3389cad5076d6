import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/scripts/supervisor/embedded-postgres";
import { clearLeftovers } from "@/scripts/supervisor/postgres-leftovers";
import { isSameProcess, processStart } from "@/scripts/supervisor/process-identity";
import { writeFileAtomically } from "@/scripts/supervisor/write-file-atomically";

const PREFIX = "isomood-test-";

/** A database server of a test's own, gone with its data when stopped. Not durable: a crash of it may lose everything. */
export interface TemporaryCluster extends EmbeddedPostgres {
  folder: string;
}

/** Starts one in a new temporary folder, and first removes those whose test run was killed before it could. */
export async function startTemporaryCluster(log: (line: string) => void = () => {}): Promise<TemporaryCluster> {
  await removeAbandoned();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder);
  // The server's user has to pass through, whatever the umask.
  await chmod(folder, 0o711);
  await writeFileAtomically(join(folder, "starter.json"), JSON.stringify({ pid: process.pid, start: processStart(process.pid) }), 0o600);
  const cluster = await startEmbeddedPostgres({ dataDir: join(folder, "data"), durable: false, log });
  return {
    ...cluster,
    folder,
    stop: async (options) => {
      await cluster.stop(options);
      if (!options?.keepData) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const starter = await readJson<{ pid: number; start: string }>(join(folder, "starter.json"));
    if (starter === undefined || isSameProcess(starter.pid, starter.start)) continue;
    const record = await readJson<{ home: string }>(join(folder, "data", "postgres.json"));
    if (record !== undefined) {
      await clearLeftovers(join(record.home, "data"), () => {});
      await rm(record.home, { recursive: true, force: true });
    }
    await rm(folder, { recursive: true, force: true });
  }
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

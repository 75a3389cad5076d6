import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, chown, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type PostgresBinaries, program } from "@/scripts/supervisor/postgres-binaries";
import type { ServerUser } from "@/scripts/supervisor/postgres-home";
import { serverEnvironment } from "@/scripts/supervisor/postgres-server";

export interface ClusterOptions {
  binaries: PostgresBinaries;
  home: string;
  user: ServerUser | undefined;
  superuserPassword: string;
  durable: boolean;
}

/**
 * Makes home/data if there is no whole one: built beside it and renamed when done, so that a crash half-way leaves a draft, which the
 * next start removes, never a directory that looks like a database.
 * @returns true if it was made now
 */
export async function initCluster({ binaries, home, user, superuserPassword, durable }: ClusterOptions): Promise<boolean> {
  const data = join(home, "data");
  await removeDrafts(home);
  if (await isWhole(data, binaries)) return false;
  await moveAside(data);
  const name = randomBytes(6).toString("hex");
  const draft = join(home, `draft-${name}`);
  const passwordFile = join(home, `draft-${name}.password`);
  await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  try {
    await promisify(execFile)(
      program(binaries, "initdb"),
      [
        `--pgdata=${draft}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // The server's own collation: the same order on every machine, whatever locales it has.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        ...(durable ? [] : ["--no-sync"]),
      ],
      { ...user, cwd: home, env: serverEnvironment() },
    );
    await rename(draft, data);
  } finally {
    await rm(passwordFile, { force: true });
  }
  return true;
}

/**
 * Gives the superuser a new password without knowing the old one, with the server down: for a data directory whose record was lost.
 */
export async function resetSuperuserPassword({ binaries, home, user, superuserPassword }: Omit<ClusterOptions, "durable">): Promise<void> {
  const running = promisify(execFile)(program(binaries, "postgres"), ["--single", "-D", join(home, "data"), "postgres"], {
    ...user,
    cwd: home,
    env: serverEnvironment(),
  });
  // base64url holds no quote.
  running.child.stdin?.end(`alter role postgres password '${superuserPassword}';\n`);
  await running;
}

async function isWhole(data: string, binaries: PostgresBinaries): Promise<boolean> {
  const made = await readFile(join(data, "PG_VERSION"), "utf8").catch(() => undefined);
  const controlled = await access(join(data, "global", "pg_control")).then(
    () => true,
    () => false,
  );
  if (made === undefined || !controlled) return false;
  const major = binaries.version.split(".")[0];
  if (made.trim() !== major) {
    throw new Error(
      `${data} was made by PostgreSQL ${made.trim()}; the installed server is ${major}. Export it with the earlier version first.`,
    );
  }
  return true;
}

async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith("draft-")) await rm(join(home, name), { recursive: true, force: true });
  }
}

/** Something is there that is no whole cluster. We did not make it so, and do not delete what may be somebody's data. */
async function moveAside(data: string): Promise<void> {
  await rmdir(data).catch(() => undefined);
  await rename(data, `${data}.incomplete-${randomBytes(4).toString("hex")}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFileAtomically } from "@/scripts/supervisor/write-file-atomically";

/** Whom the server runs as; undefined: ourselves. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** What one data directory remembers between runs, in DATA_DIR/postgres.json, mode 0600. */
export interface PostgresRecord {
  /** Folder that holds data/ and, where they had to be copied, the server's programs. */
  home: string;
  /** The port of the last run, asked for again so that an open psql or bookmark stays right. */
  port?: number;
  superuserPassword: string;
  ownerPassword: string;
  webPassword: string;
  workerPassword: string;
}

export interface PostgresHome {
  record: PostgresRecord;
  user: ServerUser | undefined;
  /** The record was made just now: a data directory that exists already does not know its passwords. */
  isNewRecord: boolean;
}

const recordFile = (dataDir: string) => join(dataDir, "postgres.json");

/**
 * Decides where the cluster lives and whom it runs as. PostgreSQL refuses to run as root, so under root it runs as `postgres` or
 * `nobody`; that user must reach its files, which it cannot below a folder closed to others (a clone in /root, a umask of 077): then
 * the cluster lives under /var/lib or the temporary folder, and the record says where.
 */
export async function openPostgresHome(dataDir: string): Promise<PostgresHome> {
  await makeDataDir(dataDir);
  const known = await readRecord(dataDir);
  if (known !== undefined) {
    const user = isRoot() ? ((await ownerOf(join(known.home, "data"))) ?? unprivilegedUser()) : undefined;
    await mkdir(known.home, { recursive: true });
    return { record: known, user, isNewRecord: false };
  }
  const user = isRoot() ? ((await ownerOf(join(dataDir, "postgres", "data"))) ?? unprivilegedUser()) : undefined;
  const home = (await movedTo(dataDir)) ?? (await makeHome(dataDir, user));
  const password = () => randomBytes(24).toString("base64url");
  const record: PostgresRecord = {
    home,
    superuserPassword: password(),
    ownerPassword: password(),
    webPassword: password(),
    workerPassword: password(),
  };
  await writeRecord(dataDir, record);
  return { record, user, isNewRecord: true };
}

export async function writeRecord(dataDir: string, record: PostgresRecord): Promise<void> {
  await writeFileAtomically(recordFile(dataDir), `${JSON.stringify(record, null, 2)}\n`, 0o600);
}

async function readRecord(dataDir: string): Promise<PostgresRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(dataDir), "utf8")) as PostgresRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`${recordFile(dataDir)} cannot be read (${(error as Error).message}): is it another user's?`);
  }
}

/** Others may pass through a new DATA_DIR, not list it: the database's user has to. Its own files are 0600. An existing one is left as it is. */
async function makeDataDir(dataDir: string): Promise<void> {
  const made = await mkdir(dataDir, { recursive: true, mode: 0o711 });
  if (made !== undefined) await chmod(dataDir, 0o711);
}

async function makeHome(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const inside = join(dataDir, "postgres");
  await mkdir(inside, { recursive: true });
  if (user === undefined) return inside;
  await giveTo(inside, user);
  if (canEnter(inside, user)) return inside;
  for (const base of ["/var/lib", tmpdir(), "/tmp"]) {
    try {
      const outside = await mkdtemp(join(base, "isomood-"));
      await giveTo(outside, user);
      if (!canEnter(outside, user)) continue;
      await writeFileAtomically(signpost(dataDir), `${outside}\n`, 0o600);
      return outside;
    } catch {
      // A base that is read-only or missing: the next one.
    }
  }
  throw new Error(
    `The database's user (uid ${user.uid}) cannot reach ${inside}, /var/lib or ${tmpdir()}. Set DATA_DIR to a folder it can reach.`,
  );
}

/** Where the cluster went when it could not live in DATA_DIR: said here, too, so that losing the record does not lose the data. */
const signpost = (dataDir: string) => join(dataDir, "postgres", "moved-to");

async function movedTo(dataDir: string): Promise<string | undefined> {
  const home = (await readFile(signpost(dataDir), "utf8").catch(() => "")).trim();
  return home !== "" && (await stat(join(home, "data")).catch(() => undefined)) !== undefined ? home : undefined;
}

/** The home belongs to the server's user, so that data/ can be made and renamed in it; nobody else looks in. */
async function giveTo(folder: string, user: ServerUser): Promise<void> {
  await chmod(folder, 0o700);
  await chown(folder, user.uid, user.gid);
}

/** Asks by trying, as that user: mode bits alone miss access lists, mounts and every closed folder above. */
function canEnter(folder: string, user: ServerUser): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1" && pwd -P >/dev/null && test -w .', "sh", folder], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
  return tried.status === 0;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function ownerOf(path: string): Promise<ServerUser | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function unprivilegedUser(): ServerUser {
  for (const name of ["postgres", "_postgres", "nobody", "daemon"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      const user = { uid: id("-u"), gid: id("-g") };
      if (user.uid !== 0) return user;
    } catch {
      // No such user on this machine: the next name.
    }
  }
  throw new Error("PostgreSQL refuses to run as root and this machine has no user postgres or nobody: run npm start as an ordinary user.");
}

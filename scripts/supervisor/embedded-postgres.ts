import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DATABASE, OWNER_ROLE, prepareCluster } from "@/db/prepare-cluster";
import { freePort } from "@/scripts/supervisor/free-port";
import { initCluster, resetSuperuserPassword } from "@/scripts/supervisor/init-cluster";
import { copyBinaries, installedBinaries, linksPresent } from "@/scripts/supervisor/postgres-binaries";
import { openPostgresHome, type PostgresHome, writeRecord } from "@/scripts/supervisor/postgres-home";
import { clearLeftovers, endStrayBackends, stopServer } from "@/scripts/supervisor/postgres-leftovers";
import { type ServerOptions, startServer } from "@/scripts/supervisor/postgres-server";
import { stopProcess } from "@/scripts/supervisor/stop-process";

/** The run-time logins: made by the migrations under the names and passwords of the addresses we hand out. */
const WEB_LOGIN = "isomood_web_login";
const WORKER_LOGIN = "isomood_worker_login";

export interface EmbeddedPostgresOptions {
  /** Folder for what the cluster must remember; made if missing. One running server per folder: the caller holds the lock. */
  dataDir: string;
  /** false: for tests. A crash may lose everything, and stopping removes the data. */
  durable: boolean;
  /** Progress for people; never holds a password. */
  log: (line: string) => void;
}

export interface EmbeddedPostgres {
  port: number;
  /** What tells the cluster's files from a copy of them. */
  files: string;
  /** Superuser's address of a database (default "postgres"). Only for creating databases and for tests. */
  superuserUrl: (database?: string) => string;
  /** Owner of the schema, for migrations. No superuser. */
  ownerUrl: string;
  /** The run-time roles' addresses. The migrations create these roles with the passwords they find here. */
  webUrl: string;
  workerUrl: string;
  /** Process id of the running server. */
  pid: () => number;
  /** Resolves when the running server has ended, for whatever reason. */
  exited: () => Promise<void>;
  /** Starts it again, on the same port, after it ended or was stopped with `keepData`. */
  restart: () => Promise<void>;
  /** Stops it: sessions are ended, everything is on disk. A test's data is removed unless `keepData`. */
  stop: (options?: { keepData?: boolean }) => Promise<void>;
}

/**
 * Starts a PostgreSQL server of our own from the programs that npm installed, on 127.0.0.1 and a free port, with random passwords.
 * Works as root (the server then runs as another user), after a kill -9 of everything and on a half-made data directory.
 * @throws Error with what to do if there is no server for this platform or it does not start
 */
export async function startEmbeddedPostgres({ dataDir, durable, log }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = await openPostgresHome(dataDir);
  const { record, user } = home;
  const installed = await installedBinaries();
  const binaries = user !== undefined || !(await linksPresent(installed)) ? await copyBinaries(installed, record.home) : installed;
  const data = join(record.home, "data");
  await clearLeftovers(data, log);
  const made = await initCluster({ binaries, home: record.home, user, superuserPassword: record.superuserPassword, durable });
  if (!made && home.isNewRecord)
    await resetSuperuserPassword({ binaries, home: record.home, user, superuserPassword: record.superuserPassword });

  const start = (port: number) => startOnSomePort({ binaries, home: record.home, user, port, durable }, home, dataDir);
  let server = await start(await freePort(record.port));
  const port = server.port;
  let restarting: Promise<void> = Promise.resolve();
  const url = (role: string, password: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superuserUrl = (database = "postgres") => url("postgres", record.superuserPassword, database);
  const passwords = { [OWNER_ROLE]: record.ownerPassword, [WEB_LOGIN]: record.webPassword, [WORKER_LOGIN]: record.workerPassword };
  await prepareCluster({ superuserUrl: superuserUrl(), passwords });

  return {
    port,
    files: String((await stat(join(data, "PG_VERSION"))).ino),
    superuserUrl,
    ownerUrl: url(OWNER_ROLE, record.ownerPassword, DATABASE),
    webUrl: url(WEB_LOGIN, record.webPassword, DATABASE),
    workerUrl: url(WORKER_LOGIN, record.workerPassword, DATABASE),
    pid: () => server.pid,
    exited: () => server.exited,
    restart: () => {
      restarting = (async () => {
        await clearLeftovers(data, log);
        const again = await startServer({ binaries, home: record.home, user, port, durable });
        if (!again.ok) throw new Error(`the database does not start again:\n${again.log}`);
        server = { port, pid: again.process.pid ?? -1, exited: again.exited };
      })();
      return restarting;
    },
    stop: async ({ keepData = false } = {}) => {
      await restarting.catch(() => {});
      if (durable || keepData) await stopServer(server.pid);
      else
        await stopProcess(server.pid, [
          { signal: "SIGQUIT", waitMs: 5_000 },
          { signal: "SIGKILL", waitMs: 5_000 },
        ]);
      if (!durable && !keepData) await rm(record.home, { recursive: true, force: true });
    },
  };
}

const TRIES = 10;

/** Another program may take the port between our look and the server's start, and a dead server's memory may take a moment to go: tries again. */
async function startOnSomePort(options: ServerOptions, { record }: PostgresHome, dataDir: string) {
  let port = options.port;
  for (let tries = 1; ; tries++) {
    const started = await startServer({ ...options, port });
    if (started.ok) {
      if (record.port !== port) await writeRecord(dataDir, { ...record, port });
      return { port, pid: started.process.pid ?? -1, exited: started.exited };
    }
    if (started.why === "other" || tries === TRIES) throw new Error(`the database does not start:\n${started.log}`);
    if (started.why === "port") port = await freePort();
    else {
      await endStrayBackends(join(options.home, "data"));
      await wait(200 * tries);
    }
  }
}

import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { childEnvironments } from "@/scripts/supervisor/child-environments";
import { freePort } from "@/scripts/supervisor/free-port";
import { type KeptProcess, keepRunning } from "@/scripts/supervisor/keep-running";
import type { Secrets } from "@/scripts/supervisor/secrets";
import { waitUntilReady } from "@/scripts/supervisor/wait-until-ready";
import { type AppDatabase, newSecret, ownDatabase } from "@/scripts/testing/app-database";
import { type MailCatcher, startMailCatcher } from "@/scripts/testing/mail-catcher";

export interface StartAppOptions {
  /** The demo clinic, its sign-ins and its mailbox page (default true). Without it the database is migrated and empty. */
  demo?: boolean;
  /** Deliver elsewhere than to `mailbox`. */
  smtpUrl?: string;
  /** The time that the demo clinic's histories end at (default: now). */
  now?: Date;
  /** A database that was made before, demo or not as `demo` says (default: one on a server of the app's own). */
  database?: AppDatabase;
  /** More settings for web and worker, such as METRICS_TOKEN. */
  env?: Record<string, string>;
  /** Lines about deaths and restarts (default: nowhere). */
  log?: (line: string) => void;
}

export type Part = "web" | "worker" | "database";

export interface App {
  /** http://localhost:PORT, no slash at the end. */
  url: string;
  mailbox: MailCatcher;
  /** The folder of .eml files that the demo's mailbox page shows. */
  mailboxDir: string;
  secrets: Secrets;
  databaseUrls: { superuserUrl: string; ownerUrl: string; webUrl: string; workerUrl: string };
  /** Process ids; undefined between a death and the restart. */
  pids: () => Record<Part, number | undefined>;
  /** SIGKILL. Web and worker are started again, as the supervisor does; the database, if it is the app's own, by startDatabase. */
  kill: (part: Part) => void;
  /** Stops a server of the app's own and keeps its data; startDatabase starts it on the same port. */
  stopDatabase: () => Promise<void>;
  startDatabase: () => Promise<void>;
  /** Resolves once GET /api/ready answers 200. @throws Error after 60 s, with the last answer */
  ready: () => Promise<void>;
  /** Stops web, worker, mailbox and a database of the app's own, and removes everything. */
  stop: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Starts a whole Isomood of a test's own from what `npm run build` made: database, mail server, worker and web, on free ports of 127.0.0.1.
 * @throws Error if there is no build, or a part does not become ready
 */
export async function startApp({
  demo = true,
  smtpUrl,
  now = new Date(),
  database: given,
  env = {},
  log = () => {},
}: StartAppOptions = {}): Promise<App> {
  for (const program of ["dist/web.mjs", "dist/worker.mjs", "dist/end-with-parent.mjs"]) {
    if (!existsSync(join(ROOT, program))) throw new Error(`${program} is missing: npm run build`);
  }
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
  };
  try {
    const database = given ?? (await ownDatabase({ demo, now, log }));
    const { server } = database;
    if (server) undo.push(server.stop);
    const secrets: Secrets = { AUTH_SECRET: newSecret(), LINK_SECRET: database.linkSecret, TOTP_KEY: newSecret() };

    // Made with mode 0700.
    const mailboxDir = await mkdtemp(join(database.folder, "mailbox-"));
    const mailbox = await startMailCatcher(mailboxDir);
    undo.push(mailbox.stop);

    const port = await freePort();
    const url = `http://localhost:${port}`;
    const environments = childEnvironments({
      source: { ...process.env, ...env },
      settings: { port, appUrl: url, dataDir: database.folder, demo, database: undefined, smtpUrl },
      secrets,
      webUrl: database.webUrl,
      workerUrl: database.workerUrl,
      smtpUrl: smtpUrl ?? mailbox.smtpUrl,
      mailboxDir: demo ? mailboxDir : undefined,
      dev: false,
    });
    const keep = (name: "web" | "worker"): KeptProcess => {
      const kept = keepRunning({
        name,
        args: [
          "--enable-source-maps",
          "--import",
          pathToFileURL(join(ROOT, "dist/end-with-parent.mjs")).href,
          join(ROOT, "dist", `${name}.mjs`),
        ],
        env: { ...environments[name], ...env },
        cwd: ROOT,
        stopSteps: [
          { signal: "SIGTERM", waitMs: 10_000 },
          { signal: "SIGKILL", waitMs: 5_000 },
        ],
        log,
      });
      undo.push(kept.stop);
      return kept;
    };
    const worker = keep("worker");
    const web = keep("web");
    const ready = async () => {
      await waitUntilReady({ port, appUrl: url, withinMs: 60_000, isStopping: () => false });
    };
    await ready();

    const pids = () => ({ web: web.pid(), worker: worker.pid(), database: server?.pid() });
    const ownServer = () => {
      if (server === undefined) throw new Error("other tests' databases are on this server: it is not this app's to stop");
      return server;
    };
    const { superuserUrl, ownerUrl, webUrl, workerUrl } = database;
    return {
      url,
      mailbox,
      mailboxDir,
      secrets,
      databaseUrls: { superuserUrl, ownerUrl, webUrl, workerUrl },
      pids,
      kill: (part) => {
        const pid = part === "database" ? ownServer().pid() : pids()[part];
        if (pid !== undefined) process.kill(pid, "SIGKILL");
      },
      stopDatabase: async () => ownServer().stop({ keepData: true }),
      startDatabase: async () => ownServer().restart(),
      ready,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

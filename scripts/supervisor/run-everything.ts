import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { migrate } from "@/db/migrate";
import { seedDemo } from "@/scripts/demo/seed-demo";
import { childEnvironments } from "@/scripts/supervisor/child-environments";
import { startDemoMailbox } from "@/scripts/supervisor/demo-mailbox";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/scripts/supervisor/embedded-postgres";
import { keepRunning } from "@/scripts/supervisor/keep-running";
import { openSecrets } from "@/scripts/supervisor/secrets";
import type { Settings } from "@/scripts/supervisor/settings";
import { waitUntilReady } from "@/scripts/supervisor/wait-until-ready";
import { EXIT_BAD_CONFIGURATION, readWebEnv, readWorkerEnv } from "@/server/env";

export interface RunOptions {
  settings: Settings;
  source: NodeJS.ProcessEnv;
  /** TypeScript sources and Next's development server, instead of what was built. */
  dev: boolean;
  log: (line: string) => void;
  recordChildren: (pids: readonly number[]) => Promise<void>;
  /** Something ended that cannot be started again: the caller stops everything with this exit code. */
  onFatal: (exitCode: number) => void;
  isStopping: () => boolean;
  /** Called with each thing that was started, in order; a stop undoes them in the reverse order: web, worker, mailbox, database. */
  started: (name: string, stop: () => Promise<void>) => void;
}

const PLACEHOLDER = { webUrl: "postgres://web@127.0.0.1/x", workerUrl: "postgres://worker@127.0.0.1/x", smtpUrl: "smtp://127.0.0.1:25" };
const READY_WITHIN_MS = 120_000;
/** The worker comes round each second, also while database or mail server are away. */
const WORKER_SILENT_MS = 120_000;

/**
 * Starts database, mailbox, worker and web, each when what it needs is there.
 * @returns true when everything is ready, false if a stop was asked for on the way
 * @throws EnvError on a bad setting, before anything was started; Error if a part does not start
 */
export async function runEverything(options: RunOptions): Promise<boolean> {
  const { settings, source, dev, log, isStopping, started } = options;
  const secrets = await openSecrets(source, settings);
  let databaseFiles: string | undefined;
  const environments = (urls: typeof PLACEHOLDER, mailboxDir?: string) =>
    childEnvironments({ source, settings, secrets, ...urls, smtpUrl: settings.smtpUrl ?? urls.smtpUrl, mailboxDir, databaseFiles, dev });
  const rehearsal = environments({ ...PLACEHOLDER, ...settings.database });
  readWebEnv(rehearsal.web);
  readWorkerEnv(rehearsal.worker);

  let database = settings.database;
  if (database === undefined) {
    log("starting the database");
    const embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir, durable: true, log });
    started("database", embedded.stop);
    keepDatabaseRunning(embedded, log, isStopping);
    database = embedded;
    databaseFiles = embedded.files;
  }
  if (isStopping()) return false;
  log("applying migrations");
  await migrate(database);
  if (settings.demo && !isStopping()) {
    await seedDemo({ webUrl: database.webUrl, workerUrl: database.workerUrl, linkSecret: secrets.LINK_SECRET, now: new Date(), log });
  }

  let smtpUrl = settings.smtpUrl;
  let mailboxDir: string | undefined;
  if (smtpUrl === undefined) {
    mailboxDir = join(settings.dataDir, "mailbox");
    const mailbox = await startDemoMailbox(mailboxDir);
    started("mailbox", mailbox.stop);
    smtpUrl = mailbox.smtpUrl;
  }
  if (isStopping()) return false;

  log("starting worker and web");
  const { web, worker } = environments({ webUrl: database.webUrl, workerUrl: database.workerUrl, smtpUrl }, mailboxDir);
  const pids = new Map<string, number>();
  const keep = (name: string, script: string, env: NodeJS.ProcessEnv, silentAfterMs?: number) => {
    const kept = keepRunning({
      name,
      args: dev
        ? ["--import", "tsx", "--import", "./scripts/supervisor/end-with-parent.ts", script]
        : ["--enable-source-maps", "--import", "./dist/end-with-parent.mjs", script],
      env,
      cwd: process.cwd(),
      ...(silentAfterMs === undefined ? {} : { silentAfterMs }),
      // Web ends its streams and running requests, the worker the mail it is sending; the worker's lease is 30 s.
      stopSteps: [
        { signal: "SIGTERM", waitMs: 15_000 },
        { signal: "SIGKILL", waitMs: 5_000 },
      ],
      log,
      onStart: (pid) => {
        pids.set(name, pid);
        options.recordChildren([...pids.values()]).catch((error: Error) => log(`cannot record the processes: ${error.message}`));
      },
      onRefused: () => options.onFatal(EXIT_BAD_CONFIGURATION),
    });
    started(name, kept.stop);
  };
  keep("worker", dev ? "worker/main.ts" : "dist/worker.mjs", worker, WORKER_SILENT_MS);
  keep("web", dev ? "server/web.ts" : "dist/web.mjs", web);
  return waitUntilReady({ port: settings.port, appUrl: settings.appUrl, withinMs: READY_WITHIN_MS, isStopping });
}

/** A database server that ends by itself (killed, out of memory) is started again on its port; web and worker reconnect. */
async function keepDatabaseRunning(embedded: EmbeddedPostgres, log: (line: string) => void, isStopping: () => boolean): Promise<void> {
  for (let pause = 250; ; pause = Math.min(pause * 2, 10_000)) {
    await embedded.exited();
    if (isStopping()) return;
    log("the database ended; starting it again");
    try {
      await embedded.restart();
      pause = 125;
    } catch (error) {
      log(error instanceof Error ? error.message : "it does not start");
      await wait(pause);
    }
  }
}

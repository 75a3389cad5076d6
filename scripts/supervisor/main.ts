import { connect } from "node:net";
import { relative } from "node:path";
import { announcement } from "@/scripts/supervisor/announce";
import { isPortFree } from "@/scripts/supervisor/free-port";
import { runEverything } from "@/scripts/supervisor/run-everything";
import { takeRunLock } from "@/scripts/supervisor/run-lock";
import { readSettings, type Settings } from "@/scripts/supervisor/settings";
import { EnvError, EXIT_BAD_CONFIGURATION } from "@/server/env";

/**
 * The supervisor: starts everything, keeps it running, and on SIGINT or SIGTERM stops web, worker, mailbox and database in this order.
 * Runs inside scripts/start.mjs, so that the process npm started is the one that stops everything.
 */
const began = performance.now();
const log = (line: string) => console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);
const running: { name: string | undefined; stop: () => Promise<void> }[] = [];
let stop: Promise<void> | undefined;
let exitCode = 0;
/** Nothing new may be started while, or after, what runs is being stopped; the start sees the flag and returns. */
let startUp: Promise<unknown> = Promise.resolve();

function stopEverything(code: number): Promise<void> {
  exitCode ||= code;
  stop ??= (async () => {
    // A step of the start that is under way (initdb, a migration) is let finish: half of one is what we do not want.
    await startUp.catch(() => {});
    for (let last = running.pop(); last !== undefined; last = running.pop()) {
      if (last.name !== undefined) log(`stopping ${last.name}`);
      await last.stop().catch((error: Error) => {
        console.error(`  ${error.message}`);
        exitCode ||= 1;
      });
    }
  })();
  return stop;
}

// Whoever read our output may be gone (a closed terminal, a pipe to head): that is no reason not to stop in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stop === undefined) console.log("");
    void stopEverything(0).then(() => process.exit(exitCode));
  });
}
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => fail(error));
}

function fail(error: unknown): void {
  if (error instanceof EnvError) console.error(`\n  ${error.message}\n  See .env.example for all settings.\n`);
  else console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  void stopEverything(error instanceof EnvError ? EXIT_BAD_CONFIGURATION : 1).then(() => process.exit(exitCode));
}

async function start(settings: Settings): Promise<void> {
  const taken = await takeRunLock(settings.dataDir, settings.appUrl);
  if (!taken.ok) {
    const folder = relative(process.cwd(), settings.dataDir) || settings.dataDir;
    throw new Error(
      `Isomood already runs with ${folder}: ${taken.address} (process ${taken.pid}).\n  Stop it first, or start a second one with its own folder and port: DATA_DIR=.data2 PORT=3001 npm start`,
    );
  }
  running.push({ name: undefined, stop: taken.lock.release });
  if (await isPortTaken(settings.port)) {
    throw new Error(
      `Port ${settings.port} is taken by another program.\n  Stop that, or choose another port: PORT=${settings.port + 1} npm start`,
    );
  }
  const ready = await runEverything({
    settings,
    source: process.env,
    dev: process.argv.includes("--dev"),
    log,
    recordChildren: taken.lock.recordChildren,
    onFatal: (code) => void stopEverything(code).then(() => process.exit(exitCode)),
    isStopping: () => stop !== undefined,
    started: (name, stopIt) => running.push({ name, stop: stopIt }),
  });
  if (ready) console.log(announcement(settings.appUrl, settings.demo));
}

/** Asks in both directions: a listener on ::1 alone leaves 127.0.0.1 free, and would still be who answers http://localhost. */
async function isPortTaken(port: number): Promise<boolean> {
  if (!(await isPortFree(port))) return true;
  const answers = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port }, () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("close", () => resolve(false));
      socket.setTimeout(1000, () => socket.destroy());
      socket.once("connect", () => socket.destroy());
    });
  return (await Promise.all([answers("127.0.0.1"), answers("::1")])).includes(true);
}

try {
  const settings = readSettings(process.env);
  startUp = start(settings);
  startUp.catch(fail);
} catch (error) {
  fail(error);
}

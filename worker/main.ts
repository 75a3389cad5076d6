import { connect } from "@/db/client";
import { postureProblems } from "@/db/posture";
import { EnvError, EXIT_BAD_CONFIGURATION, readWorkerEnv } from "@/server/env";
import { errorFields, log } from "@/server/log";
import { runWorker } from "./run";
import { mailServer } from "./smtp-sender";
import { createWaker } from "./waker";

const stop = new AbortController();
// A repeated signal changes nothing: the mails in hand are finished either way.
for (const event of ["SIGTERM", "SIGINT", "disconnect"] as const) process.on(event, () => stop.abort());
process.exit(await main());

/** A supervisor that is gone hears nothing, and its going is an event of its own ("disconnect"). */
function ignoreGone(): void {}

/** Runs until it is told to stop. @returns the exit code */
async function main(): Promise<number> {
  const env = readEnv();
  if (!env) return EXIT_BAD_CONFIGURATION;
  const db = connect(env.WORKER_DATABASE_URL, { max: 8, name: "isomood-worker" });
  try {
    const problems = await postureOnceReachable(() => postureProblems(db.sql, "isomood_worker"));
    if (problems.length > 0) return refuse(`WORKER_DATABASE_URL must name a role of the worker's: ${problems.join("; ")}`);
    log("info", "worker-started", { process: "worker" });
    const server = mailServer({ smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM, bounces: env.MAIL_BOUNCES });
    const settings = { appUrl: env.APP_URL, linkSecret: env.LINK_SECRET, deadManUrl: env.DEAD_MAN_URL };
    await runWorker({ db, server, settings, files: env.DATABASE_FILES, alive: () => process.send?.("alive", ignoreGone) }, stop.signal);
    log("info", "worker-stopped", { process: "worker" });
    return 0;
  } finally {
    await db.close();
  }
}

function readEnv() {
  try {
    return readWorkerEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    refuse(error.message);
    return null;
  }
}

/** Tells the operator why there is no start: a setting's name and what it must be, never its value. */
function refuse(reason: string): number {
  process.stderr.write(`Isomood's worker cannot start: ${reason}\n`);
  return EXIT_BAD_CONFIGURATION;
}

/** A database that is still starting is waited for. */
async function postureOnceReachable(read: () => Promise<string[]>): Promise<string[]> {
  const waker = createWaker();
  stop.signal.addEventListener("abort", () => waker.wake());
  while (!stop.signal.aborted) {
    try {
      return await read();
    } catch (error) {
      log("warn", "database-away", { process: "worker", ...errorFields(error) });
      await waker.wait(1_000);
    }
  }
  return [];
}

import { createServer, type Server } from "node:http";
import next from "next";
import { connect } from "@/db/client";
import { postureProblems } from "@/db/posture";
import { closeDatabase, database } from "./database";
import { EnvError, EXIT_BAD_CONFIGURATION, readWebEnv, type WebEnv } from "./env";
import { createGuardedServer } from "./guard/guarded-server";
import { errorFields, log } from "./log";
import { logUncaught, quietConsole } from "./quiet-console";
import { endAll } from "./shutdown";
import { standInForWorker } from "./use-cases/stand-in-for-worker";
import { adminWebhook } from "./watch/admin-webhook";

/** After this long whatever still runs is left behind: a supervisor that waits ten seconds must not have to kill us. */
const STOP_WITHIN_MS = 9_000;
/** How often we look whether a worker is there to raise what falls due. */
const LOOK_FOR_WORKER_MS = 30_000;
/** Requests that had begun get this long before their connections are closed. */
const FINISH_WITHIN_MS = 5_000;

async function start(): Promise<void> {
  const env = readWebEnv(process.env);
  const dev = process.env.NODE_ENV === "development";
  const host = env.DEMO ? "127.0.0.1" : "0.0.0.0";
  // next-auth takes its own origin from this name only.
  process.env.NEXTAUTH_URL = env.APP_URL;
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  if (!dev) quietConsole();
  logUncaught(process);
  await refuseUnfitRole(env);

  // Next takes upgrades from the server it is given: this one never listens.
  const aside = createServer();
  const app = next({ dev, hostname: host, port: env.PORT, httpServer: aside });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createGuardedServer((request, response) => handle(request, response), {
    appUrl: env.APP_URL,
    trustProxyHops: env.TRUST_PROXY_HOPS,
    dev,
  });
  // Development only: its pages wait for the socket that tells them of changes before they come alive.
  if (dev) server.on("upgrade", (request, socket, head) => aside.emit("upgrade", request, socket, head));
  const looks = [oneAtATime("stand-in-failed", () => standInForWorker(database()))];
  if (env.ADMIN_WEBHOOK_URL) looks.push(oneAtATime("admin-webhook-failed", adminWebhook(database(), env.ADMIN_WEBHOOK_URL)));
  const looking = setInterval(() => {
    for (const look of looks) look();
  }, LOOK_FOR_WORKER_MS);
  stopOnSignal(server, () => {
    clearInterval(looking);
    return app.close();
  });
  server.once("error", (error) => fail("listen-failed", error));
  server.listen(env.PORT, host, () => {
    log("info", "web-ready", { process: "web" });
    process.send?.("ready");
  });
}

/** A role that could see every clinic at once would make each policy void, so we do not run as one. */
async function refuseUnfitRole(env: WebEnv): Promise<void> {
  const db = connect(env.APP_DATABASE_URL, { max: 1, name: "isomood-web-start" });
  try {
    const problems = await postureProblems(db.sql, "isomood_web");
    if (problems.length === 0) return;
    for (const problem of problems) process.stderr.write(`APP_DATABASE_URL: ${problem}\n`);
    process.exit(EXIT_BAD_CONFIGURATION);
  } finally {
    await db.close();
  }
}

/** Without a worker no mail leaves, but the panel still shows who was left waiting, and an admin is told. A round that takes long is not begun twice. */
function oneAtATime(failed: string, look: () => Promise<unknown>): () => void {
  let looking = false;
  return () => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log("warn", failed, { process: "web", ...errorFields(error) }))
      .finally(() => {
        looking = false;
      });
  };
}

function stopOnSignal(server: Server, closePages: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await endAll();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS).unref();
    await closed;
    await Promise.allSettled([closeDatabase(), closePages()]);
    log("info", "web-stopped", { process: "web" });
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => void stop());
}

function fail(event: string, error: unknown): never {
  log("error", event, { process: "web", ...errorFields(error) });
  process.exit(1);
}

start().catch((error: unknown) => {
  if (!(error instanceof EnvError)) fail("web-start-failed", error);
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT_BAD_CONFIGURATION);
});

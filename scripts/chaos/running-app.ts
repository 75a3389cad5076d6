import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { childEnvironments } from "@/scripts/supervisor/child-environments";
import { freePort } from "@/scripts/supervisor/free-port";
import { type KeptProcess, keepRunning } from "@/scripts/supervisor/keep-running";
import type { PostgresRecord } from "@/scripts/supervisor/postgres-home";
import { stopServer } from "@/scripts/supervisor/postgres-leftovers";
import { commandLine, isAlive } from "@/scripts/supervisor/process-identity";
import { waitUntilReady } from "@/scripts/supervisor/wait-until-ready";

export type Part = "web" | "database" | `worker ${number}`;

/** A whole Isomood under its own supervisor, with further workers beside it, each with a mail server's address of its own. */
export type RunningApp = {
  readonly port: number;
  readonly host: string;
  readonly linkSecret: string;
  readonly urls: { readonly webUrl: string; readonly superuserUrl: string };
  /** Everything that it and its parts print. */
  readonly logFile: string;
  /** Undefined between a death and the restart. */
  pidOf(part: Part): Promise<number | undefined>;
  /** Resolves once GET /api/ready answers 200. @throws Error after 90 s, or if the supervisor ended */
  ready(): Promise<void>;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 90_000;

/**
 * Starts what `npm run build` made in `root` as `npm start` does, outside the demo and with a database of its own.
 * @param smtpUrls the first for the supervisor's worker, one further worker for each of the others
 */
export async function startRunningApp({ root, smtpUrls }: { root: string; smtpUrls: readonly string[] }): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), "isomood-chaos-"));
  // The database's user has to pass through.
  await chmod(folder, 0o711);
  const dataDir = join(folder, "data");
  const logFile = join(folder, "log");
  const log = await open(logFile, "a", 0o600);
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;
  const [AUTH_SECRET, LINK_SECRET, TOTP_KEY] = [secret(), secret(), secret()];
  const [smtpUrl = "", ...further] = smtpUrls;
  const supervisor = spawn(process.execPath, ["--enable-source-maps", "dist/supervisor.mjs"], {
    cwd: root,
    env: {
      ...{ NODE_ENV: "production", PATH: process.env.PATH, HOME: process.env.HOME },
      ...{ PORT: String(port), APP_URL: appUrl, DATA_DIR: dataDir, DEMO: "0", SMTP_URL: smtpUrl, AUTH_SECRET, LINK_SECRET, TOTP_KEY },
    },
    stdio: ["ignore", log.fd, log.fd],
  });
  const workers: KeptProcess[] = [];
  const stop = async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await end(supervisor);
    const record = await readRecord(dataDir);
    if (record === undefined) return;
    const left = await serverPid(record);
    if (left !== undefined) await stopServer(left);
    await log.close();
    await rm(record.home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  const ready = async () => {
    const isStopping = () => supervisor.exitCode !== null;
    if (await waitUntilReady({ port, appUrl, withinMs: READY_WITHIN_MS, isStopping })) return;
    throw new Error(`the supervisor ended with ${supervisor.exitCode}:\n${(await readFile(logFile, "utf8")).slice(-2_000)}`);
  };
  try {
    await ready();
    const record = await readRecord(dataDir);
    if (record === undefined) throw new Error("the embedded database left no record");
    const url = (login: string, password: string) => `postgres://${login}:${password}@127.0.0.1:${record.port}/isomood`;
    const [webUrl, workerUrl] = [url("isomood_web_login", record.webPassword), url("isomood_worker_login", record.workerPassword)];
    for (const [index, address] of further.entries()) {
      const { worker } = childEnvironments({
        source: process.env,
        settings: { port, appUrl, dataDir, demo: false, database: undefined, smtpUrl: address },
        ...{ secrets: { AUTH_SECRET, LINK_SECRET, TOTP_KEY }, webUrl, workerUrl, smtpUrl: address, mailboxDir: undefined, dev: false },
      });
      workers.push(
        keepRunning({
          name: `worker ${index + 2}`,
          args: ["--import", pathToFileURL(join(root, "dist/end-with-parent.mjs")).href, join(root, "dist/worker.mjs")],
          ...{ env: worker, cwd: root, output: log.fd },
          stopSteps: [
            { signal: "SIGTERM", waitMs: 10_000 },
            { signal: "SIGKILL", waitMs: 5_000 },
          ],
          log: () => {},
        }),
      );
    }
    return {
      ...{ port, host: `localhost:${port}`, linkSecret: LINK_SECRET, logFile, ready, stop },
      urls: { webUrl, superuserUrl: url("postgres", record.superuserPassword) },
      pidOf: async (part) => {
        if (part === "database") return serverPid(record);
        if (part !== "web" && part !== "worker 1") return workers[Number(part.slice(7)) - 2]?.pid();
        return supervised(dataDir, part === "web" ? "web.mjs" : "worker.mjs");
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the supervisor has written down of its children, and which of them lives and runs this program. */
async function supervised(dataDir: string, program: string): Promise<number | undefined> {
  const known = await readJson<{ pid: number }[]>(join(dataDir, "children.json"));
  return known?.find(({ pid }) => isAlive(pid) && commandLine(pid).includes(program))?.pid;
}

/** The live server's, by its own lock file; that of a dead one is stale. */
async function serverPid({ home }: PostgresRecord): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(join(home, "data", "postmaster.pid"), "utf8").catch(() => ""), 10);
  return Number.isInteger(pid) && isAlive(pid) && commandLine(pid).includes("postgres") ? pid : undefined;
}

function readRecord(dataDir: string): Promise<PostgresRecord | undefined> {
  return readJson<PostgresRecord>(join(dataDir, "postgres.json"));
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  if ((await Promise.race([ended, wait(60_000, "late", { ref: false })])) === "late") child.kill("SIGKILL");
  await ended;
}

const secret = () => randomBytes(32).toString("base64url");

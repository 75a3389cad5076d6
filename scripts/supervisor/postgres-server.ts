import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type PostgresBinaries, program } from "@/scripts/supervisor/postgres-binaries";
import type { ServerUser } from "@/scripts/supervisor/postgres-home";

/** Why a server did not come up: `port` and `memory` are worth another try. */
export type StartFailure = { ok: false; why: "port" | "memory" | "other"; log: string };
export type StartResult = { ok: true; process: ChildProcess; exited: Promise<void> } | StartFailure;

export interface ServerOptions {
  binaries: PostgresBinaries;
  home: string;
  user: ServerUser | undefined;
  port: number;
  durable: boolean;
}

/** An environment without our secrets, and without PG* variables that would change what the server does. */
export const serverEnvironment = (): NodeJS.ProcessEnv =>
  ({ NODE_ENV: undefined, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" }) as unknown as NodeJS.ProcessEnv;

const READY_WITHIN_MS = 60_000;

/**
 * Starts the server in a session of its own, so that a Ctrl-C in the terminal reaches us and not it, and waits until it accepts
 * connections. Its log goes to home/postgres.log, begun anew each time, and leaves out what statements failed and with which values:
 * PostgreSQL quotes rows in its messages, and rows are patients.
 */
export async function startServer({ binaries, home, user, port, durable }: ServerOptions): Promise<StartResult> {
  const data = join(home, "data");
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    max_connections: durable ? "100" : "300",
    // A commit is still written out before it is answered: tests kill the server and count what it had acknowledged.
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  const logFile = join(home, "postgres.log");
  const log = await open(logFile, "w", 0o600);
  let child: ChildProcess;
  try {
    child = spawn(
      program(binaries, "postgres"),
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      {
        ...user,
        cwd: home,
        detached: true,
        env: serverEnvironment(),
        stdio: ["ignore", log.fd, log.fd],
      },
    );
  } finally {
    await log.close();
  }
  let ended: string | undefined;
  const exited = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      ended ??= reason;
      resolve();
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", () => end(""));
  });
  child.unref();
  const deadline = performance.now() + READY_WITHIN_MS;
  while (ended === undefined && performance.now() < deadline) {
    if (await isReady(data, child.pid)) return { ok: true, process: child, exited };
    await Promise.race([wait(20), exited]);
  }
  if (ended === undefined) child.kill("SIGKILL");
  const text = `${ended ?? "not ready in time"}\n${await readFile(logFile, "utf8")}`.trim();
  if (/could not bind|Address already in use|could not create any TCP/i.test(text)) return { ok: false, why: "port", log: text };
  if (/pre-existing shared memory|lock file ".*" already exists/i.test(text)) return { ok: false, why: "memory", log: text };
  return { ok: false, why: "other", log: text };
}

/** As pg_ctl does: the eighth line of postmaster.pid, once its first names our process, says "ready". */
async function isReady(data: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

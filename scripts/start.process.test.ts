import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { DEMO_SIGN_INS } from "@/contracts/demo";
import { freePort } from "@/scripts/supervisor/free-port";
import { isAlive, processStart } from "@/scripts/supervisor/process-identity";
import { askReady } from "@/scripts/supervisor/wait-until-ready";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WITHIN_MS = 90_000;

/** One run of npm start: its output, and waiting for something in it. */
interface Run {
  process: ChildProcess;
  output: () => string;
  shows: (pattern: RegExp) => Promise<void>;
  /** [exit code, signal] */
  ended: Promise<unknown[]>;
}

const runs: Run[] = [];

function run(command: string, args: string[], env: Record<string, string>): Run {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } as unknown as NodeJS.ProcessEnv,
  });
  let output = "";
  const news = new EventEmitter().setMaxListeners(0);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      news.emit("news");
    });
  }
  const ended = once(child, "close");
  const shows = async (pattern: RegExp) => {
    const over = ended.then(() => {
      if (!pattern.test(output)) throw new Error(`ended without ${pattern}:\n${output}`);
    });
    const signal = AbortSignal.timeout(WITHIN_MS);
    while (!pattern.test(output)) await Promise.race([once(news, "news", { signal }), over]);
    over.catch(() => {});
  };
  const started: Run = { process: child, output: () => output, shows, ended };
  runs.push(started);
  return started;
}

const folder = mkdtempSync(join(tmpdir(), "isomood-start-"));
// As root the database's user has to pass through, or its data goes to /var/lib.
chmodSync(folder, 0o711);
const port = await freePort();
const env = { DATA_DIR: join(folder, "data"), PORT: String(port) };
const start = (more: Record<string, string> = {}) => run(process.execPath, ["scripts/start.mjs"], { ...env, ...more });
const ready = (started: Run) => started.shows(/Isomood is running at/);
const read = <T>(name: string) => JSON.parse(readFileSync(join(env.DATA_DIR, name), "utf8")) as T;
const children = () => read<{ pid: number }[]>("children.json").map(({ pid }) => pid);
const databasePid = () =>
  Number.parseInt(readFileSync(join(read<{ home: string }>("postgres.json").home, "data", "postmaster.pid"), "utf8"), 10);
const gone = (pids: number[]) => expect.poll(() => pids.filter(isAlive), { timeout: 30_000 }).toEqual([]);

afterEach(async () => {
  for (const { process: child, ended } of runs.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe("npm start", () => {
  test("prints the address and who one can sign in as; a second one says that it runs already; SIGTERM to npm ends everything", async () => {
    const first = run("npm", ["start"], env);
    await ready(first);
    expect(first.output()).toContain(`http://localhost:${port}`);
    for (const { name, clinic } of DEMO_SIGN_INS) expect(first.output()).toMatch(new RegExp(`${name} +${clinic}`));
    expect((await askReady(port, `localhost:${port}`)).status).toBe(200);

    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended).toEqual([1, null]);
    expect(second.output()).toMatch(/already runs .*http:\/\/localhost:/);

    const pids = [...children(), databasePid()];
    expect(pids.length).toBe(3);
    first.process.kill("SIGTERM");
    await first.ended;
    const order = [...first.output().matchAll(/stopping (web|worker|mailbox|database)/g)].map((match) => match[1]);
    expect(order).toEqual(["web", "worker", "mailbox", "database"]);
    await gone(pids);
  });

  test("keeps its secrets, works again after everything was killed with -9, and bears being told three times to stop", async () => {
    const secrets = read("secrets.json");
    const killed = start();
    await ready(killed);
    expect(read("secrets.json")).toEqual(secrets);
    for (const pid of [killed.process.pid ?? 0, ...children(), databasePid()]) process.kill(pid, "SIGKILL");
    await killed.ended;
    const again = start();
    await ready(again);
    expect(read("secrets.json")).toEqual(secrets);
    for (let times = 0; times < 3; times++) again.process.kill("SIGINT");
    expect(await again.ended).toEqual([0, null]);
  });

  test("leaves no web and no worker behind when it alone is killed, even while they start; starts web, worker and database again when one dies", async () => {
    const killed = start();
    await killed.shows(/starting worker and web/);
    await expect.poll(() => children().filter(isAlive).length, { timeout: 10_000 }).toBe(2);
    const pids = children();
    killed.process.kill("SIGKILL");
    await gone(pids);
    const running = start();
    await ready(running);
    for (const victim of ["worker", "web", "database"] as const) {
      const [worker = 0, web = 0] = children();
      const pid = { worker, web, database: databasePid() }[victim];
      const was = processStart(pid);
      process.kill(pid, "SIGKILL");
      await running.shows(new RegExp(`${victim} ended .*starting it again|the ${victim} ended; starting it again`));
      await expect.poll(() => processStart(pid)).not.toBe(was);
      await expect
        .poll(
          () =>
            askReady(port, `localhost:${port}`)
              .then(({ status }) => status)
              .catch(() => 0),
          { timeout: 60_000 },
        )
        .toBe(200);
    }
  });

  test("with the port taken says so and what to do, and starts nothing", async () => {
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const refused = start();
    expect(await refused.ended).toEqual([1, null]);
    expect(refused.output()).toMatch(new RegExp(`Port ${port} is taken.*\\n.*PORT=${port + 1} npm start`));
    expect(refused.output()).not.toMatch(/starting/);
    other.close();
    await once(other, "close");
  });

  test("with a bad setting ends with code 78, its name and never its value", async () => {
    const refused = start({ LINK_SECRET: "too-short-a-secret" });
    expect(await refused.ended).toEqual([78, null]);
    expect(refused.output()).toContain("LINK_SECRET must be at least 32 characters");
    expect(refused.output()).not.toMatch(/too-short|starting/);
  });
});

import { setTimeout as wait } from "node:timers/promises";
import { connect } from "@/db/client";
import { askReady } from "@/scripts/supervisor/wait-until-ready";
import type { Part, RunningApp } from "./running-app";
import type { SmtpProxy, Weather } from "./smtp-proxy";
import type { StalledWorker } from "./stalled-worker";

/**
 * `worker` is each of them in turn; `workers with mail in hand` all of them while the mail server says nothing; `everything` is web, database
 * and all workers at once.
 */
export type Fault =
  | "web"
  | "worker"
  | "database"
  | "everything"
  | "workers with mail in hand"
  | "stalled worker"
  | `mail: ${Exclude<Weather, "pass">}`;
/** When a fault began and when what it took was there again: milliseconds of the wall clock. */
export type Happened = { readonly fault: Fault; readonly from: number; readonly until: number };

/** Twenty-four faults, in this order, spread over the run. */
export const SHORT: readonly Fault[] = [
  ...(["stalled worker", "mail: drop", "worker", "web", "mail: refuse", "database", "mail: later", "worker"] as const),
  ...(["mail: drop", "web", "mail: hang", "workers with mail in hand", "database", "mail: busy", "everything", "mail: slow"] as const),
  ...(["worker", "mail: drop", "database", "web", "mail: refuse", "worker", "mail: later", "mail: drop"] as const),
];
/** Fifty-two. */
export const LONG: readonly Fault[] = [...SHORT, ...SHORT, "web", "database", "worker", "mail: drop"];

/** How long each weather lasts, milliseconds. */
const WEATHER_MS = 2_500;
const BACK_WITHIN_MS = 60_000;

export type Surroundings = {
  readonly app: RunningApp;
  readonly proxies: readonly SmtpProxy[];
  readonly stalled: StalledWorker;
};

/** Brings faults about. `strike` resolves when the next one may come; `settled` when everything that was killed is there again. */
export function faultMaker({ app, proxies, stalled }: Surroundings) {
  const happened: Happened[] = [];
  const recovering: Promise<void>[] = [];
  let turn = 0;
  let telling = Promise.resolve();

  const kill = async (part: Part): Promise<void> => {
    const pid = await running(app, part);
    process.kill(pid, "SIGKILL");
    recovering.push(isBack(app, part, pid));
  };
  const nextWorker = (): Part => {
    turn += 1;
    const number = (turn % proxies.length) + 1;
    // Killed while it is stopped it would only be one more killed worker.
    return stalled.worker() === number ? nextWorker() : `worker ${number}`;
  };
  const killed = async (fault: Fault, parts: readonly Part[]): Promise<void> => {
    const from = Date.now();
    const first = recovering.length;
    await Promise.all(parts.map(kill));
    recovering.push(Promise.all(recovering.slice(first)).then(() => void happened.push({ fault, from, until: Date.now() })));
  };
  const become = (kind: Weather) => Promise.all(proxies.map((proxy) => proxy.become(kind)));
  const weather = async (fault: Fault, kind: Weather): Promise<void> => {
    const from = Date.now();
    await become(kind);
    await wait(WEATHER_MS);
    await become("pass");
    happened.push({ fault, from, until: Date.now() });
  };
  const allWorkers = () =>
    proxies
      .map((_, index) => index + 1)
      .filter((number) => number !== stalled.worker())
      .map((number) => `worker ${number}` as const);

  return {
    happened: happened as readonly Happened[],
    async strike(fault: Fault): Promise<void> {
      if (fault === "stalled worker") {
        telling = telling.then(() => stalled.tell((span) => void happened.push({ fault, ...span })));
        recovering.push(telling);
      } else if (fault === "worker") await killed(fault, [nextWorker()]);
      else if (fault === "everything") await killed(fault, ["web", "database", ...allWorkers()]);
      else if (fault === "workers with mail in hand") {
        await become("hang");
        await wait(WEATHER_MS);
        await killed(fault, allWorkers());
        await become("pass");
      } else if (fault === "web" || fault === "database") await killed(fault, [fault]);
      else await weather(fault, fault.slice("mail: ".length) as Weather);
    },
    settled: () => Promise.all(recovering),
  };
}

/** The part's process, waited for where an earlier fault has just taken it. */
async function running(app: RunningApp, part: Part): Promise<number> {
  const deadline = performance.now() + BACK_WITHIN_MS;
  while (performance.now() < deadline) {
    const pid = await app.pidOf(part);
    if (pid !== undefined) return pid;
    await wait(50);
  }
  throw new Error(`${part} is not there after ${BACK_WITHIN_MS / 1000} s: nobody starts it again`);
}

/** Resolves when another process does what the killed one did. */
async function isBack(app: RunningApp, part: Part, killed: number): Promise<void> {
  const deadline = performance.now() + BACK_WITHIN_MS;
  while (performance.now() < deadline) {
    const pid = await app.pidOf(part);
    if (pid !== undefined && pid !== killed && (await works(app, part))) return;
    await wait(100);
  }
  throw new Error(`${part} was not started again within ${BACK_WITHIN_MS / 1000} s`);
}

async function works({ port, urls }: RunningApp, part: Part): Promise<boolean> {
  if (part === "web") {
    return askReady(port, `localhost:${port}`).then(
      () => true,
      () => false,
    );
  }
  if (part !== "database") return true;
  const { sql, close } = connect(urls.superuserUrl, { max: 1, name: "chaos" });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await close();
  }
}

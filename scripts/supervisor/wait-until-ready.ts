import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

interface Answer {
  status: number;
  body: string;
}

const POLL_MS = 100;

/**
 * Asks GET /api/ready on the loopback port, under the name that people use, until it answers 200. Gives up, with false, when a stop was asked for.
 * @throws Error naming the part that was not ready when `withinMs` are over
 */
export async function waitUntilReady(options: {
  port: number;
  appUrl: string;
  withinMs: number;
  isStopping: () => boolean;
}): Promise<boolean> {
  const { port, appUrl, withinMs, isStopping } = options;
  const deadline = performance.now() + withinMs;
  let last = "no answer yet";
  while (performance.now() < deadline) {
    if (isStopping()) return false;
    try {
      const { status, body } = await askReady(port, new URL(appUrl).host);
      if (status === 200) return true;
      last = `${status} ${body.slice(0, 200)}`;
    } catch (error) {
      last = (error as NodeJS.ErrnoException).code ?? "no answer";
    }
    await wait(POLL_MS);
  }
  throw new Error(`not ready after ${Math.round(withinMs / 1000)} s; the last answer was: ${last}`);
}

/** One GET /api/ready, on the loopback port under a host name of choice. @throws the connection's error */
export function askReady(port: number, host: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/ready", headers: { host }, agent: false, timeout: 10_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.once("error", reject);
    });
    asked.once("timeout", () => asked.destroy(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
    asked.once("error", reject);
    asked.end();
  });
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came. */
export type CaughtRequest = { readonly method: string; readonly path: string; readonly type: string | undefined; readonly body: string };

export type HttpCatcher = {
  readonly url: string;
  readonly requests: readonly CaughtRequest[];
  /** What it answers from now on: a status, or nothing at all. */
  behave(answer: number | "hang"): void;
  /** Resolves when so many requests have come since the start. */
  received(count: number): Promise<readonly CaughtRequest[]>;
  stop(): Promise<void>;
};

/** A real HTTP server on 127.0.0.1 and a free port that keeps what it is asked, and misbehaves when told to. */
export async function startHttpCatcher(): Promise<HttpCatcher> {
  const requests: CaughtRequest[] = [];
  let answer: number | "hang" = 200;
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      body += part;
    });
    request.once("end", () => {
      requests.push({ method: request.method ?? "", path: request.url ?? "", type: request.headers["content-type"], body });
      if (answer !== "hang") response.writeHead(answer).end();
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (next) => {
      answer = next;
    },
    received: async (count) => {
      while (requests.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return requests;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

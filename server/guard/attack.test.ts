import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { markAway } from "../away-requests";
import { createGuardedServer } from "./guarded-server";

const REQUESTS = 3_000;
const AT_ONCE = 40;

let server: Server;
let port: number;
let handled = 0;

beforeAll(async () => {
  const settings = { appUrl: "http://127.0.0.1:1", trustProxyHops: 0, dev: false };
  server = createGuardedServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    handled += 1;
    if (request.url === "/away") markAway(String(request.headers["x-request-id"]));
    if (request.url === "/away" || request.url === "/broken") return void response.writeHead(500).end();
    response.setHeader("x-powered-by", "stub");
    response.writeHead(200, { "cache-control": "public", "content-type": "application/json" });
    response.end(JSON.stringify({ url: request.url, headers: request.headers, body }));
  }, settings);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  Object.assign(settings, { appUrl: `http://127.0.0.1:${port}` });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends bytes over a connection of their own and returns everything that came back. */
function send(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
    socket.setTimeout(20_000, () => reject(new Error(`no end to: ${bytes.toString().slice(0, 200)}`)));
  });
}
const statuses = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));
const head = (more = "") => `Host: 127.0.0.1:${port}\r\n${more}`;
const write = (body: string, more = "") =>
  `POST /api/x HTTP/1.1\r\n${head(`Origin: http://127.0.0.1:${port}\r\nCookie: a=b\r\nContent-Type: application/json\r\n${more}`)}\r\n${body}`;

test("a page gets its nonce, and its answer our headers, whatever was set further in", async () => {
  const answer = await send(
    `GET /panel?a=1&_rsc=2 HTTP/1.1\r\n${head("X-Nonce: forged\r\nX-Middleware-Subrequest: 1\r\n")}Connection: close\r\n\r\n`,
  );
  const { headers } = JSON.parse(/\{"url".*\}/.exec(answer)?.[0] ?? "");
  const nonce = /^content-security-policy: .*'nonce-([^']+)'/im.exec(answer)?.[1];
  expect(headers).toMatchObject({ "x-nonce": nonce, "x-isomood-path": "/panel?a=1", "x-isomood-address": "127.0.0.1" });
  expect(headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
  expect(headers).not.toHaveProperty("x-middleware-subrequest");
  expect(answer).toMatch(/cache-control: no-store/i);
  expect(answer).toMatch(/x-content-type-options: nosniff/i);
  expect(answer).not.toMatch(/x-powered-by/i);
});

test("two answers never share a nonce", async () => {
  const get = () => send(`GET / HTTP/1.1\r\n${head()}Connection: close\r\n\r\n`);
  const nonces = [await get(), await get()].map((answer) => /'nonce-([^']+)'/.exec(answer)?.[1]);
  expect(nonces[0]).toBeDefined();
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("a page that failed because the database was away says so, and any other failure stays one", async () => {
  const away = await send(`GET /away HTTP/1.1\r\n${head()}Connection: close\r\n\r\n`);
  expect(statuses(away)).toEqual([503]);
  expect(away).toMatch(/retry-after: 5/i);
  expect(statuses(await send(`GET /broken HTTP/1.1\r\n${head()}Connection: close\r\n\r\n`))).toEqual([500]);
});

test("a body that is as long as it may be arrives whole, one byte more does not, declared or in chunks", async () => {
  const full = "x".repeat(64 * 1024);
  const accepted = await send(write(full, `Content-Length: ${full.length}\r\nConnection: close\r\n`));
  expect(statuses(accepted)).toEqual([200]);
  expect(accepted).toContain(full);
  expect(statuses(await send(write(`${full}x`, `Content-Length: ${full.length + 1}\r\nConnection: close\r\n`)))).toEqual([413]);
  const chunked = `${(full.length + 1).toString(16)}\r\n${full}x\r\n0\r\n\r\n`;
  expect(statuses(await send(write(chunked, "Transfer-Encoding: chunked\r\nConnection: close\r\n")))).toEqual([413]);
  const small = write("2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\nConnection: close\r\n");
  expect(await send(small)).toContain('"body":"{}"');
});

test("a file of patients goes on as it comes, before it has ended", async () => {
  const type = `Host: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Type: text/csv\r\n`;
  const file = "x".repeat(300_000);
  const sent = (body: string, length: string) =>
    send(`POST /api/patients/import HTTP/1.1\r\n${type}${length}Connection: close\r\n\r\n${body}`);
  expect(await sent(file, `Content-Length: ${file.length}\r\n`)).toContain(file);
  const chunked = await sent(`${file.length.toString(16)}\r\n${file}\r\n0\r\n\r\n`, "Transfer-Encoding: chunked\r\n");
  expect(chunked).toContain(file);
  expect(statuses(await sent("", `Content-Length: ${100 * 1024 * 1024}\r\n`))).toEqual([413]);
});

test("one megabyte is refused and the sender gets to read why", async () => {
  const answer = await send(write("x".repeat(1024 * 1024), `Content-Length: ${1024 * 1024}\r\nConnection: close\r\n`));
  expect(statuses(answer)).toEqual([413]);
  expect(answer).toContain("urn:isomood:problem:too-large");
});

test("a request inside another one's body is not answered", async () => {
  const inner = `GET /smuggled HTTP/1.1\r\n${head()}\r\n`;
  const both = write(`0\r\n\r\n${inner}`, `Content-Length: ${inner.length + 5}\r\nTransfer-Encoding: chunked\r\n`);
  const before = handled;
  expect(statuses(await send(both))).toEqual([400]);
  expect(handled).toBe(before);
});

test("a body that never comes is given up and reaches no handler", async () => {
  const before = handled;
  expect(statuses(await send(write("{", "Content-Length: 10\r\n"))).every((status) => status < 500)).toBe(true);
  expect(handled).toBe(before);
});

test("thousands of malformed requests: none is answered 5xx, none hangs, many get as far as a handler", async () => {
  const random = mulberry32(20_261_123);
  const before = handled;
  const counts = new Map<number, number>();
  let unanswered = 0;
  const worker = async (share: number) => {
    for (let sent = 0; sent < share; sent += 1) {
      const answers = statuses(await send(malformed(random)));
      if (answers.length === 0) unanswered += 1;
      for (const status of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => worker(REQUESTS / AT_ONCE)));
  expect([...counts.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(handled - before).toBeGreaterThan(REQUESTS / 10);
  // A connection that sends nothing HTTP at all, or nothing, may be closed without a word.
  expect(unanswered).toBeLessThan(REQUESTS / 10);
  expect(counts.size).toBeGreaterThanOrEqual(6);
}, 60_000);

/** A valid request with one to three things wrong with it, now and then nothing. */
function malformed(random: () => number): Buffer {
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)] as T;
  const junk = (length: number) => String.fromCharCode(...Array.from({ length }, () => Math.floor(random() * 256)));
  const own = `127.0.0.1:${port}`;
  const parts = {
    method: pick(["GET", "GET", "HEAD", "POST", "PUT", "DELETE"]),
    target: pick(["/panel", "/c/abc", "/api/x", "/api/x?y=1", "/_next/static/a.js"]),
    version: "HTTP/1.1",
    headers: [`Host: ${own}`, `Origin: http://${own}`, "Cookie: a=b", "Accept: */*"],
    body: "",
  };
  if (/POST|PUT|DELETE/.test(parts.method)) {
    parts.target = "/api/x";
    parts.body = pick(["", "{}", "a=1&b=2", "[".repeat(200), junk(50)]);
    parts.headers.push(
      `Content-Type: ${pick(["application/json", "application/x-www-form-urlencoded"])}`,
      `Content-Length: ${parts.body.length}`,
    );
  }
  const faults: (() => void)[] = [
    () => {
      parts.method = pick(["TRACE", "FOO", "get", "POST", junk(3), "OPTIONS", "CONNECT", ""]);
    },
    () => {
      parts.target += pick(["%", "%zz", "%00", "%ff", "?%", "?a=%e0%80", "//", "/../..", "\\", junk(4), "?nxtPid=1", "x".repeat(5000)]);
    },
    () => {
      parts.target = pick(["*", "", "//", "http://evil.example/", "evil", "?", "#", "/%2f", "/_next/image?url=x", "/_next/../x"]);
    },
    () => {
      parts.version = pick(["HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/", ""]);
    },
    () =>
      void parts.headers.push(
        pick(["Host: evil.example", "Content-Length: 5", "Content-Length: -1", "Content-Length: x", "Transfer-Encoding: chunked"]),
      ),
    () =>
      void parts.headers.push(
        pick(["Transfer-Encoding: gzip, chunked", "Expect: 100-continue", "Expect: x", "Upgrade: websocket\r\nConnection: Upgrade"]),
      ),
    () =>
      void parts.headers.push(
        `${pick(["Cookie", "Accept", "Range", "If-None-Match", "Accept-Language", "X-Forwarded-For"])}: ${junk(20).replace(/[\r\n]/g, "")}`,
      ),
    () => void parts.headers.push(`Next-Router-State-Tree: ${pick(["%", "[]", '["",{}]', junk(9).replace(/[\r\n]/g, "")])}`),
    () =>
      void parts.headers.push(
        pick([" folded", "no colon", ": empty", "A".repeat(20_000), `B: ${"b".repeat(20_000)}`, "C\0: d", "Content-Encoding: br"]),
      ),
    () =>
      void parts.headers.push(
        pick(["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: null", "Content-Type: text/plain"]),
      ),
    () => {
      parts.headers = parts.headers.filter(() => random() < 0.7);
    },
    () => {
      parts.body += junk(Math.floor(random() * 300));
    },
    () => {
      parts.body = `${pick(["5", "zz", "-1", "ffffffffff", "5;ext=1"])}\r\nhello\r\n0\r\n\r\n`;
    },
    () => {},
  ];
  for (let count = Math.floor(random() * 3); count >= 0; count -= 1) pick(faults)();
  const text = `${parts.method} ${parts.target} ${parts.version}\r\n${parts.headers.join("\r\n")}\r\n\r\n${parts.body}`;
  return Buffer.from(text, "latin1");
}

/** A small seeded generator, so that a failure can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

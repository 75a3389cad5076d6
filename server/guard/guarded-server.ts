import { randomBytes, randomUUID } from "node:crypto";
import { createServer, IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ProblemCode } from "@/contracts/problem";
import { takeAway } from "../away-requests";
import { errorFields, log } from "../log";
import { decide } from "./decide";
import { isLoopback } from "./loopback";
import { discardBody, readLimitedBody } from "./read-limited-body";
import { refusal } from "./refusal";
import { clientAddress, keptHeaders } from "./request-headers";
import type { Target } from "./request-target";
import { cacheControl, contentSecurityPolicy, responseHeaders } from "./response-headers";
import { type GuardSettings, LIVE_PATH, MAX_BODY_BYTES } from "./settings";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Milliseconds. A phone on a bad line sends 64 KiB in less than half a minute; a socket on which nothing moves for a minute goes. */
const TIMEOUTS = { head: 10_000, request: 30_000, keepAlive: 10_000, silence: 60_000, check: 1_000 };

/** An HTTP server that lets only well-formed requests of our own pages and programs through to `handler`, and dresses every answer. */
export function createGuardedServer(handler: Handler, settings: GuardSettings): Server {
  const server = createServer({
    headersTimeout: TIMEOUTS.head,
    requestTimeout: TIMEOUTS.request,
    keepAliveTimeout: TIMEOUTS.keepAlive,
    connectionsCheckingInterval: TIMEOUTS.check,
    requireHostHeader: false,
  });
  server.timeout = TIMEOUTS.silence;
  const answering = new WeakSet<Socket>();
  const serve = (request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean) => {
    answering.add(request.socket);
    response.once("close", () => answering.delete(request.socket));
    guard(request, response, { handler, settings, awaitsContinue }).catch((error: unknown) => {
      log("error", "request-failed", { status: 500, ...errorFields(error) });
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/problem+json" });
      response.end();
    });
  };
  server.on("request", (request, response) => serve(request, response, false));
  server.on("checkContinue", (request, response) => serve(request, response, true));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => refuseUnreadable(error, socket, answering.has(socket)));
  return server;
}

type Surroundings = { handler: Handler; settings: GuardSettings; awaitsContinue: boolean };

async function guard(
  request: IncomingMessage,
  response: ServerResponse,
  { handler, settings, awaitsContinue }: Surroundings,
): Promise<void> {
  const { method = "", url = "", headers, rawHeaders, socket } = request;
  const nonce = randomBytes(16).toString("base64url");
  const requestId = randomUUID();
  const socketAddress = socket.remoteAddress ?? "";
  const decision = decide({ method, url, headers, rawHeaders, fromLoopback: isLoopback(socketAddress) }, settings);
  const path = decision.kind === "pass" ? decision.target.path : "/";
  dress(response, path, responseHeaders(path, nonce, requestId, settings), settings);
  request.on("error", () => {});
  response.on("error", () => {});

  if (decision.kind === "redirect") {
    response.writeHead(308, { location: decision.location }).end();
    return discardBody(request);
  }
  if (decision.kind === "refuse") return turnAway(request, response, decision.code, decision.allow);

  socket.setTimeout(path === LIVE_PATH ? 0 : TIMEOUTS.silence);
  const passed = keptHeaders(headers, method);
  if (path === LIVE_PATH) delete passed["accept-encoding"];
  Object.assign(passed, {
    "content-security-policy": contentSecurityPolicy(nonce, settings),
    "x-nonce": nonce,
    "x-request-id": requestId,
    "x-isomood-path": pathOf(decision.target),
    "x-isomood-address": clientAddress(headers, socketAddress, settings.trustProxyHops),
  });
  if (decision.body !== "whole") {
    if (decision.body === "streamed") streamOn(request, response, awaitsContinue);
    request.headers = passed as typeof request.headers;
    request.rawHeaders = rawOf(passed);
    return handler(request, response);
  }
  if (awaitsContinue) response.writeContinue();
  const body = await readLimitedBody(request, MAX_BODY_BYTES);
  if (body === "broken-off") return;
  if (body === "too-large") return turnAway(request, response, "too-large");
  return handler(withBody(request, passed, body), response);
}

/** Lets the route read the body as it comes. What it leaves unread is still taken, up to a limit, so that the client gets to read the answer. */
function streamOn(request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean): void {
  if (awaitsContinue) response.writeContinue();
  response.once("finish", () => discardBody(request));
}

/** The same request with its body already here: what comes next never waits for a slow sender. */
function withBody(request: IncomingMessage, headers: Record<string, string | string[]>, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket);
  const { "transfer-encoding": _, ...others } = headers;
  const sized = { ...others, "content-length": String(body.length) };
  Object.assign(whole, {
    method: request.method,
    url: request.url,
    httpVersion: "1.1",
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    complete: true,
  });
  whole.headers = sized as typeof whole.headers;
  whole.rawHeaders = rawOf(sized);
  whole.push(body);
  whole.push(null);
  return whole;
}

function turnAway(request: IncomingMessage, response: ServerResponse, code: ProblemCode, allow?: string): void {
  const { status, type, body } = refusal(code, String(request.headers.accept ?? ""));
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body), ...(allow ? { allow } : {}) }).end(body);
  discardBody(request);
}

/** Sets our headers at the last moment, so that nothing set further in can weaken them. */
function dress(response: ServerResponse, path: string, headers: Record<string, string>, settings: GuardSettings): void {
  const writeHead = response.writeHead.bind(response);
  const setHeader = response.setHeader.bind(response);
  // Next sets a route's headers as lists, and its own compression passes over an answer whose type is one.
  response.setHeader = (name, value) =>
    setHeader(name, Array.isArray(value) && value.length === 1 && /^content-type$/i.test(name) ? String(value[0]) : value);
  const requestId = headers["x-request-id"] ?? "";
  response.once("close", () => takeAway(requestId));
  response.writeHead = ((given: number, ...rest: unknown[]) => {
    const away = given === 500 && takeAway(requestId);
    const status = away ? 503 : given;
    if (away) response.setHeader("retry-after", "5");
    const sent = rest.find((part) => typeof part === "object" && part !== null);
    for (const [name, value] of Object.entries((sent ?? {}) as Record<string, number | string | string[]>)) response.setHeader(name, value);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("cache-control", cacheControl(path, status, settings));
    for (const name of ["x-powered-by", "server", "access-control-allow-origin"]) response.removeHeader(name);
    return writeHead(status);
  }) as typeof response.writeHead;
}

/** Answers what Node's parser could not read, where nothing was being answered on that connection. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, answering: boolean): void {
  if (!socket.writable || answering) return void socket.destroy();
  const timedOut = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  const status = timedOut
    ? "408 Request Timeout"
    : error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : "400 Bad Request";
  const { body } = refusal("bad-request", "");
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\ncache-control: no-store\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function pathOf({ path, query }: Target): string {
  const own = new URLSearchParams(query);
  own.delete("_rsc");
  return own.size > 0 ? `${path}?${own}` : path;
}

function rawOf(headers: Record<string, string | string[]>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (Array.isArray(value) ? value.flatMap((one) => [name, one]) : [name, value]));
}

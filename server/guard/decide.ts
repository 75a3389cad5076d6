import type { ProblemCode } from "@/contracts/problem";
import { hasRepeated, type SentHeaders } from "./request-headers";
import { readTarget, type Target } from "./request-target";
import { isRouterState } from "./router-state";
import { FILE_PATHS, type GuardSettings, MAX_BODY_BYTES, MAX_FILE_BYTES, ONE_CLICK_PATH } from "./settings";

export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: SentHeaders;
  readonly rawHeaders: readonly string[];
  /** Where the connection comes from. */
  readonly fromLoopback: boolean;
};
/** How the body goes on: not at all, whole once it is here, or as it comes, for the route to read and to limit. */
export type BodyKind = "none" | "whole" | "streamed";
export type Decision =
  | { readonly kind: "pass"; readonly target: Target; readonly body: BodyKind }
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "refuse"; readonly code: ProblemCode; readonly allow?: string };

const READING = new Set(["GET", "HEAD"]);
const WRITING = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const FILE_TYPE = "text/csv";
const PARTS_TYPE = "multipart/form-data";
const BODY_TYPES = new Set(["application/x-www-form-urlencoded", "application/json", FILE_TYPE, PARTS_TYPE]);
/** What probes ask, by whatever name reaches this machine from itself. */
const PROBES = new Set(["/api/health", "/api/ready", "/api/metrics"]);

const refuse = (code: ProblemCode, allow?: string): Decision => ({ kind: "refuse", code, ...(allow ? { allow } : {}) });

/** What to do with a request, from its head alone. It decides nothing about who may do what: that is for the routes. */
export function decide(asked: Asked, settings: GuardSettings): Decision {
  const { method, headers } = asked;
  const target = readTarget(asked.url);
  const length = headers["content-length"];
  if (!target || hasRepeated(asked.rawHeaders) || !/^\d*$/.test(String(length ?? ""))) return refuse("bad-request");
  if (!READING.has(method) && !WRITING.has(method)) return refuse("method-not-allowed", "GET, HEAD");

  const elsewhere = wrongHost(asked, target, settings);
  if (elsewhere) return elsewhere;
  if (isInternalPath(target.path, settings)) return refuse("not-found");

  const chunked = headers["transfer-encoding"] !== undefined;
  const hasBody = chunked || (length !== undefined && length !== "0");
  if (READING.has(method)) {
    const tree = headers["next-router-state-tree"];
    const unreadable = tree !== undefined && !isRouterState(String(tree));
    return hasBody || unreadable ? refuse("bad-request") : { kind: "pass", target, body: "none" };
  }
  if (!/^\/(api|fhir)\//.test(target.path)) return refuse("method-not-allowed", "GET, HEAD");
  if (isForeign(headers, settings)) return refuse("foreign-origin");
  if (!hasBody) return { kind: "pass", target, body: "none" };
  const type = headers["content-encoding"] === undefined ? bodyTypeOf(headers["content-type"]) : null;
  const isFile = type === FILE_TYPE && FILE_PATHS.has(target.path);
  const isElsewhere = (type === FILE_TYPE && !isFile) || (type === PARTS_TYPE && !ONE_CLICK_PATH.test(target.path));
  if (type === null || isElsewhere) return refuse("wrong-content-type");
  if (length !== undefined && Number(length) > (isFile ? MAX_FILE_BYTES : MAX_BODY_BYTES)) return refuse("too-large");
  return { kind: "pass", target, body: isFile ? "streamed" : "whole" };
}

function wrongHost({ method, headers, fromLoopback }: Asked, target: Target, settings: GuardSettings): Decision | null {
  const own = new URL(settings.appUrl);
  const host = String(headers.host ?? "").toLowerCase();
  if (host === own.host) return null;
  const given = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  const isLoopback = given !== null && given.host === host && LOOPBACK.has(given.hostname);
  if (isLoopback && fromLoopback && PROBES.has(target.path) && READING.has(method)) return null;
  // localhost and 127.0.0.1 are two cookie hosts: a person who opened the other one is led to ours.
  const sameServer = isLoopback && LOOPBACK.has(own.hostname) && given.port === own.port;
  if (sameServer && READING.has(method))
    return { kind: "redirect", location: `${settings.appUrl}${target.path}${target.query && `?${target.query}`}` };
  return refuse("bad-request");
}

/** Of Next's own addresses only hashed assets are served: no image optimiser, no data routes. */
function isInternalPath(path: string, { dev }: GuardSettings): boolean {
  if (/^\/__next/.test(path)) return !dev;
  return /^\/_next(\/|$)/.test(path) && !dev && !path.startsWith("/_next/static/");
}

/**
 * True for a write that another site's page may have caused. A browser names the origin on every write; a write that carries
 * cookies and names none is refused too. A bearer token is not sent by a browser by itself, and cookies beside it are dropped.
 */
function isForeign(headers: SentHeaders, { appUrl }: GuardSettings): boolean {
  const { origin, cookie, authorization } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return true;
  if (origin !== undefined) return origin !== appUrl;
  return cookie !== undefined && !/^bearer /i.test(String(authorization ?? ""));
}

/** The type of a body that may pass somewhere, in UTF-8; null for any other. */
function bodyTypeOf(header: string | string[] | undefined): string | null {
  const [type = "", ...parameters] = String(header ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const known = type === PARTS_TYPE ? /^boundary="?[\w'()+,./:=?-]{1,70}"?$/ : /^charset="?utf-8"?$/;
  return BODY_TYPES.has(type) && parameters.every((parameter) => known.test(parameter)) ? type : null;
}

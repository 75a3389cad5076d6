import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AuditAction } from "@/contracts/audit-actions";
import type { FieldIssue } from "@/contracts/problem";
import type { Role } from "@/contracts/roles";
import type { StaffActor } from "./actor";
import { database } from "./database";
import { isDatabaseAway } from "./database-away";
import { signInAddress } from "./landing";
import { errorFields, log } from "./log";
import { problemResponse } from "./problem-response";
import { check, type RawFields, type Refused, readBody, readQuery, unread } from "./read-input";
import { recordDenial } from "./record-denial";
import { staffOfRequest } from "./session";

/** Who may call: anybody, a phone with a check-in's cookie (the handler reads it), or staff of these roles. */
export type Callers = "public" | "check-in" | readonly Role[];

/** What a handler is given when its input could not be used, or nothing could be done with it. */
export type RouteContext = { readonly request: Request; readonly now: Date; readonly requestId: string };

export type RouteCall<C, P, Q, B> = RouteContext & {
  readonly actor: C extends readonly Role[] ? StaffActor : null;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
};

export type RouteSpec<C extends Callers, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly callers: C;
  /** A parameter that does not parse is answered as a resource that does not exist. */
  readonly params?: P;
  /** Without it, any query string is refused. */
  readonly query?: Q;
  /** Without it, any body is refused. */
  readonly body?: B;
  /** The type of a body that the handler reads by itself, as it comes, once it is known who asks. Goes without `body`. */
  readonly file?: string;
  /** What the use case writes to the audit log, or why it writes nothing. */
  readonly audit: AuditAction | readonly AuditAction[] | { readonly none: string };
  /** True for a page: whoever is not signed in is led to the sign-in page and back here. */
  readonly signInPage?: boolean;
  /** True where a page calls by itself and cannot say so (a stream): it never keeps a session alive. */
  readonly background?: boolean;
  readonly handler: (call: RouteCall<C, z.output<P>, z.output<Q>, z.output<B>>) => Response | Promise<Response>;
  /** For forms: 422 as a page with the answers kept, instead of the problem document. */
  readonly onInvalid?: (issues: FieldIssue[], raw: RawFields, context: RouteContext) => Response | Promise<Response>;
  /** For forms: 503 as a page with the answers kept, and the same page as 500. Must not need the database. */
  readonly onUnavailable?: (raw: RawFields, context: RouteContext) => Response | Promise<Response>;
};

export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Where a test finds who may call a handler. Registered, because Next bundles this file more than once. */
export const routeSpec = Symbol.for("isomood.route-spec");
export type DescribedHandler = RouteHandler & {
  readonly [routeSpec]: { readonly callers: Callers; readonly audit: RouteSpec<Callers, z.ZodType, z.ZodType, z.ZodType>["audit"] };
};

/** Seconds after which a client may try again when the database was away. */
export const RETRY_AFTER_SECONDS = 5;

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/**
 * The one wrapper of every route handler. It establishes who is asking (401, 403), what was sent (404, 400, 415, 422) and the time,
 * in that order, and answers whatever is thrown: 503 when the database is away, else 500 that says nothing.
 */
export function withRoute<
  const C extends Callers,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(spec: RouteSpec<C, P, Q, B>): DescribedHandler {
  const handle: RouteHandler = async (request, { params }) => {
    const context: RouteContext = { request, now: new Date(), requestId: request.headers.get("x-request-id") ?? randomUUID() };
    const raw: { fields: RawFields } = { fields: {} };
    try {
      return await answer(spec, context, await params, raw);
    } catch (error) {
      if (isControlFlow(error)) throw error;
      return failed(spec, context, raw.fields, error);
    }
  };
  return Object.assign(handle, { [routeSpec]: { callers: spec.callers, audit: spec.audit } });
}

async function answer<C extends Callers, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: RouteSpec<C, P, Q, B>,
  context: RouteContext,
  params: unknown,
  raw: { fields: RawFields },
): Promise<Response> {
  const { request, now } = context;
  // Read first: a form that cannot be served now is given back with its answers. A file waits until it is known who sends it.
  const sent = spec.file === undefined ? await readBody(request) : unread(request, spec.file);
  if (sent.ok) raw.fields = sent.value.raw;

  let actor: StaffActor | null = null;
  if (typeof spec.callers !== "string") {
    actor = await staffOfRequest(request.headers, { now, background: spec.background });
    if (!actor && spec.signInPage) return new Response(null, { status: 303, headers: { location: signInAddress(pathOf(request)) } });
    if (!actor) return problemResponse("not-signed-in");
    if (!spec.callers.includes(actor.role)) {
      await recordDenial(database(), actor, now);
      return problemResponse("forbidden");
    }
  }

  const place = (spec.params ?? z.unknown()).safeParse(params ?? {});
  if (!place.success) return problemResponse("not-found");
  const asked = readQuery(request.url);
  const query = asked.ok ? check(spec.query ?? nothing, asked.value) : asked;
  if (!query.ok) return refuse(query);
  if (!sent.ok) return refuse(sent);
  const body = check(spec.body ?? nothing, sent.value);
  if (!body.ok) return spec.onInvalid && spec.body ? spec.onInvalid(body.issues, raw.fields, context) : refuse(body);

  // The types of the parsed values and of `actor` follow from the same schemas and callers; TypeScript cannot carry that through a default.
  const call = { ...context, actor, params: place.data, query: query.value, body: body.value };
  return spec.handler(call as unknown as RouteCall<C, z.output<P>, z.output<Q>, z.output<B>>);
}

function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

function refuse({ code, issues }: Refused): Response {
  return problemResponse(code, issues.length > 0 ? { issues } : {});
}

async function failed(
  spec: Pick<RouteSpec<Callers, z.ZodType, z.ZodType, z.ZodType>, "onUnavailable">,
  context: RouteContext,
  raw: RawFields,
  error: unknown,
): Promise<Response> {
  const { requestId, request } = context;
  const away = isDatabaseAway(error);
  log("error", away ? "database-away" : "request-failed", {
    requestId,
    method: request.method,
    status: away ? 503 : 500,
    ...errorFields(error),
  });
  if (!away) return failureTo(spec, context, raw);
  if (!spec.onUnavailable) return problemResponse("unavailable", {}, { "retry-after": String(RETRY_AFTER_SECONDS) });
  const page = await spec.onUnavailable(raw, context);
  page.headers.set("retry-after", String(RETRY_AFTER_SECONDS));
  return page;
}

/** Somebody who sent a form, or opened a page, is shown the page that they get while the database is away, with what help is on it. */
async function failureTo(
  { onUnavailable }: Pick<RouteSpec<Callers, z.ZodType, z.ZodType, z.ZodType>, "onUnavailable">,
  context: RouteContext,
  raw: RawFields,
) {
  try {
    const page = await onUnavailable?.(raw, context);
    if (page?.headers.get("content-type")?.startsWith("text/html")) return new Response(page.body, { status: 500, headers: page.headers });
  } catch (error) {
    log("error", "failure-page-failed", { requestId: context.requestId, ...errorFields(error) });
  }
  return failure(500);
}

function failure(status: 500): Response {
  const document = { type: "about:blank", title: "Something went wrong on our side", status };
  return new Response(JSON.stringify(document), { status, headers: { "content-type": "application/problem+json" } });
}

/** Next's redirect() and notFound() are thrown; their errors carry a digest that begins so. */
function isControlFlow(error: unknown): boolean {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === "string" && digest.startsWith("NEXT_");
}

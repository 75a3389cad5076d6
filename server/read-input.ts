import type { z } from "zod";
import type { FieldIssue, ProblemCode } from "@/contracts/problem";

/** What a form or JSON object sent, as text by field, for giving a form back with its answers. */
export type RawFields = Record<string, string>;
export type Refused = { ok: false; code: ProblemCode; issues: FieldIssue[] };
export type Read<T> = { ok: true; value: T } | Refused;
type Sent = { value: unknown; raw: RawFields; repeated: string[] };

const BAD_REQUEST: Refused = { ok: false, code: "bad-request", issues: [] };

/**
 * The body as it came: JSON or a form; in parts only where the guard lets it through. Text that PostgreSQL cannot hold (NUL, half a surrogate pair) or that is no UTF-8 is refused
 * here, once, and not by an error deep inside.
 */
export async function readBody(request: Request): Promise<{ ok: true; value: Sent } | Refused> {
  try {
    if (typeOf(request) === "multipart/form-data") return { ok: true, value: fromPairs(textParts(await request.formData())) };
    const bytes = new Uint8Array(await request.arrayBuffer());
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const type = typeOf(request);
    if (text === "") return { ok: true, value: { value: {}, raw: {}, repeated: [] } };
    if (type === "application/x-www-form-urlencoded") return { ok: true, value: fromPairs([...new URLSearchParams(text)]) };
    if (type !== "application/json") return { ok: false, code: "wrong-content-type", issues: [] };
    const value: unknown = JSON.parse(text, (_key, part: unknown) => (typeof part === "string" ? storable(part) : part));
    return { ok: true, value: { value, raw: scalarsOf(value), repeated: [] } };
  } catch {
    // Not UTF-8, not JSON, nested beyond the stack, or broken off.
    return BAD_REQUEST;
  }
}

/** A body that the handler reads by itself: it is refused only where it is of another type. */
export function unread(request: Request, type: string): { ok: true; value: Sent } | Refused {
  return typeOf(request) === type
    ? { ok: true, value: { value: {}, raw: {}, repeated: [] } }
    : { ok: false, code: "wrong-content-type", issues: [] };
}

/** The bytes of a body as they come, or which limit they broke: more than `max` of them, or broken off. */
export async function readBytes(request: Request, max: number): Promise<{ ok: true; bytes: Uint8Array } | Refused> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.length;
      if (size > max) return { ok: false, code: "too-large", issues: [] };
      parts.push(part);
    }
  } catch {
    return BAD_REQUEST;
  }
  return { ok: true, bytes: Buffer.concat(parts) };
}

/** The query string as one value a key. */
export function readQuery(url: string): { ok: true; value: Sent } | Refused {
  try {
    return { ok: true, value: fromPairs([...new URL(url).searchParams]) };
  } catch {
    return BAD_REQUEST;
  }
}

/** Checks what was sent against its schema. A field sent twice is refused: two readers might each take another one. */
export function check<S extends z.ZodType>(schema: S, sent: Sent): Read<z.output<S>> {
  if (sent.repeated.length > 0) {
    return { ok: false, code: "invalid-input", issues: sent.repeated.map((path) => ({ path, message: "This was sent twice" })) };
  }
  const parsed = schema.safeParse(sent.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, code: "invalid-input", issues: issuesOf(parsed.error.issues).slice(0, 50) };
}

/** Of a union's branches the one that came nearest speaks; an empty branch would say only "invalid input". */
function issuesOf(issues: readonly z.core.$ZodIssue[], under: PropertyKey[] = []): FieldIssue[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    const branches = issue.code === "invalid_union" ? issue.errors.filter((errors) => errors.some((error) => error.path.length > 0)) : [];
    const nearest = branches.toSorted((a, b) => a.length - b.length)[0];
    return nearest ? issuesOf(nearest, path) : [{ path: path.map(String).join("/"), message: issue.message }];
  });
}

function typeOf(request: Request): string | undefined {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
}

/** @throws TypeError on a file: nothing takes one in a form */
function textParts(form: FormData): [string, string][] {
  return [...form].map(([name, value]) => {
    if (typeof value !== "string") throw new TypeError("a file in a form");
    return [name, value];
  });
}

function fromPairs(pairs: [string, string][]): Sent {
  const raw = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [key, value] of pairs) {
    if (raw.has(storable(key))) repeated.add(key);
    else raw.set(key, storable(value));
  }
  const fields = Object.fromEntries(raw);
  return { value: fields, raw: fields, repeated: [...repeated].slice(0, 50) };
}

function scalarsOf(value: unknown): RawFields {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (["string", "number", "boolean"].includes(typeof part) ? [[key, String(part)]] : [])),
  );
}

function storable(text: string): string {
  if (/[\0\p{Surrogate}]/u.test(text)) throw new TypeError("text that cannot be stored");
  return text;
}

import { BACKGROUND_HEADER } from "@/contracts/background-request";
import { type FieldIssue, type ProblemCode, readProblem } from "@/contracts/problem";

/** An answer that is not a success, with its code where it is one of ours. Screens choose the words. */
export class ProblemError extends Error {
  override name = "ProblemError";
  constructor(
    readonly status: number,
    readonly code: ProblemCode | null,
    readonly detail: string | null,
    readonly issues: FieldIssue[],
  ) {
    super(code ?? `status ${status}`);
  }
}

type Sent = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** Sent as it is, of its own type, instead of a body. */
  file?: Blob;
  signal?: AbortSignal;
  /** Nobody asked for this request just now: it does not keep a session alive. */
  background?: boolean;
};

/** After this long without an answer there is none: on a dead line nobody may go on reading that something is theirs. */
const GIVES_UP_AFTER_MS = 30_000;
/** A file has to be sent first, and ten thousand patients to be stored. */
const FILE_GIVES_UP_AFTER_MS = 240_000;

/**
 * Sends JSON and reads JSON, same origin only.
 * @throws ProblemError on an answer that is not a success; TypeError when there was no answer, or none in time
 */
export async function requestJson<T>(url: string, sent: Sent = {}): Promise<T> {
  return JSON.parse(await send(url, "application/json", sent)) as T;
}

/** Sends JSON and reads text, such as a file; throws as `requestJson` does. */
export async function requestText(url: string, sent: Sent = {}): Promise<string> {
  return send(url, "*/*", sent);
}

async function send(url: string, accept: string, { method = "GET", body, file, signal, background }: Sent): Promise<string> {
  const ended = new AbortController();
  const endAs = (reason: unknown) => ended.abort(reason);
  const late = setTimeout(endAs, file ? FILE_GIVES_UP_AFTER_MS : GIVES_UP_AFTER_MS, new TypeError("no answer in time"));
  const left = () => endAs(signal?.reason);
  if (signal?.aborted) left();
  signal?.addEventListener("abort", left);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept,
        ...(file ? { "content-type": file.type } : body === undefined ? {} : { "content-type": "application/json" }),
        ...(background ? { [BACKGROUND_HEADER]: "1" } : {}),
      },
      ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: ended.signal,
      credentials: "same-origin",
      cache: "no-store",
    });
    if (response.ok) return await response.text();
    const { code, detail, issues } = readProblem(await response.json().catch(() => null));
    throw new ProblemError(response.status, code, detail, issues);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener("abort", left);
  }
}

/** What to tell a person about a request that failed, in a sentence that says what to do. */
export function failureWords(error: unknown): string {
  if (!(error instanceof ProblemError)) return "No answer from the server. Check the connection and try again.";
  if (error.code === "not-signed-in") return "Your session has ended. Sign in again; nothing was lost.";
  if (error.code === "forbidden") return "Your role may not do this.";
  if (error.code === "not-found") return "This is no longer here.";
  if (error.code === "unavailable") return "Not available right now. Try again in a moment.";
  if (error.code === "too-many") return "Too many tries. Wait a little and try again.";
  return error.detail ?? "That did not work. Try again.";
}

/** What an answer of the server means to somebody who has pressed Send. `again`: nothing is lost, try once more later. */
export type Outcome =
  | { readonly kind: "done"; readonly body: Record<string, unknown> }
  | { readonly kind: "again" }
  | { readonly kind: "refused"; readonly notice: Refusal; readonly fields: readonly string[] };
export type Refusal = "away" | "other" | "ended" | "refused";

const WAITS = [1, 2, 5, 10, 15];

/** Seconds to wait after so many failed tries (1 or more) before the next; a try is never the last. */
export function waitAfter(tries: number): number {
  return WAITS[Math.min(tries, WAITS.length) - 1] ?? 1;
}

const NOTICES: Readonly<Record<number, Refusal>> = { 401: "away", 409: "other", 404: "ended", 410: "ended" };

/** Reads the server's answer. An answer of any other shape than ours is taken as "try again": sending twice stores once. */
export function outcomeOf(status: number, body: unknown): Outcome {
  const object = typeof body === "object" && body !== null && !Array.isArray(body);
  if (status === 200 || status === 201) return object ? { kind: "done", body: body as Record<string, unknown> } : { kind: "again" };
  // 408 and 429 pass, like everything that is the server's own trouble.
  if (status === 408 || status === 429 || status >= 500) return { kind: "again" };
  const issues = object ? (body as { issues?: unknown }).issues : [];
  // An issue of a draft's answer is found at "answers/phq9.1".
  const fields = (Array.isArray(issues) ? issues : []).map(({ path }: { path?: unknown }) => String(path).split("/").pop() ?? "");
  return { kind: "refused", notice: NOTICES[status] ?? "refused", fields };
}

/** Where the server says to go: an address of ours, or null. */
export function placeIn(body: Record<string, unknown>): string | null {
  const { location } = body;
  return typeof location === "string" && /^\/(check-in\/|tablet$)/.test(location) ? location : null;
}

/** One try. Whatever goes wrong between the phone and the server means "try again". */
export async function post(address: string, body: object): Promise<Outcome> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 20_000);
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      // Finishes even when the page is closed while it is under way.
      keepalive: true,
      redirect: "error",
      signal: stop.signal,
    });
    return outcomeOf(response.status, await response.json().catch(() => null));
  } catch {
    return { kind: "again" };
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after so many seconds, as soon as the connection is back, or when `by` is pressed. */
export function pause(seconds: number, by?: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      by?.removeEventListener("click", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    by?.addEventListener("click", done);
  });
}

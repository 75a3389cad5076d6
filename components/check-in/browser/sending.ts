/** What an answer of the server means to somebody who has pressed Send. `again`: nothing is lost, try once more later. */
export type Outcome =
  | { readonly kind: "sent"; readonly location: string }
  | { readonly kind: "again" }
  | { readonly kind: "refused"; readonly notice: Refusal };
export type Refusal = "away" | "other" | "ended" | "refused";

const WAITS = [1, 2, 5, 10, 15];

/** Seconds to wait after so many failed tries (1 or more) before the next; a try is never the last. */
export function waitAfter(tries: number): number {
  return WAITS[Math.min(tries, WAITS.length) - 1] ?? 1;
}

/** Reads the server's answer. A receipt of any other shape than ours is taken as "try again": sending twice stores once. */
export function outcomeOf(status: number, body: unknown): Outcome {
  if (status === 200 || status === 201) {
    const location = (body as { location?: unknown } | null)?.location;
    return typeof location === "string" && location.startsWith("/check-in/") ? { kind: "sent", location } : { kind: "again" };
  }
  if (status === 401) return { kind: "refused", notice: "away" };
  if (status === 409) return { kind: "refused", notice: "other" };
  if (status === 404 || status === 410) return { kind: "refused", notice: "ended" };
  // 408 and 429 pass, like everything that is the server's own trouble.
  return status === 408 || status === 429 || status >= 500 ? { kind: "again" } : { kind: "refused", notice: "refused" };
}

/** One try. Whatever goes wrong between the phone and the server means "try again". */
export async function sendOnce(address: string, answers: object): Promise<Outcome> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 20_000);
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(answers),
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

/** A service that does not answer in time is taken as not told. */
const ANSWER_WITHIN_MS = 10_000;

/** Asks an address of the operator's, with a body or without. True if it answered with a success; never throws, and says nothing of the address. */
export async function tellOutside(url: string, body: object | null = null): Promise<boolean> {
  try {
    const response = await fetch(url, {
      ...(body === null ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      // A redirect could lead a secret in the address elsewhere.
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

type FailedRequest = { method: string; headers: NodeJS.Dict<string | string[]> };

/** Next calls this for everything a page throws, before it answers. */
export async function onRequestError(error: unknown, request: FailedRequest): Promise<void> {
  // Next compiles this file for its edge runtime too, where there is no log; the condition leaves the import out there.
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./server/page-failure")).reportPageFailure(error, request);
}

export async function register(): Promise<void> {
  // Loaded now, so that reporting does not come too late for the first failing page.
  if (process.env.NEXT_RUNTIME === "nodejs") await import("./server/page-failure");
}

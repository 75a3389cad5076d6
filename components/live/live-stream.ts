import type { LiveEvent } from "@/contracts/flag-actions";
import { type LiveMessage, type LiveStatus, retryDelayMs, SILENT_FOR_MS } from "./live-status";

/** After this many failed tries in a row the screen no longer says "reconnecting" but since when its data are. */
const TRIES_BEFORE_POLLING = 2;

/** Keeps one event stream of this person open until `signal` ends it, telling `tell` what arrives and how the stream is. */
export function keepStreamOpen(audience: string, signal: AbortSignal, tell: (message: LiveMessage) => void): void {
  let attempt = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;

  const status = (next: LiveStatus) => tell({ kind: "status", status: next });
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(fail, SILENT_FOR_MS);
  };
  const open = () => {
    source = new EventSource("/api/live");
    // The server says "ready" once it listens: only from then on is nothing missed, so what was loaded before is asked for again.
    source.addEventListener("ready", (message) => {
      if (JSON.parse((message as MessageEvent<string>).data) !== audience) return tell({ kind: "replaced" });
      if (attempt > 0) tell({ kind: "resync" });
      attempt = 0;
      heard();
      status("live");
    });
    source.addEventListener("beat", heard);
    source.addEventListener("resync", () => tell({ kind: "resync" }));
    source.addEventListener("change", (message) => {
      heard();
      tell({ kind: "event", event: JSON.parse((message as MessageEvent<string>).data) as LiveEvent });
    });
    source.onerror = fail;
    heard();
  };
  function fail() {
    source?.close();
    clearTimeout(silence);
    clearTimeout(retry);
    if (signal.aborted) return;
    status(attempt < TRIES_BEFORE_POLLING ? "reconnecting" : "polling");
    // Why it ended is not told here. Asking again shows at once whether the session is over, the server away or nothing the matter.
    if (attempt === 0) tell({ kind: "resync" });
    retry = setTimeout(open, retryDelayMs(attempt, Math.random()));
    attempt += 1;
  }

  // A browser may leave a stream open that has no line any more; a line that is back is used at once.
  window.addEventListener("offline", fail, { signal });
  window.addEventListener(
    "online",
    () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      open();
    },
    { signal },
  );
  signal.addEventListener("abort", () => {
    source?.close();
    clearTimeout(silence);
    clearTimeout(retry);
  });
  open();
}

import type { LiveEvent } from "@/contracts/flag-actions";
import { CARE_TEAM, type Role } from "@/contracts/roles";
import type { StaffActor } from "./actor";
import { subscribe } from "./live";
import { staffOfRequest } from "./session";
import { onShutdown } from "./shutdown";

/** A line this often keeps proxies from closing the stream and tells the browser that it is alive. */
const BEAT_MS = 20_000;
/** How often a stream asks whether its session still stands: it must end within 5 s of a revocation. */
const SESSION_CHECK_MS = 4_000;

/**
 * The event stream of one browser: `ready` once nothing can be missed, `change` with the ids of what is stale, `resync` when
 * everything is, `beat` in between. Ends with the session, the browser or the process.
 */
export async function liveStream(actor: StaffActor, request: Request): Promise<Response> {
  const encoder = new TextEncoder();
  const ends: (() => void)[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let ended = false;
  const send = (event: string, data = "") => {
    if (!ended) controller?.enqueue(encoder.encode(`event: ${event}\ndata: ${data}\n\n`));
  };
  const end = () => {
    if (ended) return;
    ended = true;
    for (const undo of ends) undo();
    try {
      controller?.close();
    } catch {
      // The browser closed it first.
    }
  };

  const change = (event: LiveEvent) => {
    const told = toldTo(actor.role, event);
    if (told) send("change", JSON.stringify(told));
  };
  ends.push(await subscribe(actor.clinicId, { change, resync: () => send("resync") }));
  const beat = setInterval(() => send("beat"), BEAT_MS);
  const watch = setInterval(async () => {
    if (!(await isStillAllowed(actor, request))) end();
  }, SESSION_CHECK_MS);
  ends.push(
    () => clearInterval(beat),
    () => clearInterval(watch),
    onShutdown(end),
  );
  request.signal.addEventListener("abort", end);

  const body = new ReadableStream<Uint8Array>({
    start(opened) {
      controller = opened;
      // Whose stream this is: a tab that was opened for somebody else must not go on under this session.
      send("ready", JSON.stringify(`${actor.staffId}@${actor.clinicName}`));
    },
    cancel: end,
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
  });
}

/** What somebody of this role is told of an event: who sees no patients learns only that mails may have changed. */
export function toldTo(role: Role, event: LiveEvent): LiveEvent | null {
  if (CARE_TEAM.some((one) => one === role) || ["worker", "queue", "cover", "suggestions"].includes(event.kind)) return event;
  return event.kind === "course" ? { kind: "queue" } : null;
}

/** False when the session ended, the role changed, or nobody can say: the browser then asks again, and is told why. */
async function isStillAllowed(actor: StaffActor, request: Request): Promise<boolean> {
  try {
    const now = await staffOfRequest(request.headers, { now: new Date(), background: true });
    return now?.sessionId === actor.sessionId && now.role === actor.role;
  } catch {
    return false;
  }
}

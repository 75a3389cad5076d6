import { z } from "zod";
import { type LiveEvent, NOTICED_URGENCIES } from "@/contracts/flag-actions";
import { listen } from "@/db/listen";
import { LIVE_CHANNEL } from "@/db/queries/notifications";
import { database } from "./database";
import { log } from "./log";

/** A screen that wants to know. `resync`: something may have been missed, so everything is stale. */
export type Subscriber = { change(event: LiveEvent): void; resync(): void };
type Hub = { readonly clinics: Map<string, Set<Subscriber>>; listening: Promise<void> | null; opened: number };

/** One a process, on globalThis, because Next bundles this file more than once. */
const slot = Symbol.for("isomood.live");
type Holder = typeof globalThis & { [slot]?: Hub };

/** Without a clinic it is everybody's: whether mails leave is the same for all. */
const message = z.object({
  clinicId: z.uuid().nullable(),
  event: z.union([
    z.object({ kind: z.literal("course"), courseId: z.uuid(), patientId: z.uuid() }),
    z.object({ kind: z.literal("alert"), alertId: z.uuid(), urgency: z.enum(NOTICED_URGENCIES) }),
    z.object({ kind: z.enum(["queue", "worker", "cover", "suggestions"]) }),
  ]),
});

/**
 * Tells `subscriber` what changes in this clinic, and in no other, until the returned function is called. However many screens are
 * open, the process holds one listening connection.
 * @throws when that connection cannot be made
 */
export async function subscribe(clinicId: string, subscriber: Subscriber): Promise<() => void> {
  const holder = globalThis as Holder;
  holder[slot] ??= { clinics: new Map(), listening: null, opened: 0 };
  const hub = holder[slot];
  hub.listening ??= open(hub);
  await hub.listening;
  const screens = hub.clinics.get(clinicId) ?? new Set();
  hub.clinics.set(clinicId, screens.add(subscriber));
  return () => {
    screens.delete(subscriber);
    if (screens.size === 0 && hub.clinics.get(clinicId) === screens) hub.clinics.delete(clinicId);
  };
}

async function open(hub: Hub): Promise<void> {
  hub.opened += 1;
  const mine = hub.opened;
  // After a failed first try the driver may still reconnect by itself; only the newest opening speaks, so that nothing is told twice.
  const isCurrent = () => mine === hub.opened;
  try {
    await listen(database(), LIVE_CHANNEL, {
      onPayload: (payload) => isCurrent() && passOn(hub, payload),
      onListening: () => isCurrent() && everybody(hub).forEach((screen) => void screen.resync()),
    });
  } catch (error) {
    hub.listening = null;
    throw error;
  }
}

function passOn(hub: Hub, payload: string): void {
  const parsed = message.safeParse(readJson(payload));
  if (!parsed.success) {
    log("error", "live-payload-unreadable");
    return;
  }
  const { clinicId, event } = parsed.data;
  const told = clinicId === null ? (event.kind === "worker" ? everybody(hub) : []) : (hub.clinics.get(clinicId) ?? []);
  for (const screen of told) screen.change(event);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function everybody(hub: Hub): Subscriber[] {
  return [...hub.clinics.values()].flatMap((screens) => [...screens]);
}

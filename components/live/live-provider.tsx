"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { LiveEvent } from "@/contracts/flag-actions";
import { alertsKey, patientKey, workerKey } from "@/contracts/panel";
import { suggestionsKey } from "@/contracts/suggested-actions";
import { alertDesk } from "./alert-desk";
import { gather } from "./gather";
import { type LiveMessage, type LiveStatus, POLL_EVERY_MS } from "./live-status";
import { keepStreamOpen } from "./live-stream";

/** Changes that come faster are asked for together. */
const REFRESH_EVERY_MS = 500;
/** The list of mails is small and its counts are dear: a morning's mails are asked about a few times, and not with each. */
const MAILS_REFRESH_EVERY_MS = 3_000;
/** What stands among the patients' ids for a change that is about none of them, and what it makes stale: a patient's page shows what is suggested. */
const CLINIC_WIDE = new Map<string, readonly (readonly string[])[]>([
  ["worker", [workerKey]],
  ["cover", [["cover"]]],
  ["suggestions", [suggestionsKey, ["patient"]]],
]);

/** What begins the keys of everything that the stream keeps fresh. */
const LIVE_HEADS = ["panel", "patient", "worker", "alerts", "cover", "suggestions"] as const;

/** Whether the stream keeps what is cached by this key fresh. */
export function isLive([head]: readonly unknown[]): boolean {
  return LIVE_HEADS.some((live) => live === head);
}

/** Going from one page to another takes the stream down and up again: what happened in between is asked for once it is up. */
let cameFromAnotherPage = false;

const LiveContext = createContext<LiveStatus>("connecting");

/** How fresh this screen is. */
export function useLiveStatus(): LiveStatus {
  return useContext(LiveContext);
}

/**
 * Keeps what is on the screen fresh. One tab of a browser holds the stream (a Web Lock decides which) and tells the others by
 * BroadcastChannel: six streams would use up all of a browser's connections on HTTP/1.1. A change only marks queries as stale.
 * @param audience tells one person's tabs from another's in the same browser
 */
export function LiveProvider({ audience, children }: { audience: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>("connecting");

  useEffect(() => {
    const everything = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => isLive(queryKey) });
    const mails = gather<true>(MAILS_REFRESH_EVERY_MS, () => queryClient.invalidateQueries({ queryKey: alertsKey }));
    // Whatever is being asked for is waited for: asked anew with each change it would neither come nor fail, and nobody would hear of that.
    const changes = gather<string>(REFRESH_EVERY_MS, (changed) => {
      const stale = [...changed].flatMap((one): readonly (readonly string[])[] => CLINIC_WIDE.get(one) ?? [patientKey(one)]);
      return Promise.all([["panel"], ...stale].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    });
    const desk = "locks" in navigator && typeof BroadcastChannel !== "undefined" ? alertDesk(audience) : null;
    const takeEvent = (event: LiveEvent, leads: boolean) => {
      if (event.kind === "alert") desk?.offer(event, leads);
      if (event.kind === "course") changes.add(event.patientId);
      if (CLINIC_WIDE.has(event.kind)) changes.add(event.kind);
      if (event.kind === "course" || event.kind === "queue" || event.kind === "worker") mails.add(true);
    };
    let mayHaveMissed = cameFromAnotherPage;
    cameFromAnotherPage = true;
    const take = (message: LiveMessage, leads: boolean) => {
      if (message.kind === "status") setStatus(message.status);
      if (message.kind === "status" && message.status === "live" && mayHaveMissed) {
        mayHaveMissed = false;
        everything();
      }
      if (message.kind === "resync") everything();
      // What is on this page was another person's, and its buttons would act as the new one.
      if (message.kind === "replaced") location.reload();
      if (message.kind === "event") takeEvent(message.event, leads);
    };
    const leave = shareStream(audience, take);
    return () => {
      leave();
      desk?.close();
      changes.stop();
      mails.stop();
    };
  }, [queryClient, audience]);

  useEffect(() => {
    if (status === "live") return;
    const poll = setInterval(() => {
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => isLive(queryKey) });
    }, POLL_EVERY_MS);
    return () => clearInterval(poll);
  }, [status, queryClient]);

  return <LiveContext value={status}>{children}</LiveContext>;
}

/** Takes part in the one stream of this browser, and tells `take` whether this tab holds it; returns how to leave it. Without locks or channels it only reports "polling". */
function shareStream(audience: string, take: (message: LiveMessage, leads: boolean) => void): () => void {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") {
    take({ kind: "status", status: "polling" }, false);
    return () => {};
  }
  const name = `isomood-live:${audience}`;
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let leads = false;
  let latest: LiveStatus = "connecting";
  const tellEverybody = (message: LiveMessage) => {
    if (leaving.signal.aborted) return;
    if (message.kind === "status") latest = message.status;
    take(message, true);
    channel.postMessage(message);
  };
  channel.onmessage = ({ data }: MessageEvent<LiveMessage>) => {
    if (data.kind !== "status?") take(data, false);
    else if (leads) channel.postMessage({ kind: "status", status: latest } satisfies LiveMessage);
  };
  channel.postMessage({ kind: "status?" } satisfies LiveMessage);
  navigator.locks
    .request(name, { signal: leaving.signal }, () => {
      leads = true;
      keepStreamOpen(audience, leaving.signal, tellEverybody);
      // The lock is held for as long as this promise is open: until this tab leaves.
      return new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
    })
    .catch(() => {}); // left while waiting for the lock
  return () => {
    leaving.abort();
    channel.close();
  };
}

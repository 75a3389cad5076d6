"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { ClockTime } from "@/components/ui/time";
import { isLive, useLiveStatus } from "./live-provider";
import { type LiveStatus, POLL_EVERY_MS } from "./live-status";

/** "Live", "Reconnecting" or "As of 10:42", as dot and words; spoken only when it gets worse or better. */
export function LiveDot() {
  const stream = useLiveStatus();
  // Changes arrive, but what they change could not be loaded: the screen is of earlier all the same.
  const status = useFailing() && stream === "live" ? "polling" : stream;
  const asOf = useNewestAnswer();
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm whitespace-nowrap text-ink-3">
      <span
        aria-hidden
        className={joinClasses(
          "size-2 rounded-full",
          status === "live" ? "bg-live" : "border-2 border-current",
          status === "reconnecting" && "breathe",
        )}
      />
      <Words status={status} asOf={asOf} />
    </p>
  );
}

function Words({ status, asOf }: { status: LiveStatus; asOf: string | null }) {
  if (status === "live") return "Live";
  if (status === "connecting") return "Connecting";
  if (status === "reconnecting") return "Reconnecting";
  return asOf ? (
    <span>
      As of <ClockTime value={asOf} />
    </span>
  ) : (
    "Not live"
  );
}

/** Whether something on the screen that should be fresh could not be loaded. */
function useFailing(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    useCallback((changed) => cache.subscribe(changed), [cache]),
    () => cache.getAll().some((query) => query.state.status === "error" && query.isActive() && isLive(query.queryKey)),
    () => false,
  );
}

/** When the newest data in the cache arrived, looked at as often as it can change. */
function useNewestAnswer(): string | null {
  const client = useQueryClient();
  const [asOf, setAsOf] = useState<string | null>(null);
  useEffect(() => {
    const look = () => {
      const newest = Math.max(
        0,
        ...client
          .getQueryCache()
          .getAll()
          .map(({ state }) => state.dataUpdatedAt),
      );
      setAsOf(newest > 0 ? new Date(newest).toISOString() : null);
    };
    look();
    const timer = setInterval(look, POLL_EVERY_MS / 3);
    return () => clearInterval(timer);
  }, [client]);
  return asOf;
}

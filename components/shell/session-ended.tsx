"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { ProblemError, requestJson } from "@/components/request";
import { LATER_MS } from "./later";

const load = () => import("./session-ended-dialog").then((module) => module.SessionEndedDialog);
// Covered at once, whatever is still to come.
const SessionEndedDialog = dynamic(load, { ssr: false, loading: () => <div className="fixed inset-0 z-60 bg-paper" /> });

/**
 * Covers the page once the server says that nobody is signed in any more. What was typed stays where it is: signing in in another
 * tab and coming back keeps it.
 */
export function SessionEnded({ staffId }: { staffId: string }) {
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    // Long before it is needed: by then the server may have another version.
    const timer = setTimeout(() => void load().catch(() => {}), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        // An answer as it comes, and not the error that a query keeps: asking again after signing in would cover the page for good.
        if (event.type !== "updated" || event.action.type !== "error") return;
        const { error } = event.action;
        if (error instanceof ProblemError && error.code === "not-signed-in") setEnded(true);
      }),
    [client],
  );
  const goOn = async () => {
    try {
      const now = await requestJson<{ staffId: string }>("/api/worker");
      // Somebody else's session must not continue this person's page.
      if (now.staffId !== staffId) location.reload();
      setEnded(false);
      await client.refetchQueries({ type: "active" });
    } catch {
      setEnded(true);
    }
  };
  return ended && <SessionEndedDialog onGoOn={goOn} />;
}

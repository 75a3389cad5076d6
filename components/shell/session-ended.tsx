"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";
import { ProblemError, requestJson } from "@/components/request";
import { Button, buttonClasses } from "@/components/ui/button";

/**
 * Covers the page once the server says that nobody is signed in any more. What was typed stays where it is: signing in in another
 * tab and coming back keeps it.
 */
export function SessionEnded({ staffId }: { staffId: string }) {
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
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
  return (
    <Dialog.Root open={ended}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-60 bg-paper" />
        <Dialog.Content className="fixed top-1/2 left-1/2 z-60 grid w-[calc(100vw-32px)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 rounded-card border border-line bg-surface p-6 shadow-raised">
          <Dialog.Title className="text-lg font-semibold">You are signed out</Dialog.Title>
          <Dialog.Description className="text-ink-2">
            Nobody was at the keyboard for a while, or the session was ended elsewhere. To keep what you were writing, sign in in another
            tab and come back.
          </Dialog.Description>
          <div className="flex flex-wrap gap-2">
            <a href="/sign-in" target="_blank" rel="noopener" className={buttonClasses({ variant: "primary" })}>
              Sign in in another tab
            </a>
            <Button onClick={goOn}>I have signed in, go on</Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

"use client";

import { failureWords, ProblemError } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useNotify } from "@/components/ui/notices";
import { useSaveSuggestion } from "./use-save";

type Again = { urgency: string; text: string | null; basedOn: number; said: string; children: string };

/** Puts a known text in force at one press: nothing of what stood before is lost. */
export function SaveAgain({ urgency, text, basedOn, said, children }: Again) {
  const notify = useNotify();
  const { mutate, isPending } = useSaveSuggestion<Pick<Again, "urgency" | "text" | "basedOn">>(() => notify(said));
  const fail = (error: unknown) => {
    const isLate = error instanceof ProblemError && error.code === "conflict";
    notify(`Not changed. ${isLate ? "A colleague was first: look at what is new, then press again." : failureWords(error)}`, "problem");
  };
  return (
    <Button
      size="small"
      variant="quiet"
      className="-ml-3 justify-self-start"
      aria-disabled={isPending}
      onClick={() => isPending || mutate({ urgency, text, basedOn }, { onError: fail })}
    >
      {children}
    </Button>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StaleBar } from "@/components/ui/stale-bar";
import { ClockTime } from "@/components/ui/time";
import { SettingsNav } from "./settings-nav";
import { SuggestionPart } from "./suggestion-part";
import { suggestionsQuery } from "./suggestions-query";
import { useFreshness } from "./use-freshness";

/** What a flag suggests to do, by urgency: the pack's text or the clinic's own. */
export function SuggestionsSettings({ mayChange }: { mayChange: boolean }) {
  const { data: page, error, isError, refetch } = useQuery({ ...suggestionsQuery, refetchInterval: useFreshness() });
  return (
    <main id="main" className="mx-auto grid max-w-6xl gap-5 px-4 py-6 sm:px-5">
      <SettingsNav here="/settings/suggested-actions" />
      <div className="grid gap-1">
        <h1 className="text-xl font-semibold tracking-tight">Suggested actions</h1>
        <p className="max-w-prose text-ink-2">
          What a flag suggests to do. It is shown and never enforced, and follows the rules where the patient lives unless your clinic
          writes its own text. {mayChange ? "Every change is in the audit log." : "Your prescribers and clinic admins change it."}
        </p>
      </div>
      {page ? (
        page.records.map((record) => (
          <SuggestionPart key={record.urgency} {...{ record, mayChange }} pack={page.pack} others={page.others} />
        ))
      ) : isError ? (
        <div role="alert" className="grid justify-items-center gap-3 rounded-card border border-line bg-surface px-6 py-12 text-center">
          <h2 className="text-lg font-semibold">Could not load: what is suggested is unknown here</h2>
          <p className="text-ink-2">{failureWords(error)}</p>
          <Button variant="primary" onClick={() => refetch()}>
            Try again
          </Button>
        </div>
      ) : (
        <SuggestionsSkeleton />
      )}
      {isError && page && (
        <div className="sticky bottom-4 z-20">
          <StaleBar onRetry={() => refetch()}>
            Could not load. Showing what we knew at <ClockTime value={page.asOf} />.
          </StaleBar>
        </div>
      )}
    </main>
  );
}

function SuggestionsSkeleton() {
  return (
    <>
      <span role="status" className="sr-only">
        Loading
      </span>
      {["now", "today", "review"].map((urgency) => (
        <div key={urgency} className="grid gap-4 rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5">
          <Skeleton className="h-5 w-24" />
          <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
            <Skeleton className="h-24 rounded-box" />
            <Skeleton className="h-24 rounded-box" />
          </div>
        </div>
      ))}
    </>
  );
}

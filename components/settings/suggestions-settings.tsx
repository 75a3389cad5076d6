"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/components/ui/skeleton";
import { LoadedOrNot } from "./loaded-or-not";
import { SettingsNav } from "./settings-nav";
import { SuggestionPart } from "./suggestion-part";
import { suggestionsQuery } from "./suggestions-query";
import { useFreshness } from "./use-freshness";

/** What a flag suggests to do, by urgency: the pack's text or the clinic's own. */
export function SuggestionsSettings({ mayChange }: { mayChange: boolean }) {
  const query = useQuery({ ...suggestionsQuery, refetchInterval: useFreshness() });
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
      <LoadedOrNot query={query} unknown="what is suggested is unknown here" skeleton={<SuggestionsSkeleton />}>
        {(page) =>
          page.records.map((record) => (
            <SuggestionPart key={record.urgency} {...{ record, mayChange }} pack={page.pack} others={page.others} />
          ))
        }
      </LoadedOrNot>
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

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { StaffFrame } from "@/app/staff-frame";
import { SuggestionsSettings } from "@/components/settings/suggestions-settings";
import { SUGGESTION_WRITERS, suggestionsKey } from "@/contracts/suggested-actions";
import { database } from "@/server/database";
import { requireStaff } from "@/server/session";
import { readSuggestions } from "@/server/use-cases/read-suggestions";

export const metadata: Metadata = { title: "Suggested actions" };

export default async function SuggestedActionsPage() {
  const actor = await requireStaff(["prescriber", "nurse", "admin"]);
  const now = new Date();
  const client = new QueryClient();
  client.setQueryData(suggestionsKey, await readSuggestions(database(), actor, now), { updatedAt: now.getTime() });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <StaffFrame actor={actor} now={now}>
        <SuggestionsSettings mayChange={SUGGESTION_WRITERS.some((role) => role === actor.role)} />
      </StaffFrame>
    </HydrationBoundary>
  );
}

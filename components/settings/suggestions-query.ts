import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "@/components/request";
import { type SuggestionsPage, suggestionsKey } from "@/contracts/suggested-actions";

/** Where the page of suggested actions is read again. Nobody asked for a refetch, so it keeps no session alive. */
export const suggestionsQuery = queryOptions({
  queryKey: suggestionsKey,
  queryFn: ({ signal }) => requestJson<SuggestionsPage>("/api/settings/suggested-actions", { signal, background: true }),
});

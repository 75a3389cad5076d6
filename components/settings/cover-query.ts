import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { requestJson } from "@/components/request";
import { type CoverPage, coverKey, type LadderAnswer, type LadderQuestion, ladderKey } from "@/contracts/cover";

/** Where the page of cover is read again. Nobody asked for a refetch, so it keeps no session alive. */
export const coverQuery = queryOptions({
  queryKey: coverKey,
  queryFn: ({ signal }) => requestJson<CoverPage>("/api/settings/cover", { signal, background: true }),
});

/** The answer to "who gets the next `now` alert?"; the last one stays until the next is there. */
export function ladderQueryOptions(question: LadderQuestion) {
  return queryOptions({
    queryKey: ladderKey(question),
    queryFn: ({ signal, client, queryKey }) =>
      requestJson<LadderAnswer>(`/api/settings/cover/ladder?${questionPairs(question)}`, {
        signal,
        background: client.getQueryData(queryKey) !== undefined,
      }),
    placeholderData: keepPreviousData,
  });
}

/** A question as the pairs of an address. */
export function questionPairs(question: LadderQuestion): URLSearchParams {
  return new URLSearchParams(Object.entries(question).filter(([, value]) => value !== undefined && value !== ""));
}

import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { requestJson } from "@/components/request";
import { type PanelFilters, type PanelPage, panelKey } from "@/contracts/panel";
import { filterPairs, listOf } from "./panel-address";

export type PanelData = InfiniteData<PanelPage, string | null>;

/**
 * How a panel is loaded, page by page, on the server (which brings its own `queryFn`) and in the browser alike. A search goes in a
 * body, because its text is patient data and addresses are logged; it looks among everyone, whichever tab and filters are set.
 */
export function panelQueryOptions(filters: PanelFilters, text: string) {
  return infiniteQueryOptions({
    queryKey: panelKey(listOf(filters, text), text),
    queryFn: ({ pageParam, signal, client, queryKey }): Promise<PanelPage> => {
      const cursor: [string, string][] = pageParam === null ? [] : [["cursor", pageParam]];
      // Loading again what is on the screen is the page's doing; the first time is a person's.
      const background = pageParam === null && client.getQueryData(queryKey) !== undefined;
      if (text === "")
        return requestJson(`/api/panel?${new URLSearchParams([...filterPairs(filters), ...cursor])}`, { signal, background });
      return requestJson("/api/panel/search", {
        method: "POST",
        body: { ...Object.fromEntries(cursor), sort: filters.sort, text },
        signal,
        background,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: PanelPage) => last.nextCursor,
  });
}

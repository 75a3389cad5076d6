import { type PanelFilters, readPanelFilters } from "@/contracts/panel";

/** The filters of an address; what it does not understand it leaves out. */
export function filtersOf(search: URLSearchParams | Record<string, string | string[] | undefined>): PanelFilters {
  return readPanelFilters(search instanceof URLSearchParams ? Object.fromEntries(search) : search);
}

/** What of these filters is set, as the pairs of an address. */
export function filterPairs(filters: Partial<PanelFilters>): [string, string][] {
  return Object.entries(filters).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]]));
}

/** The address of a panel with these filters; the usual tab is not mentioned. */
export function panelAddress({ tab, ...rest }: PanelFilters): string {
  const pairs = filterPairs(tab === "needs-you" ? rest : { tab, ...rest });
  return pairs.length === 0 ? "/panel" : `/panel?${new URLSearchParams(pairs)}`;
}

/** The list that is shown: of a search nothing of the filters counts but the order. */
export function listOf(filters: PanelFilters, text: string): PanelFilters {
  return text === "" ? filters : { tab: "everyone", sort: filters.sort };
}

/** True when anything narrows the tab. An order leaves nobody out. */
export function isNarrowed({ urgency, mine, cover, under18, early, after }: PanelFilters): boolean {
  return [urgency, mine, cover, under18, early, after].some((value) => value !== undefined);
}

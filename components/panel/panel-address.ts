import { type PanelFilters, panelFilters } from "@/contracts/panel";

/** The filters of an address; what it does not understand it leaves out. */
export function filtersOf(search: URLSearchParams | Record<string, string | string[] | undefined>): PanelFilters {
  const { tab, ...rest } = panelFilters.parse(search instanceof URLSearchParams ? Object.fromEntries(search) : search);
  // Without absent keys: then equal filters make equal query keys, on both sides of the wire.
  return { tab, ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Omit<PanelFilters, "tab">) };
}

/** The address of a panel with these filters; the usual tab is not mentioned. */
export function panelAddress({ tab, ...rest }: PanelFilters): string {
  const given = Object.entries({ ...(tab === "needs-you" ? {} : { tab }), ...rest }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return given.length === 0 ? "/panel" : `/panel?${new URLSearchParams(given)}`;
}

/** True when anything narrows the tab. */
export function isNarrowed({ urgency, mine, early, after }: PanelFilters): boolean {
  return [urgency, mine, early, after].some((value) => value !== undefined);
}

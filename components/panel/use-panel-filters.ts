"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { PanelFilters } from "@/contracts/panel";
import { filtersOf, panelAddress } from "./panel-address";

/** The filters in the address, and how to change them: a new history entry, without asking the server for the page again. */
export function usePanelFilters(): [PanelFilters, (next: PanelFilters) => void] {
  const search = useSearchParams();
  const change = useCallback((next: PanelFilters) => window.history.pushState(null, "", panelAddress(next)), []);
  return [filtersOf(new URLSearchParams(search)), change];
}

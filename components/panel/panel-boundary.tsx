"use client";

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { type PanelFilters, panelKey } from "@/contracts/panel";
import { type PackedPanelPage, unpackPanelPage } from "@/contracts/panel-packing";
import type { PanelData } from "./panel-query";

type Loaded = { filters: PanelFilters; page: PackedPanelPage; children: ReactNode };

/** Gives the panel the page that the server read, which came packed: what a query cache writes of itself is three times as long. */
export function PanelBoundary({ filters, page, children }: Loaded) {
  const state = useMemo(() => {
    const client = new QueryClient();
    client.setQueryData<PanelData>(
      panelKey(filters, ""),
      { pages: [unpackPanelPage(page)], pageParams: [null] },
      { updatedAt: Date.parse(page.asOf) },
    );
    return dehydrate(client);
  }, [filters, page]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}

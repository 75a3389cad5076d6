"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import type { PanelRow } from "@/contracts/panel";
import { KeysHelp } from "./keys-help";
import { PanelFootnote } from "./panel-footnote";
import { PanelHead } from "./panel-head";
import { panelQueryOptions } from "./panel-query";
import { PanelEmpty, PanelStale, PanelUnknown } from "./panel-states";
import { PanelTable, PanelTableSkeleton } from "./panel-table";
import { PatientRow } from "./patient-row";
import { useSearchText } from "./search-text";
import { useClaim } from "./use-claim";
import { useHeldOrder } from "./use-held-order";
import { usePanelFilters } from "./use-panel-filters";
import { usePanelKeys } from "./use-panel-keys";

type Person = { id: string; name: string };

/** The prescriber's home: who needs them, most urgent first, and it stays so by itself. */
export function Panel({ me, mayClaim }: { me: Person; mayClaim: boolean }) {
  const [filters, setFilters] = usePanelFilters();
  const { settled: text, setTyped } = useSearchText();
  const query = useInfiniteQuery(panelQueryOptions(filters, text));
  const [helping, setHelping] = useState(false);
  const { mutate } = useClaim(me);
  const onClaim = useCallback((row: PanelRow) => mutate(row), [mutate]);

  const pages = query.data?.pages ?? [];
  const newest = pages.at(-1);
  const counts = useLatest(newest?.counts, query.isError);
  const { shown, news, accept } = useHeldOrder(JSON.stringify([filters, text]), pages, query.hasNextPage);

  usePanelKeys({
    help: () => setHelping(true),
    claim: (courseId) => {
      const row = shown.find(({ row }) => row.courseId === courseId)?.row;
      if (mayClaim && row?.flagId && !row.claimedBy) onClaim(row);
    },
  });

  return (
    <main id="main" className="mx-auto max-w-[1440px] px-4 py-5 sm:px-5">
      <PanelHead filters={filters} counts={newest?.counts ?? counts} searching={text !== ""} onChange={setFilters} />
      {query.isError && newest && <PanelStale asOf={newest.asOf} onRetry={() => query.refetch()} />}
      <div role="status" className="empty:hidden">
        {news && (
          <p className="appear mb-3 flex items-center gap-3 rounded-box border border-watch bg-watch-soft py-1.5 pr-1.5 pl-4">
            {news}
            <Button size="small" className="ml-auto" onClick={accept}>
              Show
            </Button>
          </p>
        )}
      </div>
      {newest ? (
        <>
          {shown.length > 0 ? (
            <PanelTable
              caption={
                text ? "Patients found" : filters.tab === "everyone" ? "All patients, most urgent first" : "Open flags, most urgent first"
              }
            >
              {shown.map(({ row, gone }) => (
                <PatientRow key={row.courseId} {...{ row, gone, me, mayClaim, onClaim }} />
              ))}
            </PanelTable>
          ) : (
            <PanelEmpty
              {...{ filters, text }}
              everyone={newest.counts.everyone}
              onClear={() => (text ? setTyped("") : setFilters({ tab: filters.tab }))}
              onEveryone={() => setFilters({ tab: "everyone" })}
            />
          )}
          {query.hasNextPage && (
            <p className="mt-3 text-center">
              <Button onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
                {query.isFetchingNextPage ? "Loading" : "Show more"}
              </Button>
            </p>
          )}
          <PanelFootnote
            shown={shown.length}
            hasMore={query.hasNextPage}
            rows={shown.map(({ row }) => row)}
            counts={newest.counts}
            onHelp={() => setHelping(true)}
          />
        </>
      ) : query.isError ? (
        <PanelUnknown error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <PanelTableSkeleton />
      )}
      <KeysHelp open={helping} onOpenChange={setHelping} />
    </main>
  );
}

/** What was last known, so that the tabs keep their numbers while another list loads; forgotten once a load fails. */
function useLatest<T>(value: T | undefined, isUnknown: boolean): T | undefined {
  const [latest, setLatest] = useState(value);
  const next = isUnknown ? undefined : (value ?? latest);
  if (next !== latest) setLatest(next);
  return next;
}

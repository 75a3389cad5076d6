"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { RowSelectionState } from "@tanstack/react-table";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { recordAddress } from "@/components/patient/flags/asked-for";
import { Button } from "@/components/ui/button";
import { StaleBar } from "@/components/ui/stale-bar";
import { ClockTime } from "@/components/ui/time";
import { UrgencyDrawings } from "@/components/ui/urgency-mark";
import { WindowFoot } from "@/components/ui/window-foot";
import type { PanelFilters, PanelTab } from "@/contracts/panel";
import { listOf } from "./panel-address";
import { PanelFootnote } from "./panel-footnote";
import { PanelHead, SORT_LABELS, USUAL_ORDERS } from "./panel-head";
import { panelQueryOptions } from "./panel-query";
import { PanelEmpty, PanelUnknown } from "./panel-states";
import { PanelTable, PanelTableSkeleton } from "./panel-table";
import { useSearchText } from "./search-text";
import { useClaim } from "./use-claim";
import { useHeldOrder } from "./use-held-order";
import { useNearWindow } from "./use-near-window";
import { usePanelFilters } from "./use-panel-filters";
import { focusRowInWindow, usePanelKeys } from "./use-panel-keys";

// Each comes with its first use.
const BulkBar = dynamic(() => import("./bulk-bar").then((module) => module.BulkBar), { ssr: false });
const KeysHelp = dynamic(() => import("./keys-help").then((module) => module.KeysHelp), { ssr: false });

type Person = { id: string; name: string };

/** The prescriber's home: who needs them, most urgent first, and it stays so by itself. */
export function Panel({ me, mayClaim, prescribers }: { me: Person; mayClaim: boolean; prescribers: readonly Person[] }) {
  const [filters, setFilters] = usePanelFilters();
  const { settled: text, setTyped } = useSearchText();
  const list = listOf(filters, text);
  const listKey = JSON.stringify([list, text]);
  const query = useInfiniteQuery(panelQueryOptions(filters, text));
  const router = useRouter();
  const [helping, setHelping] = useState(false);
  const onClaim = useClaim(me);

  const pages = query.data?.pages ?? [];
  const newest = pages.at(-1);
  const counts = useLatest(newest?.counts, query.isError);
  const lastLoaded = useLatest(newest?.asOf, false);
  const failure = useLatest(query.error ?? undefined, newest !== undefined);
  const [chosen, setChosen] = useChosen(listKey);
  const { shown, news, accept } = useHeldOrder(listKey, pages, query.hasNextPage);

  const show = () => {
    flushSync(accept);
    // The button that was pressed is gone.
    focusRowInWindow();
  };

  const { hasNextPage, isFetching, fetchNextPage } = query;
  const chosenRows = shown.map(({ row }) => row).filter(({ courseId }) => chosen[courseId]);
  const [end, isNearEnd] = useNearWindow();
  useEffect(() => {
    // A load that is under way, of whatever kind, would be thrown away by another: the next page is asked for after it.
    if (isNearEnd && hasNextPage && !isFetching) fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage]);
  const total = newest ? (newest.matched ?? newest.counts[COUNTED[filters.tab]]) : -1;

  usePanelKeys({
    record: (index) => {
      const row = shown[index]?.row;
      if (row?.flagId && (mayClaim || row.urgency === "missed")) router.push(recordAddress(row.patientId, row.flagId));
    },
    choose: (index) => {
      const courseId = shown[index]?.row.courseId;
      if (courseId) setChosen(toggled(chosen, courseId));
    },
    help: () => setHelping(true),
    claim: (index) => {
      const row = shown[index]?.row;
      if (row?.flagId && !row.claimedBy && (mayClaim || row.urgency === "missed")) onClaim(row);
    },
  });

  return (
    <main id="main" className="page-width py-5">
      <UrgencyDrawings />
      <PanelHead
        filters={filters}
        counts={newest?.counts ?? counts}
        matched={newest?.matched ?? null}
        searching={text !== ""}
        onTab={(next) => {
          // Whoever goes to another list has done with the search.
          setTyped("");
          setFilters(next);
        }}
        onChange={setFilters}
      />
      {/* Over the heads and not above them: no row moves under a pointer on its way. */}
      <div className="sticky top-26 z-20 h-0 md:top-15">
        <div role="status" className="absolute -top-2.5 left-1/2 w-max max-w-full -translate-x-1/2 empty:hidden">
          {news && (
            <p className="appear flex items-center gap-3 rounded-full border border-watch bg-watch-soft py-1 pr-1 pl-4 shadow-raised">
              {news}
              <Button size="small" className="rounded-full" onClick={show}>
                Show
              </Button>
            </p>
          )}
        </div>
      </div>
      {newest ? (
        <>
          {shown.length > 0 ? (
            <PanelTable
              caption={text ? "Patients found" : CAPTIONS[filters.tab]}
              tab={list.tab}
              rows={shown}
              onChoose={setChosen}
              {...{ total, chosen, me, mayClaim, onClaim }}
            />
          ) : (
            <PanelEmpty
              {...{ filters, text }}
              everyone={newest.counts.everyone}
              onClear={() => (text ? setTyped("") : setFilters({ tab: filters.tab }))}
              onEveryone={() => setFilters({ tab: "everyone" })}
            />
          )}
          {query.hasNextPage && (
            <p ref={end} className="mt-3 text-center">
              <Button onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
                {query.isFetchingNextPage ? "Loading" : "Show more"}
              </Button>
            </p>
          )}
          <PanelFootnote
            loaded={shown.length}
            hasMore={query.hasNextPage}
            rows={shown.map(({ row }) => row)}
            counts={newest.counts}
            order={orderWords(list)}
            onHelp={() => setHelping(true)}
          />
        </>
      ) : query.errorUpdateCount > 0 ? (
        // Also while it is asked for once more: it is unknown until an answer comes.
        <PanelUnknown error={query.error ?? failure} since={lastLoaded ?? null} onRetry={() => query.refetch()} />
      ) : (
        <PanelTableSkeleton />
      )}
      <WindowFoot className="sticky bottom-4 z-20 grid gap-2 not-empty:mt-4">
        {chosenRows.length > 0 && (
          <BulkBar chosen={chosenRows} prescribers={prescribers} mayAssign={mayClaim} onDone={() => setChosen({})} />
        )}
        {query.isError && newest && (
          <StaleBar onRetry={() => query.refetch()}>
            Could not load. Showing what we knew at <ClockTime value={newest.asOf} />.
          </StaleBar>
        )}
      </WindowFoot>
      {helping && <KeysHelp mayClaim={mayClaim} open onOpenChange={setHelping} />}
    </main>
  );
}

const CAPTIONS: Readonly<Record<PanelTab, string>> = {
  "needs-you": "Open flags",
  missed: "Patients to be chased: a missed check-in or no baseline",
  calls: "Patients to call: open flags, and missed check-ins",
  everyone: "All patients",
};
const COUNTED = { "needs-you": "needsYou", missed: "missed", calls: "calls", everyone: "everyone" } as const;

/** How the list is ordered, after how much of it is shown. */
function orderWords({ tab, sort }: PanelFilters): string {
  const words = sort === undefined ? USUAL_ORDERS[tab] : SORT_LABELS[sort];
  return sort === "name" ? "by name" : `${words.charAt(0).toLowerCase()}${words.slice(1)}`.replace("pHQ", "PHQ");
}

/** The chosen patients; another list begins with none. */
function useChosen(list: string): [RowSelectionState, (next: RowSelectionState) => void] {
  const [state, setState] = useState<{ list: string; chosen: RowSelectionState }>({ list, chosen: {} });
  const set = useCallback((chosen: RowSelectionState) => setState({ list, chosen }), [list]);
  return [state.list === list ? state.chosen : NONE, set];
}

const NONE: RowSelectionState = {};

function toggled(chosen: RowSelectionState, courseId: string): RowSelectionState {
  const { [courseId]: was, ...rest } = chosen;
  return was ? rest : { ...chosen, [courseId]: true };
}

/** What was last known, so that the tabs keep their numbers while another list loads; forgotten once a load fails. */
function useLatest<T>(value: T | undefined, isUnknown: boolean): T | undefined {
  const [latest, setLatest] = useState(value);
  const next = isUnknown ? undefined : (value ?? latest);
  if (next !== latest) setLatest(next);
  return next;
}

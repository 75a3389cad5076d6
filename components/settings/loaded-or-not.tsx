"use client";

import type { ReactNode } from "react";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { StaleBar } from "@/components/ui/stale-bar";
import { ClockTime } from "@/components/ui/time";
import { WindowFoot } from "@/components/ui/window-foot";

type Query<Page> = { data: Page | undefined; error: Error | null; isError: boolean; refetch: () => unknown };

/**
 * What a page of settings shows of what it asked for: that, its skeleton, or that it could not be loaded; and from when it is where asking again failed.
 * @param unknown what nobody knows meanwhile, after "Could not load:"
 */
export function LoadedOrNot<Page extends { asOf: string }>({
  query: { data, error, isError, refetch },
  unknown,
  skeleton,
  children,
}: {
  query: Query<Page>;
  unknown: string;
  skeleton: ReactNode;
  children: (page: Page) => ReactNode;
}) {
  if (data === undefined && !isError) return skeleton;
  if (data === undefined) {
    return (
      <div role="alert" className="grid justify-items-center gap-3 rounded-card border border-line bg-surface px-6 py-12 text-center">
        <h2 className="text-lg font-semibold">Could not load: {unknown}</h2>
        <p className="text-ink-2">{failureWords(error)}</p>
        <Button variant="primary" onClick={() => refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  return (
    <>
      {children(data)}
      {isError && (
        <WindowFoot className="sticky bottom-4 z-20">
          <StaleBar onRetry={() => refetch()}>
            Could not load. Showing what we knew at <ClockTime value={data.asOf} />.
          </StaleBar>
        </WindowFoot>
      )}
    </>
  );
}

"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { GROUP_LABELS, groupsIn, TIMELINE_GROUPS, type TimelineGroup, withGroups } from "./timeline-groups";

/** The chosen groups, kept in the address so that it can be shared and survives a reload; the server is not asked again. */
export function useTimelineGroups(): [TimelineGroup[], (chosen: TimelineGroup[]) => void] {
  const search = useSearchParams();
  const chosen = useMemo(() => groupsIn(new URLSearchParams(search)), [search]);
  const choose = useCallback((next: TimelineGroup[]) => {
    window.history.replaceState(null, "", withGroups(new URL(window.location.href), next));
  }, []);
  return [chosen, choose];
}

/** One switch a group, each with how many entries it has. */
export function TimelineFilter({
  counts,
  chosen,
  onChoose,
}: {
  counts: Readonly<Record<TimelineGroup, number>>;
  chosen: readonly TimelineGroup[];
  onChoose: (chosen: TimelineGroup[]) => void;
}) {
  return (
    <fieldset className="no-print mt-2 flex flex-wrap gap-1.5">
      <legend className="sr-only">Show only</legend>
      {TIMELINE_GROUPS.map((group) => {
        const on = chosen.includes(group);
        return (
          <button
            key={group}
            type="button"
            aria-pressed={on}
            className={joinClasses(
              "inline-flex min-h-8 items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap",
              on ? "border-accent bg-accent-soft font-semibold text-accent" : "border-line-2 bg-surface text-ink-2 hover:bg-sunken",
            )}
            onClick={() => onChoose(on ? chosen.filter((other) => other !== group) : [...chosen, group])}
          >
            {GROUP_LABELS[group]}
            <span className={joinClasses("font-normal", !on && "text-ink-3")}>{counts[group]}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

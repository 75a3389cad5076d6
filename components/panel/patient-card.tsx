"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PanelRow, RecentCheckIn } from "@/contracts/panel";

const HEADS = ["Answered", "PHQ", "GAD-7", "Item 9", "Skin"] as const;
const GAP_PX = 4;
const EDGE_PX = 8;

/**
 * The last three check-ins and what is next, beside the row of this link. Everything in it stands on the patient's page, too, so it
 * takes no focus.
 */
export function PatientCard({ row, link }: { row: PanelRow; link: HTMLElement }) {
  const card = useRef<HTMLDivElement>(null);
  const { recent } = row;
  const isUnknown = useRecent(recent === null);
  // Below the row, or above it where there is no room.
  useLayoutEffect(() => {
    const box = card.current;
    if (!box) return;
    const { left } = link.getBoundingClientRect();
    const { top, bottom } = (link.closest("tr") ?? link).getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const below = bottom + GAP_PX;
    const fits = below + height + EDGE_PX <= window.innerHeight;
    box.style.top = `${fits ? below : Math.max(EDGE_PX, top - GAP_PX - height)}px`;
    box.style.left = `${Math.max(EDGE_PX, Math.min(left, document.documentElement.clientWidth - width - EDGE_PX))}px`;
  });
  return (
    <div
      ref={card}
      className="appear pointer-events-none fixed z-40 grid w-84 max-w-[calc(100vw-16px)] gap-3 rounded-box border border-line bg-surface p-4 shadow-raised max-md:hidden"
    >
      {recent === null ? (
        isUnknown ? (
          <p className="text-ink-2">The last answers could not be loaded.</p>
        ) : (
          <Skeleton className="h-24 w-full" />
        )
      ) : recent.length === 0 ? (
        <p className="text-ink-2">No answers sent yet.</p>
      ) : (
        <RecentTable recent={recent} />
      )}
      <Next row={row} />
    </div>
  );
}

/** Asks for the list again where the page's HTML left the check-ins out: the first card does. True once that came to nothing. */
function useRecent(isMissing: boolean): boolean {
  const client = useQueryClient();
  const [isUnknown, setUnknown] = useState(false);
  useEffect(() => {
    if (!isMissing) return;
    let isHere = true;
    client.refetchQueries({ queryKey: ["panel"], type: "active" }, { cancelRefetch: false }).then(() => isHere && setUnknown(true));
    return () => {
      isHere = false;
    };
  }, [client, isMissing]);
  return isUnknown;
}

function RecentTable({ recent }: { recent: readonly RecentCheckIn[] }) {
  return (
    <table className="w-full">
      <caption className="sr-only">Last check-ins</caption>
      <thead className="text-left text-xs text-ink-3">
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col" className="pb-1 font-medium not-first:pl-3">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {recent.map(([at, ...values]) => (
          <tr key={at} className="border-line not-first:border-t first:font-semibold">
            <td className="py-1">
              <Time value={at} />
            </td>
            {values.map((value, place) => (
              <td key={HEADS[place + 1]} className="pl-3">
                {value ?? "–"}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Next({ row: { lastContact, reviewOn, nextDueOn, prescriber, baseline } }: { row: PanelRow }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 border-t border-line pt-2 text-sm">
      <Fact name="Baseline">{baseline ?? "none"}</Fact>
      <Fact name="Next check-in">{nextDueOn ? <Time value={nextDueOn} /> : "none planned"}</Fact>
      {reviewOn && (
        <Fact name="Review">
          <Time value={reviewOn} />
        </Fact>
      )}
      {lastContact && (
        <Fact name="Last contact">
          {OUTCOME_LABELS[lastContact.outcome]}, <Time value={lastContact.at} />
        </Fact>
      )}
      <Fact name="Prescriber">{prescriber}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}

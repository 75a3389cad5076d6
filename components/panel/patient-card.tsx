"use client";

import { HoverCard } from "radix-ui";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { PanelRow, RecentCheckIn } from "@/contracts/panel";

const OPENS_AFTER_MS = 450;
const HEADS = ["Answered", "PHQ-9", "GAD-7", "Item 9", "Skin"] as const;

/** The last three check-ins and what is next, beside a row that the pointer rests on or the keyboard has reached. Everything in it stands on the patient's page, too. */
export function PatientCard({ row, children }: { row: PanelRow; children: ReactNode }) {
  return (
    <HoverCard.Root openDelay={OPENS_AFTER_MS} closeDelay={80}>
      <HoverCard.Trigger asChild>{children}</HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          side="bottom"
          align="start"
          sideOffset={14}
          collisionPadding={8}
          className="appear pointer-events-none z-40 grid w-84 max-w-[calc(100vw-16px)] gap-3 rounded-box border border-line bg-surface p-4 shadow-raised max-md:hidden"
        >
          {row.recent.length === 0 ? <p className="text-ink-2">No answers yet.</p> : <RecentTable recent={row.recent} />}
          <Next row={row} />
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
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

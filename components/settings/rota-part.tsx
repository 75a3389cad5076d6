"use client";

import { ChangeDialog } from "@/components/form/change-dialog";
import { Time } from "@/components/ui/time";
import { type CoverPage, WEEKDAYS } from "@/contracts/cover";
import { weekdayName } from "./cover-words";
import { Part } from "./part";
import { RotaForm } from "./rota-form";

/** Who stands in on each weekday, in order, and who is told after them. */
export function RotaPart({ page, mayChange }: { page: CoverPage; mayChange: boolean }) {
  const nameOf = (id: string) => [...page.clinicians, ...page.gone].find((one) => one.id === id)?.name ?? "Somebody";
  const isGone = (id: string) => page.gone.some((one) => one.id === id);
  const today = new Date(`${page.today}T12:00:00Z`).getUTCDay() || 7;
  return (
    <Part
      id="rota"
      title="Who stands in"
      lead="The first who is not away is the cover. They are told when an alert stays unclaimed, and at once for a prescriber who is away."
      action={
        mayChange && (
          <ChangeDialog open="Change rota" title="Who stands in" wide>
            {(onDone) => <RotaForm page={page} onDone={onDone} />}
          </ChangeDialog>
        )
      }
    >
      <table className="w-full">
        <caption className="sr-only">Who stands in on each weekday, in order</caption>
        <tbody>
          {WEEKDAYS.map((weekday) => {
            const ids = page.weekly.find((day) => day.weekday === weekday)?.staffIds ?? [];
            return (
              <tr key={weekday} className="border-t border-line first:border-t-0">
                <th scope="row" className="w-32 py-1.5 pr-3 text-left align-top font-medium">
                  {weekdayName(weekday)}
                  {weekday === today && <span className="ml-1.5 text-sm font-normal text-accent">today</span>}
                </th>
                <td className="py-1.5">
                  {ids.length === 0 ? <span className="text-amber">Nobody</span> : <Names ids={ids} nameOf={nameOf} isGone={isGone} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <dl className="grid gap-y-1.5 border-t border-line pt-3 sm:grid-cols-[8rem_1fr]">
        <Named what="Safety lead" id={page.safetyLeadId} nameOf={nameOf} isGone={isGone} />
        <Named what="Last resort" id={page.lastResortId} nameOf={nameOf} isGone={isGone} />
      </dl>
      {page.recorded && (
        <p className="text-sm text-ink-3">
          Saved by {page.recorded.by ?? "the set-up"}, <Time value={page.recorded.at} />.
        </p>
      )}
    </Part>
  );
}

type Lookup = { nameOf: (id: string) => string; isGone: (id: string) => boolean };

function Names({ ids, nameOf, isGone }: Lookup & { ids: readonly string[] }) {
  return (
    <ol className="flex flex-wrap gap-x-4 gap-y-0.5">
      {ids.map((id, index) => (
        <li key={id} className={isGone(id) ? "text-amber" : index === 0 ? "" : "text-ink-2"}>
          <span className="mr-1 text-sm text-ink-3">{index + 1}.</span>
          {nameOf(id)}
          {isGone(id) && " (no longer a clinician here)"}
        </li>
      ))}
    </ol>
  );
}

function Named({ what, id, nameOf, isGone }: Lookup & { what: string; id: string | null }) {
  return (
    <>
      <dt className="font-medium">{what}</dt>
      <dd className={id === null || isGone(id) ? "text-amber" : ""}>
        {id === null ? "Nobody named" : nameOf(id)}
        {id !== null && isGone(id) && " (no longer a clinician here)"}
      </dd>
    </>
  );
}

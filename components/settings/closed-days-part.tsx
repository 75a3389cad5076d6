"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { ChangeDialog } from "@/components/form/change-dialog";
import { SaveForm } from "@/components/form/save-form";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { Unfold } from "@/components/ui/unfold";
import { CLOSED_AT_ONCE, CLOSED_DAY_NAME, type CoverClosedDay, type CoverPage } from "@/contracts/cover";
import { dayWords } from "./cover-words";
import { Part } from "./part";
import { useSave } from "./use-save";

/** Days on which nobody is at the clinic though its weekday is a working one. */
export function ClosedDaysPart({ page, mayChange }: { page: CoverPage; mayChange: boolean }) {
  const { closedDays, today } = page;
  const [over, ahead] = [closedDays.filter(({ on }) => on < today), closedDays.filter(({ on }) => on >= today)];
  return (
    <Part
      id="closed"
      title="Closed days"
      lead="Holidays on which nobody is there. Promises and “today” alerts pass over them."
      action={
        mayChange && (
          <ChangeDialog open="Add closed days" title="Add closed days">
            {(onDone) => <ClosedDaysForm page={page} onDone={onDone} />}
          </ChangeDialog>
        )
      }
    >
      {ahead.length === 0 && <p className="text-ink-3">None ahead. Public holidays count as working days until they stand here.</p>}
      <Days days={ahead} mayOpen={mayChange} />
      {over.length > 0 && (
        <details>
          <Unfold>{over.length} over</Unfold>
          <Days days={over} mayOpen={false} />
        </details>
      )}
    </Part>
  );
}

function Days({ days, mayOpen }: { days: readonly CoverClosedDay[]; mayOpen: boolean }) {
  const { timeZone, now } = useClock();
  if (days.length === 0) return null;
  return (
    <ul className="grid">
      {days.map((day) => (
        <li key={day.id} className="flex min-h-10 flex-wrap items-center gap-x-3 border-t border-line py-1 first:border-t-0">
          <span className="min-w-36 font-medium tabular-nums">{dayWords(day.on, timeZone, now)}</span>
          <span className="text-ink-2">{day.name}</span>
          <span className="ml-auto">{mayOpen && <OpenAgain day={day} />}</span>
        </li>
      ))}
    </ul>
  );
}

function OpenAgain({ day }: { day: CoverClosedDay }) {
  const notify = useNotify();
  const { mutate, isPending } = useSave<Record<string, never>>(`/closed-days/${day.id}/withdraw`, () =>
    notify(`${day.name} is a working day again.`),
  );
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={`Open again: ${day.name}`}
      aria-disabled={isPending}
      onClick={() => isPending || mutate({}, { onError: (error) => notify(`Still closed. ${failureWords(error)}`, "problem") })}
    >
      Open again
    </Button>
  );
}

const emptyDay = (): CoverClosedDay => ({ id: crypto.randomUUID(), on: "", name: "" });

function ClosedDaysForm({ page, onDone }: { page: CoverPage; onDone: (said: string) => void }) {
  const [days, setDays] = useState(() => [emptyDay()]);
  const { mutate, error, isPending } = useSave<{ days: CoverClosedDay[] }>("/closed-days", () => onDone("Closed days saved."));
  const errors = fieldErrors(error);
  const change = (id: string, changed: Partial<CoverClosedDay>) =>
    setDays((before) => before.map((day) => (day.id === id ? { ...day, ...changed } : day)));
  // A line that nobody has begun is not meant.
  const meant = days.filter((day, index) => index === 0 || day.on !== "" || day.name !== "");
  return (
    <SaveForm
      {...{ error, isPending }}
      fields={days.flatMap((_, index) => [`days/${index}/on`, `days/${index}/name`])}
      save="Save closed days"
      onSave={() => {
        setDays(meant);
        mutate({ days: meant });
      }}
    >
      {days.map((day, index) => (
        <div key={day.id} className="grid gap-3 sm:grid-cols-[10rem_1fr]">
          <TextField
            label="Day"
            type="date"
            value={day.on}
            min={page.today}
            max={page.lastDay}
            onChange={(event) => change(day.id, { on: event.target.value })}
            error={errors[`days/${index}/on`]}
          />
          <TextField
            label="Name"
            value={day.name}
            maxLength={CLOSED_DAY_NAME}
            placeholder="Christmas Day"
            autoComplete="off"
            onChange={(event) => change(day.id, { name: event.target.value })}
            error={errors[`days/${index}/name`]}
          />
        </div>
      ))}
      {days.length < CLOSED_AT_ONCE && (
        <Button size="small" variant="quiet" className="justify-self-start" onClick={() => setDays((before) => [...before, emptyDay()])}>
          <Plus size={16} aria-hidden />
          Another day
        </Button>
      )}
    </SaveForm>
  );
}

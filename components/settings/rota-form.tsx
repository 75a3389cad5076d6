"use client";

import { useId } from "react";
import { fieldErrors } from "@/components/field-errors";
import { SaveForm } from "@/components/form/save-form";
import { useVersioned } from "@/components/form/use-versioned";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { type CoverClinician, type CoverPage, MOST_IN_TURN, WEEKDAYS } from "@/contracts/cover";
import { weekdayName } from "./cover-words";
import { useSave } from "./use-save";

type Sent = {
  basedOn: number;
  weekly: { weekday: number; staffIds: string[] }[];
  safetyLeadId: string | null;
  lastResortId: string | null;
};

/** As fields: the people of a day by their ids, in order. Who has left falls out; saving records it. */
function fieldsOf({ weekly, safetyLeadId, lastResortId, clinicians }: CoverPage) {
  const here = (id: string | null) => (clinicians.some((one) => one.id === id) ? (id ?? "") : "");
  const days = WEEKDAYS.map((weekday) => [
    `day${weekday}`,
    (weekly.find((day) => day.weekday === weekday)?.staffIds ?? []).filter(here).join(" "),
  ]);
  return { ...Object.fromEntries(days), safetyLeadId: here(safetyLeadId), lastResortId: here(lastResortId) } as Record<string, string>;
}

const idsOf = (value: string | undefined) => (value ?? "").split(" ").filter(Boolean);
const WORKDAYS = [2, 3, 4, 5] as const;
const NAMED = { safetyLeadId: "Safety lead", lastResortId: "Clinician of last resort" } as const;

/** What a field of the form is called: a weekday, or what somebody is. */
function labelOf(field: string): string {
  const weekday = WEEKDAYS.find((day) => field === `day${day}`);
  return weekday === undefined ? NAMED[field as keyof typeof NAMED] : weekdayName(weekday);
}

/** The whole rota: for each weekday who stands in, in order, the safety lead and the clinician of last resort. */
export function RotaForm({ page, onDone }: { page: CoverPage; onDone: (said: string) => void }) {
  const { basedOn, values, change, differing, isMerged } = useVersioned({
    key: String(page.version),
    seen: page.version,
    fields: fieldsOf(page),
  });
  const { mutate, error, isPending } = useSave<Sent>("", () => onDone("Rota saved."));
  const errors = fieldErrors(error);
  const nameOf = (id: string) => page.clinicians.find((one) => one.id === id)?.name ?? "somebody";
  const otherwise = Object.entries(differing).map(([field, recorded]) => ({
    label: labelOf(field),
    recorded: idsOf(recorded).map(nameOf).join(", ") || "nobody",
  }));
  const save = () =>
    mutate({
      basedOn,
      weekly: WEEKDAYS.map((weekday) => ({ weekday, staffIds: idsOf(values[`day${weekday}`]) })).filter(
        ({ staffIds }) => staffIds.length > 0,
      ),
      safetyLeadId: values.safetyLeadId || null,
      lastResortId: values.lastResortId || null,
    });
  const named = (field: keyof typeof NAMED, hint: string) => (
    <SelectField
      label={NAMED[field]}
      value={values[field]}
      onChange={(event) => change({ [field]: event.target.value })}
      hint={hint}
      error={errors[field]}
    >
      <option value="">Nobody</option>
      <Options clinicians={page.clinicians} />
    </SelectField>
  );
  return (
    <SaveForm
      {...{ error, isPending }}
      meanwhile={isMerged ? { by: page.recorded?.by ?? null, otherwise } : null}
      fields={["safetyLeadId", "lastResortId", ...WEEKDAYS.map((day) => `day${day}`)]}
      save="Save rota"
      onSave={save}
    >
      {page.gone.length > 0 && (
        <p className="rounded-box bg-amber-soft px-4 py-2 text-amber">
          {page.gone.map(({ name }) => name).join(", ")}: no longer a clinician here. Saving takes them off.
        </p>
      )}
      <div className="grid gap-4">
        {WEEKDAYS.map((weekday) => (
          <div key={weekday} className="grid gap-1">
            <DayTurns
              day={weekdayName(weekday)}
              ids={idsOf(values[`day${weekday}`])}
              clinicians={page.clinicians}
              error={errors[`day${weekday}`]}
              onChange={(ids) => change({ [`day${weekday}`]: ids.join(" ") })}
            />
            {weekday === 1 && (
              <Button
                size="small"
                variant="quiet"
                className="-ml-3 justify-self-start"
                onClick={() => change(Object.fromEntries(WORKDAYS.map((day) => [`day${day}`, values.day1 ?? ""])))}
              >
                Use Monday for Tuesday to Friday
              </Button>
            )}
          </div>
        ))}
      </div>
      <div className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
        {named("safetyLeadId", "Told after the cover.")}
        {named("lastResortId", "Told last, and every hour until somebody claims.")}
      </div>
    </SaveForm>
  );
}

function Options({ clinicians, taken = [] }: { clinicians: readonly CoverClinician[]; taken?: readonly string[] }) {
  return clinicians.map(({ id, name }) => (
    <option key={id} value={id} disabled={taken.includes(id)}>
      {name}
    </option>
  ));
}

type DayProps = {
  day: string;
  ids: readonly string[];
  clinicians: readonly CoverClinician[];
  error: string | undefined;
  onChange: (ids: string[]) => void;
};

const PLACES = ["first", "second", "third"];

/** The people of one day in order: one choice more than are chosen, and nobody twice. */
function DayTurns({ day, ids, clinicians, error, onChange }: DayProps) {
  const errorId = useId();
  const choices = [...ids, ...(ids.length < Math.min(clinicians.length, MOST_IN_TURN) ? [""] : [])];
  const choose = (index: number, id: string) => onChange(choices.map((one, at) => (at === index ? id : one)).filter(Boolean));
  return (
    <fieldset {...(error && { "aria-describedby": errorId })}>
      <legend className="mb-1 font-medium">{day}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {choices.map((id, index) => (
          <select
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the order is what a choice is
            key={index}
            aria-label={`${day}, ${PLACES[index] ?? `number ${index + 1}`}`}
            value={id}
            onChange={(event) => choose(index, event.target.value)}
            className="min-h-9 w-full rounded-control border border-line-2 bg-surface px-2 py-1.5 text-ink hover:border-ink-3 aria-invalid:border-2 aria-invalid:border-red"
            {...(error && { "aria-invalid": true })}
          >
            <option value="">{index === 0 ? "Nobody" : id === "" ? "Then nobody" : "Take off"}</option>
            <Options clinicians={clinicians} taken={ids.filter((other) => other !== id)} />
          </select>
        ))}
      </div>
      {error && (
        <p id={errorId} className="mt-1 text-sm font-medium text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}

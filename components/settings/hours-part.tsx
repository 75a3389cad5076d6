"use client";

import { fieldErrors } from "@/components/field-errors";
import { ChangeDialog } from "@/components/form/change-dialog";
import type { Fields } from "@/components/form/merge-fields";
import { SaveForm } from "@/components/form/save-form";
import { useVersioned } from "@/components/form/use-versioned";
import { useClock } from "@/components/ui/clock";
import { TextField } from "@/components/ui/field";
import { type CoverPage, type StaffedWeek, WEEKDAYS } from "@/contracts/cover";
import { weekdayName, weekdaysWords } from "./cover-words";
import { Part } from "./part";
import { useSave } from "./use-save";

/** When the clinic is staffed in an ordinary week. */
export function HoursPart({ hours, mayChange }: Pick<CoverPage, "hours"> & { mayChange: boolean }) {
  const { timeZone } = useClock();
  return (
    <Part
      id="hours"
      title="Staffed hours"
      lead="What patients are promised follows these hours at once. An alert that waits already keeps its time."
      action={
        mayChange && (
          <ChangeDialog open="Change hours" title="Staffed hours" description={`On the clinic’s clock, ${timeZone}`}>
            {(onDone) => <HoursForm hours={hours} onDone={onDone} />}
          </ChangeDialog>
        )
      }
    >
      <p className="font-medium">
        {weekdaysWords(hours.weekdays)},{" "}
        <span className="tabular-nums">
          {hours.from} to {hours.until}
        </span>
      </p>
    </Part>
  );
}

function fieldsOf({ weekdays, from, until }: StaffedWeek) {
  return { from, until, ...Object.fromEntries(WEEKDAYS.map((day) => [`day${day}`, weekdays.includes(day) ? "1" : ""])) };
}

/** What a colleague recorded in each field that was changed here, too. */
function otherwise({ from, until, ...days }: Fields) {
  const differing = WEEKDAYS.filter((day) => days[`day${day}`] !== undefined);
  return [
    ...differing.map((day) => ({ label: weekdayName(day), recorded: days[`day${day}`] === "1" ? "staffed" : "not staffed" })),
    ...(from === undefined ? [] : [{ label: "From", recorded: from }]),
    ...(until === undefined ? [] : [{ label: "Until", recorded: until }]),
  ];
}

function HoursForm({ hours, onDone }: { hours: StaffedWeek; onDone: (said: string) => void }) {
  const { basedOn, values, change, differing, isMerged } = useVersioned({
    key: JSON.stringify(hours),
    seen: hours,
    fields: fieldsOf(hours),
  });
  const { mutate, error, isPending } = useSave<StaffedWeek & { basedOn: StaffedWeek }>("/hours", () => onDone("Staffed hours saved."));
  const errors = fieldErrors(error);
  const save = () => {
    const weekdays = WEEKDAYS.filter((day) => values[`day${day}`] === "1");
    mutate({ weekdays, from: values.from ?? "", until: values.until ?? "", basedOn });
  };
  return (
    <SaveForm
      {...{ error, isPending }}
      meanwhile={isMerged ? { by: null, otherwise: otherwise(differing) } : null}
      fields={["weekdays", "from", "until"]}
      save="Save hours"
      onSave={save}
    >
      <fieldset {...(errors.weekdays && { "aria-describedby": "weekdays-error" })}>
        <legend className="mb-1 font-medium">Days</legend>
        <div className="grid grid-cols-2 gap-x-4">
          {WEEKDAYS.map((day) => (
            <label key={day} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                checked={values[`day${day}`] === "1"}
                onChange={(event) => change({ [`day${day}`]: event.target.checked ? "1" : "" })}
                className="size-4 accent-accent"
                {...(errors.weekdays && { "aria-invalid": true })}
              />
              {weekdayName(day)}
            </label>
          ))}
        </div>
        {errors.weekdays && (
          <p id="weekdays-error" className="text-sm font-medium text-red">
            {errors.weekdays}
          </p>
        )}
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="From"
          type="time"
          value={values.from}
          onChange={(event) => change({ from: event.target.value })}
          error={errors.from}
          required
        />
        <TextField
          label="Until"
          type="time"
          value={values.until}
          onChange={(event) => change({ until: event.target.value })}
          error={errors.until}
          required
        />
      </div>
    </SaveForm>
  );
}

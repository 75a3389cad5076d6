"use client";

import { useState } from "react";
import { useClock } from "@/components/ui/clock";
import { shortDate } from "@/components/ui/dates";
import { SelectField, TextareaField, TextField } from "@/components/ui/field";
import { REASON_LENGTH } from "@/contracts/course-corrections";
import type { PatientPage } from "@/contracts/patient-page";
import { type CorrectableEntry, correctableEntries } from "./correctable-entries";
import { CourseDialog } from "./course-form";
import { EndReasons } from "./end-course";

type ErrorOf = (field: string) => string | undefined;

/** Corrects what the course says: which entry, what is right, and why. What it said stays to be read. */
export function CorrectEntry({ page }: { page: PatientPage }) {
  return (
    <CourseDialog<{ dueOn: string[] }>
      page={page}
      what="corrections"
      once
      title="Correct an entry"
      record="Record the correction"
      conflict="A colleague changed this while you were writing. What you typed is still here; close this, look at the course, and correct what it says now."
      said={({ dueOn }) =>
        dueOn.length === 0 ? "Corrected. What it said before stays in the record." : "Corrected. The check-ins still to come follow it."
      }
    >
      {(errorOf) => <Fields page={page} errorOf={errorOf} />}
    </CourseDialog>
  );
}

function Fields({ page, errorOf }: { page: PatientPage; errorOf: ErrorOf }) {
  const { timeZone, now } = useClock();
  // As they stood when the form was opened: a colleague's change must not move what somebody is correcting under their hands.
  const [entries] = useState(() => correctableEntries(page, (on) => shortDate(on, timeZone, now)));
  const [key, setKey] = useState(entries[0]?.key);
  const [withdrawn, setWithdrawn] = useState(false);
  const choose = (chosen: string) => {
    setKey(chosen);
    setWithdrawn(false);
  };
  const entry = entries.find((one) => one.key === key);
  if (entry === undefined) return null;
  const sent = entry.change === null || (withdrawn && entry.withdraw !== null) ? entry.withdraw : entry.change;
  return (
    <>
      <SelectField label="Which entry is wrong" value={key} onChange={(event) => choose(event.target.value)} error={errorOf("correct")}>
        {entries.map((one) => (
          <option key={one.key} value={one.key}>
            {one.label}
          </option>
        ))}
      </SelectField>
      {Object.entries(sent ?? {}).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {entry.change !== null && entry.withdraw !== null && <WhatIsRight entry={entry} withdrawn={withdrawn} onChange={setWithdrawn} />}
      {sent !== entry.withdraw && <Values key={entry.key} entry={entry} errorOf={errorOf} />}
      {entry.change === null && <p className="text-sm text-ink-2">A renewal is withdrawn; record the right one after it.</p>}
      <TextareaField
        name="reason"
        label="Why"
        rows={2}
        maxLength={REASON_LENGTH}
        hint="What it says now stays in the record, with your name, the time and this reason."
        error={errorOf("reason")}
        required
      />
    </>
  );
}

function WhatIsRight({
  entry,
  withdrawn,
  onChange,
}: {
  entry: CorrectableEntry;
  withdrawn: boolean;
  onChange: (withdrawn: boolean) => void;
}) {
  const choices = [
    { value: false, label: "It should say something else" },
    { value: true, label: entry.entry === "end" ? "The course has not ended" : "It should not be there" },
  ];
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">What is right</legend>
      {choices.map(({ value, label }) => (
        <label key={label} className="flex min-h-8 items-center gap-2 rounded-control px-2 hover:bg-sunken has-checked:bg-accent-soft">
          <input type="radio" className="size-4 accent-accent" checked={withdrawn === value} onChange={() => onChange(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const DAY_LABELS: Readonly<Record<CorrectableEntry["entry"], string>> = {
  start: "First dose on",
  dose: "From",
  weight: "Weighed on",
  target: "",
  end: "Last dose on",
  renewal: "",
};

/** What it should say, begun with what it says. */
function Values({ entry: { entry, value }, errorOf }: { entry: CorrectableEntry; errorOf: ErrorOf }) {
  const number = (name: "mgPerDay" | "kg" | "mgPerKg", label: string) => (
    <TextField name={name} label={label} inputMode="decimal" autoComplete="off" defaultValue={value[name]} error={errorOf(name)} required />
  );
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {value.mgPerDay !== undefined && number("mgPerDay", "Dose, mg a day")}
        {value.kg !== undefined && number("kg", "Weight, kg")}
        {value.mgPerKg !== undefined && number("mgPerKg", "Target, mg/kg")}
        {value.on !== undefined && (
          <TextField name="on" label={DAY_LABELS[entry]} type="date" defaultValue={value.on} error={errorOf("on")} required />
        )}
      </div>
      {entry === "end" && (
        <>
          <label className="-mt-2 flex min-h-8 items-center gap-2">
            <input type="checkbox" name="isEstimate" value="1" defaultChecked={value.isEstimate} className="size-4 accent-accent" />
            The exact day is not known
          </label>
          <EndReasons name="endReason" value={value.endReason ?? null} error={errorOf("endReason")} />
        </>
      )}
    </div>
  );
}

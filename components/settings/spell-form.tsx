"use client";

import { useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { SaveForm } from "@/components/form/save-form";
import { SelectField, TextField } from "@/components/ui/field";
import type { CoverPage } from "@/contracts/cover";
import type { SpellWords } from "./spells-part";
import { useSave } from "./use-save";

type Sent = { id: string; staffId: string; from: string; until: string };
type Props = { words: SpellWords; page: CoverPage; onlyOf: string | null; onDone: () => void };

/** Days of one person, both included. An entry has one id for as long as it stays the same: sent again, it is the same entry. */
export function SpellForm({ words, page, onlyOf, onDone }: Props) {
  const [entry, setEntry] = useState<Sent>(() => ({ id: crypto.randomUUID(), staffId: onlyOf ?? "", from: "", until: "" }));
  const { mutate, error, isPending } = useSave<Sent>(words.path, onDone);
  const errors = fieldErrors(error);
  const change = (changed: Partial<Sent>) => setEntry((before) => ({ ...before, ...changed, id: crypto.randomUUID() }));
  return (
    <SaveForm {...{ error, isPending }} fields={["staffId", "from", "until"]} save={words.add} onSave={() => mutate(entry)}>
      {onlyOf === null && (
        <SelectField
          label="Who"
          value={entry.staffId}
          onChange={(event) => change({ staffId: event.target.value })}
          error={errors.staffId}
          required
        >
          <option value="">Choose</option>
          {page.clinicians.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="First day"
          type="date"
          value={entry.from}
          max={page.lastDay}
          onChange={(event) => change({ from: event.target.value, ...(entry.until === "" && { until: event.target.value }) })}
          error={errors.from}
          required
        />
        <TextField
          label="Last day"
          type="date"
          value={entry.until}
          min={page.today}
          max={page.lastDay}
          onChange={(event) => change({ until: event.target.value })}
          error={errors.until}
          required
        />
      </div>
    </SaveForm>
  );
}

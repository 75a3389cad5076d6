"use client";

import { type ChangeEvent, type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/field";
import { Unfold } from "@/components/ui/unfold";
import { MAX_IMPORT_BYTES } from "@/contracts/patient-import";

/** Held here as it was chosen: the file on the disk may be changed before it is imported. */
export type ChosenFile = { name: string; bytes: Blob };

/** A file from this device, or lines pasted from a spreadsheet. */
export function ChooseFile({ onChosen, busy }: { onChosen: (file: ChosenFile) => void; busy: boolean }) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [pasted, setPasted] = useState("");

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (!file) return;
    setProblem(null);
    if (file.size > MAX_IMPORT_BYTES) setProblem(tooLarge(file.name));
    else {
      try {
        onChosen({ name: file.name, bytes: new Blob([await file.arrayBuffer()], { type: "text/csv" }) });
      } catch {
        setProblem("The browser could not read this file. Check that it is still there and not open elsewhere, then choose it again.");
      }
    }
  };
  const paste = (event: FormEvent) => {
    event.preventDefault();
    const bytes = new Blob([pasted], { type: "text/csv" });
    if (pasted.trim() === "") setProblem("Paste the lines first, with the names of the columns on top.");
    else if (bytes.size > MAX_IMPORT_BYTES) setProblem(tooLarge("What you pasted"));
    else {
      setProblem(null);
      onChosen({ name: "the pasted lines", bytes });
    }
  };
  return (
    <section aria-label="The file" className="grid gap-3 rounded-card border border-line bg-surface p-4 shadow-raised sm:p-5">
      <div className="grid gap-1">
        <label htmlFor={id} className="font-medium">
          CSV file
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,text/csv"
          // The same file, mended, can be chosen again; until then its name stands beside what is said of it.
          onClick={(event) => {
            event.currentTarget.value = "";
          }}
          onChange={take}
          disabled={busy}
          aria-describedby={problem ? `${id}-problem` : undefined}
          className="min-h-9 w-full rounded-control border border-line-2 bg-surface p-1 text-sm file:mr-3 file:min-h-8 file:rounded-control file:border-0 file:bg-accent file:px-4 file:font-semibold file:text-accent-ink hover:border-ink-3"
        />
      </div>
      <details>
        <Unfold>Paste lines instead</Unfold>
        <form onSubmit={paste} className="mt-2 grid gap-2">
          <TextareaField
            label="Lines from a spreadsheet, the names of the columns first"
            rows={6}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            spellCheck={false}
            autoComplete="off"
            className="font-mono text-sm"
          />
          <div>
            <Button type="submit" size="small" disabled={busy}>
              Check the lines
            </Button>
          </div>
        </form>
      </details>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="font-medium text-red">
          {problem}
        </p>
      )}
    </section>
  );
}

function tooLarge(what: string): string {
  return `${what} has more than ${MAX_IMPORT_BYTES / 1024 / 1024} MB. Split it and import the parts one after another. Nothing was sent.`;
}

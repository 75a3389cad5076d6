"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { fieldErrors } from "@/components/field-errors";
import { failureWords, ProblemError } from "@/components/request";
import { Button } from "@/components/ui/button";

type Props = {
  /** The failed try, or null. */
  error: unknown;
  isPending: boolean;
  isMerged?: boolean;
  /** Who recorded last, where that is known. */
  by?: string | null;
  save: string;
  onSave: () => void;
  /** Fields that say themselves what is wrong with them; of anything else the form does. */
  fields: readonly string[];
  children: ReactNode;
};

/** A form of the cover's page: what went wrong is said above the fields, and the first wrong one has the focus. */
export function SaveForm({ error, isPending, isMerged = false, by, save, onSave, fields, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) onSave();
  };
  const unsaid = Object.entries(fieldErrors(error)).filter(([path]) => !fields.includes(path));
  const isSaid = error instanceof ProblemError && error.issues.length > 0 && unsaid.length === 0;
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <div role="alert" className="grid gap-2 empty:hidden">
        {isMerged && (
          <p className="rounded-box bg-amber-soft px-4 py-2 text-amber">
            {by ?? "A colleague"} recorded something here while you were at it. What you chose is kept; the rest is brought up to date.
          </p>
        )}
        {error !== null && !isSaid && (
          <p className="rounded-box border border-red bg-red-soft px-4 py-2">Not saved. {refusal(error, unsaid[0]?.[1])}</p>
        )}
      </div>
      {children}
      <div className="border-t border-line pt-4">
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {save}
        </Button>
      </div>
    </form>
  );
}

function refusal(error: unknown, issue: string | undefined): string {
  if (issue !== undefined) return `${issue}.`;
  if (error instanceof ProblemError && error.code === "conflict") return "A colleague was first: look at what is new, then save again.";
  return `What you chose is kept. ${failureWords(error)}`;
}

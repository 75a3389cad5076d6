"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { fieldErrors } from "@/components/field-errors";
import { failureWords, ProblemError } from "@/components/request";
import { Button } from "@/components/ui/button";
import { ColleagueNote, DialogFoot, RefusalNote } from "@/components/ui/dialog-foot";

/** What a colleague recorded while the form was open. */
export type Meanwhile = {
  /** Who, where that is known. */
  by: string | null;
  /** Fields that were changed here, too: what is kept here is another thing than they recorded. */
  otherwise: readonly { label: string; recorded: string }[];
};

type Props = {
  /** The failed try, or null. */
  error: unknown;
  isPending: boolean;
  meanwhile?: Meanwhile | null;
  /** Settings are chosen and saved, a record is typed and recorded. */
  verb?: keyof typeof WORDS;
  /** The words of the button. */
  save: string;
  onSave: () => void;
  /** Fields that say themselves what is wrong with them; of anything else the form does. */
  fields: readonly string[];
  children: ReactNode;
};

const WORDS = {
  save: { failed: "Not saved.", during: "while you were at it", kept: "What you chose is kept", again: "save again" },
  record: { failed: "Not recorded.", during: "while you were typing", kept: "What you typed is kept", again: "record again" },
} as const;

/**
 * A form in a dialog over what colleagues keep, too. What is wrong is said beside its button or by the field, and the first wrong field has
 * the focus; what was entered stays whatever happens.
 */
export function SaveForm({ error, isPending, meanwhile = null, verb = "save", save, onSave, fields, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) onSave();
  };
  const words = WORDS[verb];
  const refusal = refusalOf(error, fields, words);
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      {children}
      <DialogFoot
        buttons={
          <Button type="submit" variant="primary" aria-disabled={isPending}>
            {save}
          </Button>
        }
      >
        <div role="alert" className="grid gap-1.5 empty:hidden">
          {refusal !== null && (
            <RefusalNote>
              {words.failed} {refusal}
            </RefusalNote>
          )}
          {meanwhile !== null && (
            <ColleagueNote>
              <p>
                {meanwhile.by ?? "A colleague"} recorded something here {words.during}. {words.kept}; the rest is brought up to date.
              </p>
              {meanwhile.otherwise.length > 0 && (
                <>
                  <p>Where you differ, they recorded:</p>
                  <ul className="list-disc pl-5">
                    {meanwhile.otherwise.map(({ label, recorded }) => (
                      <li key={label}>
                        {label}: {recorded}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </ColleagueNote>
          )}
        </div>
      </DialogFoot>
    </form>
  );
}

/** What no field says. */
function refusalOf(error: unknown, fields: readonly string[], { kept, again }: (typeof WORDS)[keyof typeof WORDS]): string | null {
  if (error === null) return null;
  const issues = Object.entries(fieldErrors(error));
  const unsaid = issues.find(([path]) => !fields.includes(path));
  if (unsaid !== undefined) return `${unsaid[1]}.`;
  if (issues.length > 0) return null;
  if (error instanceof ProblemError && error.code === "conflict") return `A colleague was first: look at what is new, then ${again}.`;
  return `${kept}. ${failureWords(error)}`;
}

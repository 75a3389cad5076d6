"use client";

import { useDeferredValue } from "react";
import { aroundOwnText } from "@/clinical/own-actions";
import { fieldErrors } from "@/components/field-errors";
import { SaveForm } from "@/components/form/save-form";
import { useVersioned } from "@/components/form/use-versioned";
import { TextareaField } from "@/components/ui/field";
import { OWN_ACTION_LETTERS, type OwnActionRecord, type PackActions } from "@/contracts/suggested-actions";
import { SuggestionReads } from "./suggestion-reads";
import { firstDraft, SHOWN_BY } from "./suggestion-words";
import { useSaveSuggestion } from "./use-save";

type Props = { record: OwnActionRecord; pack: PackActions; others: readonly PackActions[]; onDone: (said: string) => void };

/** A text of the clinic's own, and how a flag will read with it. */
export function SuggestionForm({ record: { urgency, versions }, pack, others, onDone }: Props) {
  const [newest] = versions;
  const { before, after } = aroundOwnText(SHOWN_BY[urgency], pack);
  const version = newest?.version ?? 0;
  const { basedOn, values, change, differing, isMerged } = useVersioned({
    key: String(version),
    seen: version,
    fields: { text: newest?.text ?? firstDraft(urgency, pack, [...before, ...after]) },
  });
  const text = values.text ?? "";
  const shown = useDeferredValue(text);
  const { mutate, error, isPending } = useSaveSuggestion<{ urgency: string; text: string; basedOn: number }>(() => onDone("Text saved."));
  const otherwise = differing.text === undefined ? [] : [{ label: "Text", recorded: newest?.text ?? "the pack’s text again" }];
  return (
    <SaveForm
      {...{ error, isPending }}
      meanwhile={isMerged ? { by: newest?.by ?? null, otherwise } : null}
      fields={["text"]}
      save="Save text"
      onSave={() => mutate({ urgency, text, basedOn })}
    >
      <TextareaField
        label="Your clinic’s text"
        hint={`One paragraph of at most ${OWN_ACTION_LETTERS.most} characters; ${letters(text)} now. No patient’s name: it stands on every such flag.`}
        rows={4}
        value={text}
        onChange={(event) => change({ text: event.target.value })}
        error={fieldErrors(error).text}
        required
      />
      <div className="grid gap-1.5">
        <p className="font-medium">A flag will read</p>
        <SuggestionReads {...{ urgency, pack, others }} own={shown} />
      </div>
    </SaveForm>
  );
}

/** As the server counts them: spaces and line breaks in a row are one. */
function letters(text: string): number {
  return [...text.replace(/\s+/g, " ").trim()].length;
}

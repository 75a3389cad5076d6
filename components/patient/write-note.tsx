"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { useWrite } from "@/components/form/use-write";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ColleagueNote, DialogFoot, RefusalNote } from "@/components/ui/dialog-foot";
import { TextareaField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { patientKey } from "@/contracts/panel";
import { PATIENT_NOTE_LENGTH, type PatientNote } from "@/contracts/patient-notes";
import type { PatientPage } from "@/contracts/patient-page";
import type { NoteDraft } from "./note-draft";
import type { Viewer } from "./patient-query";

type Props = {
  patient: PatientPage["patient"];
  viewer: Viewer;
  /** The note that this one takes the place of, as it is now. */
  replaced: PatientNote | null;
  draft: NoteDraft;
  onDraft: (draft: NoteDraft) => void;
  /** Closed without signing: the draft stays. */
  onClose: () => void;
  onStored: () => void;
};

/** A note being written, to be signed. It can't be changed afterwards: a correction is another note. */
export function WriteNote({ patient, viewer, replaced, draft, onDraft, onClose, onStored }: Props) {
  const client = useQueryClient();
  const notify = useNotify();
  const form = useRef<HTMLFormElement>(null);
  const { mutate, isPending, error } = useWrite({
    mutationFn: ({ id, body, atVisit, corrects }: NoteDraft) =>
      requestJson(`/api/patients/${patient.id}/notes`, {
        method: "POST",
        body: { id, body, ...(atVisit ? { atVisit: "1" } : {}), ...(corrects === null ? {} : { corrects }) },
      }),
    onSuccess: () => {
      notify("Note signed.");
      onStored();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patient.id) }),
  });
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const issue = error instanceof ProblemError ? error.issues.find(({ path }) => path === "body")?.message : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate(draft);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={draft.corrects === null ? "Write a note" : "Correct a note"} description={patient.name} wide>
        <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
          {replaced !== null && (
            <p className="text-sm text-ink-2">The note of {replaced.by} stays in the timeline, marked as replaced by this one.</p>
          )}
          <TextareaField
            label="Note"
            rows={7}
            maxLength={PATIENT_NOTE_LENGTH}
            value={draft.body}
            onChange={(event) => onDraft({ ...draft, body: event.target.value })}
            hint={`${draft.body.length.toLocaleString("en")} of ${PATIENT_NOTE_LENGTH.toLocaleString("en")} characters`}
            error={issue}
          />
          <label className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={draft.atVisit}
              onChange={(event) => onDraft({ ...draft, atVisit: event.target.checked })}
            />
            Written at a visit
          </label>
          <DialogFoot
            buttons={
              <>
                <Button type="submit" variant="primary" disabled={isPending}>
                  Sign the note
                </Button>
                <Button variant="quiet" onClick={onClose}>
                  Close
                </Button>
              </>
            }
            signed={`Signed ${viewer.name}, with the time. It can’t be changed afterwards.`}
          >
            <div role="alert" className="empty:hidden">
              {error !== null && issue === undefined && (
                <RefusalNote>
                  Not signed.{" "}
                  {error instanceof ProblemError && error.code === "conflict"
                    ? "A colleague replaced this note first."
                    : failureWords(error)}{" "}
                  What you have written is still here.
                </RefusalNote>
              )}
            </div>
            <div role="status" className="empty:hidden">
              {/* Told before it is sent: a note can be replaced once. */}
              {replaced !== null && replaced.correctedBy !== null && !isPending && (
                <ColleagueNote>
                  A colleague has replaced this note meanwhile. What you have written is still here; copy it, and correct the newer one.
                </ColleagueNote>
              )}
            </div>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}

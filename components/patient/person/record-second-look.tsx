"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { useWrite } from "@/components/form/use-write";
import { SecondLookNotice } from "@/components/person/second-look";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { Time } from "@/components/ui/time";
import { SECOND_LOOK_LENGTH } from "@/contracts/baseline-risks";
import { patientKey } from "@/contracts/panel";
import type { PatientPage } from "@/contracts/patient-page";
import type { Viewer } from "../patient-query";

/** Where a history of severe depression asks for a second look: the place to record it, or what was decided. */
export function SecondLook({ page: { risks, patient, course }, viewer }: { page: PatientPage; viewer: Viewer }) {
  const { secondLook } = risks;
  if (secondLook === null) return null;
  if (secondLook.done !== null) {
    const { note, by, at } = secondLook.done;
    return (
      <p className="mt-2 rounded-box bg-sunken px-3 py-2 break-words">
        <span className="font-[550]">Second look:</span> {note}
        <span className="block text-sm text-ink-3">
          <Time value={at} />, {by}
        </span>
      </p>
    );
  }
  return (
    <div className="mt-2">
      <SecondLookNotice>
        {course.phase !== "before" && <p>The course has begun and no second look is recorded.</p>}
        {viewer.mayAct && <SecondLookForm patientId={patient.id} version={secondLook.version} />}
      </SecondLookNotice>
    </div>
  );
}

function SecondLookForm({ patientId, version }: { patientId: string; version: number }) {
  const client = useQueryClient();
  const notify = useNotify();
  const [note, setNote] = useState("");
  const { mutate, isPending, error } = useWrite({
    mutationFn: () => requestJson(`/api/patients/${patientId}/second-look`, { method: "POST", body: { version, note } }),
    onSuccess: () => notify("Second look recorded."),
    onSettled: () => void client.invalidateQueries({ queryKey: patientKey(patientId) }),
  });
  const errors = fieldErrors(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <TextareaField
        name="note"
        label="What you decided, and with whom"
        rows={2}
        maxLength={SECOND_LOOK_LENGTH}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errors.note}
      />
      {error !== null && errors.note === undefined && (
        <p role="alert" className="font-medium text-red">
          Not recorded.{" "}
          {error instanceof ProblemError && error.code === "conflict" ? "A colleague recorded something first." : failureWords(error)}
        </p>
      )}
      <div>
        <Button type="submit" size="small" aria-disabled={isPending}>
          Record the second look
        </Button>
      </div>
    </form>
  );
}

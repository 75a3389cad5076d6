"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Region } from "@/clinical/crisis-lines";
import { isAskedOnly } from "@/components/form/doubts";
import { useDoubts } from "@/components/form/use-doubts";
import { keptOf } from "@/components/form/use-kept";
import { useKeptForm } from "@/components/form/use-kept-form";
import { ContactFields } from "@/components/person/contact-fields";
import type { RiskValues } from "@/components/person/risk-fields";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button, ButtonLink } from "@/components/ui/button";
import { useIsRunning } from "@/components/ui/use-is-running";
import { riskField } from "@/contracts/baseline-risks";
import { ENROLMENT_DOUBTS } from "@/contracts/doubts";
import type { EnrolmentForm as EnrolmentValues } from "@/contracts/enrolment";
import type { FieldIssue } from "@/contracts/problem";
import { CourseGroup } from "./course-group";
import type { EnrolledPatient } from "./enrolled";
import { Group } from "./group";
import { PersonGroup } from "./person-group";
import { PlaceGroup } from "./place-group";
import { RiskGroup } from "./risk-group";

type Defaults = { region: Region; timeZone: string; startsOn: string; prescriberId: string };
type Props = {
  prescribers: { id: string; name: string }[];
  defaults: Defaults;
  /** What the patient is told of who reads their answers, sentence by sentence, in the words of the consent text. */
  promise: readonly string[];
  /** Whether whoever enrols may take the second look that a history of severe depression asks for. */
  mayLook: boolean;
  onEnrolled: (patient: EnrolledPatient) => void;
  /** Empties what was kept: the form begins anew. */
  onClear: () => void;
};

/**
 * Enrols a patient. The server checks every field; what it refuses is said beside the field, and the first of them takes the focus. Whoever goes
 * to another page meanwhile finds what they had typed.
 */
export function EnrolmentForm({ prescribers, defaults, promise, mayLook, onEnrolled, onClear }: Props) {
  const [issues, setIssues] = useState<FieldIssue[]>([]);
  const doubts = useDoubts(ENROLMENT_DOUBTS);
  const [failure, setFailure] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [risks, setRisks] = useState<RiskValues>(() => keptOf(KEPT) ?? {});
  const isRunning = useIsRunning();
  const { begun, take, forget } = useKeptForm(KEPT, form, risks);
  useEffect(() => {
    if (issues.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [issues]);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const values = Object.fromEntries(new FormData(event.currentTarget)) as EnrolmentValues;
    setSending(true);
    setFailure(null);
    try {
      const { patientId } = await requestJson<{ patientId: string }>("/api/patients", { method: "POST", body: values });
      forget();
      onEnrolled({ patientId, name: values.name.trim(), email: values.email.trim(), secondLookOpen: isLookOpen(values) });
    } catch (error) {
      const refused = error instanceof ProblemError ? error.issues : [];
      setIssues(refused);
      doubts.ask(refused);
      if (refused.length === 0) setFailure(`Not enrolled; what you typed is still here. ${failureWords(error)}`);
    } finally {
      setSending(false);
    }
  };
  // One field may be refused for two reasons; the first is shown.
  const refused = new Set(issues.map(({ path }) => path)).size;
  const errorOf = (name: string) => issues.find(({ path }) => path === name)?.message;

  return (
    // Before its script runs the form is not sent: a refusal would be another page, and what was typed lost. Should a browser send it all the
    // same, the method keeps a patient's name out of the address.
    <form
      ref={form}
      method="post"
      action="/api/patients"
      onSubmit={send}
      onChange={(event) => {
        doubts.onChange(event);
        take();
      }}
      noValidate
      className="grid gap-6"
      aria-describedby="enrolment-failure"
    >
      {begun !== null && (
        <div role="status" className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-box bg-accent-soft px-4 py-2">
          <p>What you had typed is still here: send it, or clear the form.</p>
          <Button
            size="small"
            onClick={() => {
              forget();
              onClear();
            }}
          >
            Clear the form
          </Button>
        </div>
      )}
      <div id="enrolment-failure" role="alert" className="empty:hidden">
        {issues.length > 0 &&
          (isAskedOnly(issues) ? (
            <p className="rounded-box border border-amber bg-amber-soft px-4 py-2">
              {refused === 1
                ? "One question before this is enrolled: it is marked below."
                : "Two questions before this is enrolled: they are marked below."}
            </p>
          ) : (
            <p className="rounded-box border border-red bg-red-soft px-4 py-2">
              {refused === 1 ? "One field needs another look." : `${refused} fields need another look.`} Nothing is enrolled yet.
            </p>
          ))}
        {failure && <p className="rounded-box border border-red bg-red-soft px-4 py-2">{failure}</p>}
      </div>
      <PersonGroup
        {...{ promise, errorOf }}
        bornOn={begun?.dateOfBirth ?? ""}
        doubt={doubts.asked.anotherPerson}
        taken={issues.find(({ path }) => path === "recordNumber")?.patients}
      />
      <CourseGroup
        {...{ prescribers, defaults, errorOf }}
        begun={{ mgPerDay: begun?.mgPerDay ?? "", weightKg: begun?.weightKg ?? "" }}
        doubt={doubts.asked.doseMeant}
      />
      <RiskGroup
        values={risks}
        onChange={(changed) => setRisks((before) => ({ ...before, ...changed }))}
        mayLook={mayLook}
        errorOf={errorOf}
      />
      <Group title="Home, GP and emergency contact">
        <ContactFields errorOf={errorOf} />
      </Group>
      <PlaceGroup defaults={defaults} errorOf={errorOf} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" aria-disabled={sending} disabled={!isRunning}>
          {/* The words stay while it is sent: shorter ones would put Cancel under the second half of a double click. */}
          Enrol and send the first check-in
        </Button>
        <ButtonLink href="/panel" variant="quiet" onClick={forget}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

/** The form's name in the memory of this tab. */
const KEPT = "enrolment";

function isLookOpen(values: EnrolmentValues): boolean {
  return values[riskField("severe-depression")] === "yes" && !values.secondLook?.trim();
}

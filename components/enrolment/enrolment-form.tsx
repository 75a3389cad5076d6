"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { REGION_LABELS, REGIONS, type Region } from "@/clinical/crisis-lines";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import type { EnrolmentForm as EnrolmentValues } from "@/contracts/enrolment";
import { LANGUAGE_LABELS, LANGUAGES } from "@/contracts/languages";
import type { FieldIssue } from "@/contracts/problem";
import type { EnrolledPatient } from "./enrolled";
import { TimeZoneOptions } from "./time-zone-options";
import { isUnder18, YoungPerson } from "./young-person";

type Defaults = { region: Region; timeZone: string; startsOn: string; prescriberId: string };
type Props = {
  prescribers: { id: string; name: string }[];
  defaults: Defaults;
  /** What the patient is told of who reads their answers, sentence by sentence, in the words of the consent text. */
  promise: readonly string[];
  onEnrolled: (patient: EnrolledPatient) => void;
};

/** Enrols a patient. The server checks every field; what it refuses is said beside the field, and the first of them takes the focus. */
export function EnrolmentForm({ prescribers, defaults, promise, onEnrolled }: Props) {
  const [issues, setIssues] = useState<FieldIssue[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [dateOfBirth, setDateOfBirth] = useState("");
  const form = useRef<HTMLFormElement>(null);
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
      onEnrolled({ patientId, name: values.name.trim(), email: values.email.trim() });
    } catch (error) {
      const refused = error instanceof ProblemError ? error.issues : [];
      setIssues(refused);
      if (refused.length === 0) setFailure(`Not enrolled; what you typed is still here. ${failureWords(error)}`);
    } finally {
      setSending(false);
    }
  };
  // One field may be refused for two reasons; the first is shown.
  const refused = new Set(issues.map(({ path }) => path)).size;
  const error = (name: keyof EnrolmentValues) => issues.find(({ path }) => path === name)?.message;

  return (
    // The method stands here so that a form sent before its script runs doesn't put a patient's name into an address.
    <form
      ref={form}
      method="post"
      action="/api/patients"
      onSubmit={send}
      noValidate
      className="grid gap-6"
      aria-describedby="enrolment-failure"
    >
      <div id="enrolment-failure" role="alert" className="empty:hidden">
        {issues.length > 0 && (
          <p className="rounded-box border border-red bg-red-soft px-4 py-2">
            {refused === 1 ? "One field needs another look." : `${refused} fields need another look.`} Nothing is enrolled yet.
          </p>
        )}
        {failure && <p className="rounded-box border border-red bg-red-soft px-4 py-2">{failure}</p>}
      </div>
      <Group title="Patient">
        <TextField name="name" label="Full name" autoComplete="off" error={error("name")} required />
        <TextField
          name="dateOfBirth"
          label="Date of birth"
          type="date"
          autoComplete="off"
          onChange={(event) => setDateOfBirth(event.target.value)}
          error={error("dateOfBirth")}
          required
        />
        <TextField name="recordNumber" label="Record number" autoComplete="off" error={error("recordNumber")} required />
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="off"
          optional
          hint="Their own, not a parent’s or a shared one. Check-ins come by e-mail only: without it you hand over a code."
          error={error("email")}
        />
        <TextField
          name="phone"
          label="Mobile number"
          type="tel"
          autoComplete="off"
          optional
          hint="For the clinic to call; no messages go there yet."
          error={error("phone")}
        />
        {isUnder18(dateOfBirth) && <YoungPerson promise={promise} error={error("ownsContact")} />}
      </Group>
      <Group title="Language and place">
        <SelectField name="language" label="Language" defaultValue="en" error={error("language")}>
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {LANGUAGE_LABELS[language]}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="region"
          label="Region"
          defaultValue={defaults.region}
          hint="Decides which crisis lines the patient sees."
          error={error("region")}
        >
          {REGIONS.map((region) => (
            <option key={region} value={region}>
              {REGION_LABELS[region]}
            </option>
          ))}
        </SelectField>
        <TextField
          name="timeZone"
          label="Time zone"
          defaultValue={defaults.timeZone}
          list="time-zones"
          autoComplete="off"
          spellCheck={false}
          hint="Check-ins arrive by the patient’s clock."
          error={error("timeZone")}
          required
        />
        <TimeZoneOptions id="time-zones" />
      </Group>
      <Group title="Course">
        <TextField name="startsOn" label="First dose on" type="date" defaultValue={defaults.startsOn} error={error("startsOn")} required />
        <SelectField name="prescriberId" label="Prescriber" defaultValue={defaults.prescriberId} error={error("prescriberId")}>
          <option value="">Choose a prescriber</option>
          {prescribers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField name="weightKg" label="Weight, kg" inputMode="decimal" autoComplete="off" error={error("weightKg")} required />
        <TextField name="mgPerDay" label="Dose, mg a day" inputMode="decimal" autoComplete="off" error={error("mgPerDay")} required />
      </Group>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" aria-disabled={sending}>
          {/* The words stay while it is sent: shorter ones would put Cancel under the second half of a double click. */}
          Enrol and send the first check-in
        </Button>
        <ButtonLink href="/panel" variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="rounded-card border border-line bg-surface p-5 shadow-raised">
      <legend className="float-left mb-3 w-full font-semibold">{title}</legend>
      <div className="clear-both grid gap-x-5 gap-y-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}

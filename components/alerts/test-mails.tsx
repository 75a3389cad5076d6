"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { useWrite } from "@/components/form/use-write";
import { tryWords } from "@/components/mail/try-words";
import { failureWords, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import type { AlertsPage, TestMail } from "@/contracts/alerts-page";
import { alertsKey } from "@/contracts/panel";

/** Sends a test mail to oneself or to a clinician, and shows what became of the newest ones. */
export function TestMails({ page: { people, tests }, viewer }: { page: AlertsPage; viewer: { staffId: string; maySend: boolean } }) {
  return (
    <>
      {viewer.maySend && <TestForm people={people} viewer={viewer} />}
      <div aria-live="polite">
        {tests.length === 0 ? (
          <p className="text-sm text-ink-3">No test mail within the last week.</p>
        ) : (
          <ul aria-label="Test mails" className="grid gap-1">
            {tests.map((test) => (
              <Result key={test.id} test={test} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function TestForm({ people, viewer }: { people: AlertsPage["people"]; viewer: { staffId: string } }) {
  const client = useQueryClient();
  const [to, setTo] = useState(people.some(({ id }) => id === viewer.staffId) ? viewer.staffId : (people[0]?.id ?? ""));
  // Kept until it is answered: a second press, or one after a lost answer, is the same mail.
  const id = useRef(crypto.randomUUID());
  const sending = useWrite({
    mutationFn: () => requestJson("/api/alerts/test", { method: "POST", body: { id: id.current, to } }),
    onSuccess: () => {
      id.current = crypto.randomUUID();
      return client.invalidateQueries({ queryKey: alertsKey });
    },
  });
  const errors = fieldErrors(sending.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending.isPending) sending.mutate();
  };
  return (
    <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[minmax(0,20rem)_auto]">
      <SelectField
        label="To"
        value={to}
        error={errors.to}
        onChange={(event) => {
          setTo(event.target.value);
          id.current = crypto.randomUUID();
        }}
      >
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.id === viewer.staffId ? `${person.name} (you)` : person.name}
          </option>
        ))}
      </SelectField>
      <div>
        <Button type="submit" aria-disabled={sending.isPending}>
          Send a test mail
        </Button>
      </div>
      {sending.isError && errors.to === undefined && (
        <p role="alert" className="font-medium text-red sm:col-span-2">
          {failureWords(sending.error)}
        </p>
      )}
    </form>
  );
}

function Result({ test }: { test: TestMail }) {
  const { to, askedAt, state } = test;
  const tone = state === "sent" ? "text-ink-2" : state === "queued" ? "text-amber" : "font-medium text-red";
  return (
    <li className={tone}>
      <Moment value={askedAt} /> to {to}: {resultWords(test)}
    </li>
  );
}

function resultWords({ state, attempts, lastTry }: TestMail): string {
  if (state === "sent") return "sent. Look into the mailbox, the unwanted mails too";
  if (state === "withdrawn") return "given up: it could not leave within the hour, or this person no longer works here";
  if (state === "refused")
    return `${lastTry ? tryWords(lastTry.outcome, lastTry.smtpCode) : "refused by the mail server"}. Alerts to this address will be, too`;
  if (attempts === 0 || lastTry === null) return "on its way";
  return `not out yet: ${tryWords(lastTry.outcome, lastTry.smtpCode)}. It is tried again by itself`;
}

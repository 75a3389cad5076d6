"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { failureWords, requestJson } from "@/components/request";
import { ROLE_LABELS } from "@/components/shell/shell-person";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { useNotify } from "@/components/ui/notices";
import { ROLES } from "@/contracts/roles";

/** Invites one person by e-mail. */
export function InviteForm() {
  const router = useRouter();
  const notify = useNotify();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errors = fieldErrors(failure);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setFailure(null);
    try {
      await requestJson("/api/invitations", { method: "POST", body: Object.fromEntries(new FormData(form)) });
      form.reset();
      notify("Invited. The link leaves by e-mail now and works for a week.");
      router.refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      method="post"
      action="/api/invitations"
      onSubmit={send}
      className="grid items-start gap-4 sm:grid-cols-[1fr_12rem_auto]"
      noValidate
    >
      <TextField label="E-mail" name="email" type="email" autoComplete="off" required error={errors.email} />
      <SelectField label="Role" name="role" defaultValue="nurse" error={errors.role}>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {ROLE_LABELS[role]}
          </option>
        ))}
      </SelectField>
      <Button type="submit" variant="primary" disabled={busy} className="sm:mt-6">
        Invite
      </Button>
      {failure !== null && Object.keys(errors).length === 0 && (
        <p role="alert" className="font-medium text-red sm:col-span-3">
          {failureWords(failure)}
        </p>
      )}
    </form>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/contracts/sign-in";

/** A name and a password: nothing happens until they are sent. */
export function AcceptForm({ token }: { token: string }) {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errors = fieldErrors(failure);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      const body = { token, name: String(form.get("name") ?? ""), password: String(form.get("password") ?? "") };
      const { location: to } = await requestJson<{ location: string }>("/api/invitations/accept", { method: "POST", body });
      location.assign(to);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const general = errors.token ?? (failure !== null && Object.keys(errors).length === 0 ? words(failure) : null);
  return (
    <form method="post" action="/api/invitations/accept" onSubmit={send} className="grid gap-4" noValidate>
      {general && (
        <p role="alert" className="rounded-control bg-red-soft p-3 font-medium text-red">
          {general}
        </p>
      )}
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={120}
        hint="As colleagues know you."
        error={errors.name}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        maxLength={PASSWORD_MAX}
        hint={`At least ${PASSWORD_MIN} characters; a few words are easiest. If you have an Isomood account with this e-mail already, enter its password.`}
        error={errors.password}
      />
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? "Joining …" : "Join the clinic"}
      </Button>
    </form>
  );
}

function words(failure: unknown): string {
  if (failure instanceof ProblemError && failure.code === "gone") {
    return "This invitation has been used, or its week is over. Ask the clinic’s admin for a new one, or sign in if you have joined already.";
  }
  return failureWords(failure);
}

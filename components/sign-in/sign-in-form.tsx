"use client";

import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/components/field-errors";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { PASSWORD_MAX } from "@/contracts/sign-in";
import { refusalWords, signIn } from "./sign-in";

/** E-mail and password. `next`: the page that somebody was on the way to. */
export function SignInForm({ next }: { next: string | null }) {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errors = fieldErrors(failure);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      await signIn({ email: String(form.get("email") ?? ""), password: String(form.get("password") ?? "") }, next);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    // The method and address matter only before the script is there: a form without them would put the password into the address.
    <form method="post" action="/api/auth/callback/credentials" onSubmit={send} className="grid gap-4" noValidate>
      {failure !== null && Object.keys(errors).length === 0 && (
        <p role="alert" className="rounded-control bg-red-soft p-3 font-medium text-red">
          {refusalWords(failure)}
        </p>
      )}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required error={errors.email} />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={PASSWORD_MAX}
        error={errors.password}
      />
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? "Signing in …" : "Sign in"}
      </Button>
    </form>
  );
}

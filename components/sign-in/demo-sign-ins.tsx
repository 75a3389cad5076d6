"use client";

import { useState } from "react";
import { ROLE_LABELS } from "@/components/shell/shell-person";
import { Button } from "@/components/ui/button";
import type { DemoSignIn } from "@/contracts/demo";
import { refusalWords, signIn } from "./sign-in";

/** The demo's people, one click each. */
export function DemoSignIns({ people, next }: { people: readonly DemoSignIn[]; next: string | null }) {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (demo: string) => {
    setBusy(true);
    setFailure(null);
    try {
      await signIn({ demo }, next);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="demo-sign-ins" className="grid gap-3">
      <h2 id="demo-sign-ins" className="font-semibold">
        Demo: look around as
      </h2>
      {failure !== null && (
        <p role="alert" className="rounded-control bg-red-soft p-3 font-medium text-red">
          {refusalWords(failure)}
        </p>
      )}
      <ul className="grid gap-2">
        {people.map(({ key, name, role, clinic }) => (
          <li key={key} className="grid">
            <Button onClick={() => enter(key)} disabled={busy} className="py-1.5 whitespace-normal">
              <span className="flex w-full flex-wrap justify-between gap-x-4 text-left">
                <span>{name}</span>
                <span className="font-normal text-ink-3">
                  {ROLE_LABELS[role]}, {clinic}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-3">Everybody here is made up. No password is needed, and only this computer can open it.</p>
    </section>
  );
}

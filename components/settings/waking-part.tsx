"use client";

import { BellOff, BellRing } from "lucide-react";
import { failureWords } from "@/components/request";
import { Button } from "@/components/ui/button";
import { useNotify } from "@/components/ui/notices";
import { Time } from "@/components/ui/time";
import type { CoverPage } from "@/contracts/cover";
import { Part } from "./part";
import { useSave } from "./use-save";

/** Who says that an alert wakes them. Each says so of themselves: nobody else can know. */
export function WakingPart({ page, me }: { page: CoverPage; me: string }) {
  return (
    <Part
      id="waking"
      title="Who is woken"
      lead="“Now” alerts leave at any hour, by e-mail. Each clinician says here whether that e-mail wakes them, on the phone by the bed for instance."
    >
      {page.clinicians.length === 0 && <p className="text-ink-3">No clinician works here yet.</p>}
      <ul className="grid">
        {page.clinicians.map(({ id, name, wakesSince }) => {
          const Icon = wakesSince === null ? BellOff : BellRing;
          return (
            <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 border-t border-line py-1 first:border-t-0">
              <span className="min-w-36 font-medium">{name}</span>
              <span className={wakesSince === null ? "flex items-center gap-1.5 text-ink-2" : "flex items-center gap-1.5 text-accent"}>
                <Icon size={14} aria-hidden className="shrink-0" />
                {wakesSince === null ? (
                  "has not confirmed"
                ) : (
                  <span>
                    confirmed <Time value={wakesSince} />
                  </span>
                )}
              </span>
              {id === me && (
                <span className="ml-auto">
                  <Confirm wakes={wakesSince !== null} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Confirm({ wakes }: { wakes: boolean }) {
  const notify = useNotify();
  const { mutate, isPending } = useSave<{ wakes: boolean }>("/waking", (sent) =>
    notify(sent.wakes ? "Confirmed: alerts wake you." : "Taken back: alerts may not wake you."),
  );
  return (
    <Button
      size="small"
      aria-disabled={isPending}
      onClick={() => isPending || mutate({ wakes: !wakes }, { onError: (error) => notify(`Not saved. ${failureWords(error)}`, "problem") })}
    >
      {wakes ? "It no longer wakes me" : "It wakes me"}
    </Button>
  );
}

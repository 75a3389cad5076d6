"use client";

import { TabletSmartphone } from "lucide-react";
import type { AnsweredBy } from "@/clinical/check-in-answers";
import { useWrite } from "@/components/form/use-write";
import { failureWords, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { PatientPage } from "@/contracts/patient-page";

const ADULT = 18;

/** Hands this device to the patient. Its session ends first: whoever holds the device next must not come back to this page. */
export function TabletButton({ patient: { id, name, age } }: { patient: PatientPage["patient"] }) {
  const start = useWrite({
    mutationFn: (answeredBy: AnsweredBy) =>
      requestJson<{ location: string }>(`/api/patients/${id}/tablet`, { method: "POST", body: { answeredBy } }),
    // In this page's place: the way back must not lead to it.
    onSuccess: ({ location }) => window.location.replace(location),
  });
  const busy = start.isPending || start.isSuccess;
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="small">
          <TabletSmartphone size={16} aria-hidden />
          Start on this device
        </Button>
      </DialogTrigger>
      <DialogContent title="Start the check-in on this device" description={name}>
        <p className="text-ink-2">
          You are signed out here, in every tab, and the patient’s check-in opens. After it is sent this device shows nothing until somebody
          signs in again.
        </p>
        {start.isError && (
          <p role="alert" className="font-medium text-red">
            Not started. {failureWords(start.error)}
          </p>
        )}
        <div className="flex flex-wrap gap-2 border-t border-line pt-4">
          <Button variant="primary" disabled={busy} onClick={() => start.mutate("self")}>
            {age < ADULT ? "The patient answers: start" : "Sign out and start"}
          </Button>
          {age < ADULT && (
            <Button disabled={busy} onClick={() => start.mutate("proxy")}>
              Somebody answers for them: start
            </Button>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

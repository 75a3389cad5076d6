"use client";

import { useMutation } from "@tanstack/react-query";
import { TabletSmartphone } from "lucide-react";
import { failureWords, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";

/** Hands this device to the patient. Its session ends first: whoever holds the device next must not come back to this page. */
export function TabletButton({ patientId, name }: { patientId: string; name: string }) {
  const start = useMutation({
    mutationFn: () => requestJson<{ location: string }>(`/api/patients/${patientId}/tablet`, { method: "POST" }),
    // In this page's place: the way back must not lead to it.
    onSuccess: ({ location }) => window.location.replace(location),
  });
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
        <div className="border-t border-line pt-4">
          <Button variant="primary" disabled={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
            Sign out and start
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { QrCode } from "lucide-react";
import { CheckInLinkCard } from "@/components/enrolment/check-in-link-card";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { CheckInLink } from "@/contracts/enrolment";
import type { PatientPage } from "@/contracts/patient-page";

/** Hands over the check-in that is open now. The link is asked for when the dialog opens, because showing it is audited. */
export function CheckInLinkButton({ page: { patient, checkIns } }: { page: PatientPage }) {
  const next = checkIns.find(({ state, unanswered }) => state === "open" && !unanswered);
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="small">
          <QrCode size={16} aria-hidden />
          Check-in link
        </Button>
      </DialogTrigger>
      <DialogContent title="Check-in link" description={patient.name} wide>
        {next?.openNow ? <OpenLink patientId={patient.id} /> : <NoneOpen next={next?.dueOn} />}
      </DialogContent>
    </Dialog>
  );
}

function NoneOpen({ next }: { next: string | undefined }) {
  return (
    <p>
      No check-in is open now.{" "}
      {next === undefined ? (
        "None is planned either."
      ) : (
        <>
          The next opens on <Time value={next} />; “Send a check-in” opens one today.
        </>
      )}
    </p>
  );
}

function OpenLink({ patientId }: { patientId: string }) {
  const link = useQuery({
    queryKey: ["check-in-link", patientId],
    queryFn: ({ signal }) => requestJson<CheckInLink>(`/api/patients/${patientId}/check-in-link`, { method: "POST", signal }),
    // Once an opening of the dialog: each asking is an entry in the audit log, and the secret is not kept.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (link.isPending)
    return (
      <div role="status" aria-label="Loading the link" className="grid gap-5 sm:grid-cols-[auto_1fr]">
        <Skeleton className="size-52 rounded-box" />
        <div className="grid content-start gap-3">
          <Skeleton className="h-10" />
          <Skeleton className="h-9" />
        </div>
      </div>
    );
  if (link.isSuccess)
    return (
      <div className="grid gap-3">
        <CheckInLinkCard link={link.data} />
        <p className="text-sm text-ink-3">{link.data.mailed ? "The patient has it by mail, too." : "It has not gone out by mail."}</p>
      </div>
    );
  if (link.error instanceof ProblemError && link.error.code === "not-found") return <NoneOpen next={undefined} />; // answered or ended a moment ago
  return (
    <div className="grid justify-items-start gap-3">
      <p role="alert">The link could not be read. {failureWords(link.error)}</p>
      <Button onClick={() => link.refetch()}>Try again</Button>
    </div>
  );
}

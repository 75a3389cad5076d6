"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, Copy, QrCode } from "lucide-react";
import { useState } from "react";
import { failureWords, ProblemError, requestJson } from "@/components/request";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { CheckInLink } from "@/contracts/enrolment";

/** Hands over the check-in that is open now: a link to copy and a code to scan. Asked for only when the dialog opens: showing it is audited. */
export function CheckInLinkButton({ patientId, patientName }: { patientId: string; patientName: string }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="small">
          <QrCode size={16} aria-hidden />
          Check-in link
        </Button>
      </DialogTrigger>
      <DialogContent title="Check-in link" description={`For ${patientName} alone: whoever has it can answer for them.`}>
        <LinkBody patientId={patientId} />
      </DialogContent>
    </Dialog>
  );
}

function LinkBody({ patientId }: { patientId: string }) {
  const link = useQuery({
    queryKey: ["check-in-link", patientId],
    queryFn: ({ signal }) => requestJson<CheckInLink>(`/api/patients/${patientId}/check-in-link`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (link.isPending)
    return (
      <div role="status" aria-label="Loading the link" className="grid gap-3">
        <Skeleton className="mx-auto size-52 rounded-box" />
        <Skeleton className="h-9" />
      </div>
    );
  if (link.isError)
    return link.error instanceof ProblemError && link.error.code === "not-found" ? (
      <p>No check-in is open. The next one opens on its due date.</p>
    ) : (
      <div className="grid justify-items-start gap-3">
        <p role="alert">The link could not be read. {failureWords(link.error)}</p>
        <Button onClick={() => link.refetch()}>Try again</Button>
      </div>
    );
  return <LinkShown link={link.data} />;
}

function LinkShown({ link }: { link: CheckInLink }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link.url);
    setCopied(true);
  };
  return (
    <div className="grid gap-3">
      <img
        className="mx-auto size-52 rounded-box border border-line bg-white p-1"
        alt="Code that opens the check-in"
        src={`data:image/svg+xml,${encodeURIComponent(link.qrSvg)}`}
      />
      <div className="flex gap-2">
        <input
          readOnly
          aria-label="Link"
          value={link.url}
          onFocus={(event) => event.target.select()}
          className="min-h-9 w-full min-w-0 rounded-control border border-line-2 bg-sunken px-3"
        />
        <Button onClick={copy}>
          {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
        </Button>
      </div>
      <p className="text-sm text-ink-3">
        Due <Time value={link.dueOn} />, open until <Time value={link.expiresAt} withClock />.{" "}
        {link.mailed ? "Also sent by mail." : "Not sent by mail."}
      </p>
    </div>
  );
}

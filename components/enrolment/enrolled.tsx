"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { failureWords, requestJson } from "@/components/request";
import { Button, ButtonLink } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { CheckInLink } from "@/contracts/enrolment";
import { CheckInLinkCard } from "./check-in-link-card";

export type EnrolledPatient = { patientId: string; name: string; email: string; secondLookOpen: boolean };

/** What there is to do once somebody is enrolled: hand over the first check-in. */
export function Enrolled({ patient, onAnother }: { patient: EnrolledPatient; onAnother: () => void }) {
  const { patientId, name, email, secondLookOpen } = patient;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const link = useQuery({
    queryKey: ["check-in-link", patientId],
    queryFn: ({ signal }) => requestJson<CheckInLink>(`/api/patients/${patientId}/check-in-link`, { method: "POST", body: {}, signal }),
    // Showing a link is audited: once, and not again because a window came back to the front.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <div className="grid gap-5 rounded-card border border-line bg-surface p-6 wrap-anywhere shadow-raised">
      <div className="grid gap-1">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-[650] tracking-tight outline-none">
          {name} is enrolled
        </h1>
        <p className="text-ink-2">{mailWords(email, link.data)}</p>
        {secondLookOpen && <p className="text-amber">A second look before the first dose is still open: it waits on the patient’s page.</p>}
      </div>
      {link.data ? (
        <CheckInLinkCard link={link.data} />
      ) : link.isError ? (
        <div role="alert" className="flex flex-wrap items-center gap-3 rounded-box bg-amber-soft px-4 py-3">
          <p>The link could not be shown. {failureWords(link.error)}</p>
          <Button size="small" onClick={() => link.refetch()}>
            Try again
          </Button>
        </div>
      ) : (
        <Skeleton className="h-52" />
      )}
      <div className="flex flex-wrap gap-2 border-t border-line pt-5">
        <ButtonLink href={`/patients/${patientId}`} variant="primary">
          Open the patient
        </ButtonLink>
        <Button onClick={onAnother}>Enrol another</Button>
      </div>
    </div>
  );
}

function mailWords(email: string, link: CheckInLink | undefined): string {
  if (!email) return "There is no e-mail address: hand over the first check-in here.";
  return link?.mailed ? `The first check-in was mailed to ${email}.` : `The first check-in is on its way to ${email}.`;
}

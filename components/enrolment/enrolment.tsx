"use client";

import Link from "next/link";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Enrolled, type EnrolledPatient } from "./enrolled";
import { EnrolmentForm } from "./enrolment-form";

/** The form, and after it what to hand over. */
export function Enrolment(props: Omit<ComponentProps<typeof EnrolmentForm>, "onEnrolled" | "onClear">) {
  const [cleared, setCleared] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (cleared > 0) heading.current?.focus();
  }, [cleared]);
  const [enrolled, setEnrolled] = useState<EnrolledPatient | null>(null);
  if (enrolled) return <Enrolled patient={enrolled} onAnother={() => setEnrolled(null)} />;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-[650] tracking-tight outline-none">
          Enrol a patient
        </h1>
        <Link href="/patients/import" className="text-accent underline">
          Enrol many from a file
        </Link>
      </div>
      <p className="mb-5 text-ink-2">From 12 years on. The first check-in goes out at once, by e-mail or as a code.</p>
      <EnrolmentForm key={cleared} {...props} onEnrolled={setEnrolled} onClear={() => setCleared(cleared + 1)} />
    </>
  );
}

"use client";

import { type ComponentProps, useState } from "react";
import { Enrolled, type EnrolledPatient } from "./enrolled";
import { EnrolmentForm } from "./enrolment-form";

/** The form, and after it what to hand over. */
export function Enrolment(props: Omit<ComponentProps<typeof EnrolmentForm>, "onEnrolled">) {
  const [enrolled, setEnrolled] = useState<EnrolledPatient | null>(null);
  if (enrolled) return <Enrolled patient={enrolled} onAnother={() => setEnrolled(null)} />;
  return (
    <>
      <h1 className="mb-1 text-xl font-[650] tracking-tight">Enrol a patient</h1>
      <p className="mb-5 text-ink-2">From 12 years on. The first check-in goes out at once, by e-mail or as a code.</p>
      <EnrolmentForm {...props} onEnrolled={setEnrolled} />
    </>
  );
}

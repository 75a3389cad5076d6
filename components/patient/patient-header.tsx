"use client";

import type { ReactNode } from "react";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PatientPage } from "@/contracts/patient-page";
import { CheckInLinkButton } from "./check-in-link-button";
import { coursePlace, rounded } from "./course-words";
import { patientTags } from "./patient-tags";
import { PhoneLink } from "./person/phone-link";
import { risksLine } from "./person/risk-words";
import { RecordMenu } from "./record/record-menu";
import { SendCheckIn } from "./send-check-in";
import { TabletButton } from "./tablet-button";

/** Who this is and where they are in the course, and how it is handed on: to the patient, to another record, to paper. */
export function PatientHeader({ page, clinicName }: { page: PatientPage; clinicName: string }) {
  const { patient, course } = page;
  return (
    <div className="patient-header no-print border-b border-line bg-surface">
      <div className="page-width grid gap-x-6 gap-y-2.5 py-3 lg:grid-cols-[1fr_auto] lg:items-center">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-xl leading-[26px] font-[650] tracking-tight">{patient.name}</h1>
          <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-3">
            {patient.age} · {patient.recordNumber}
            {patientTags(page).map(({ words, on }) => (
              <Tag key={words}>
                {words}
                {on !== null && (
                  <>
                    {" "}
                    on <Time value={on} />
                  </>
                )}
              </Tag>
            ))}
          </p>
        </div>
        <dl className="flex flex-wrap gap-x-8 gap-y-2 lg:col-span-2">
          <Fact name={course.phase === "on" ? "On isotretinoin" : "Course"}>{coursePlace(course)}</Fact>
          <Fact name="Dose">
            <Dose course={course} />
          </Fact>
          <Fact name="Cumulative">
            {rounded(course.cumulativeMgPerKg, 0)} of {course.targetMgPerKg} mg/kg
            {course.projectedEnd !== null && course.endedOn === null && (
              <span className="font-normal text-ink-2">
                {" "}
                · until <Time value={course.projectedEnd} />
              </span>
            )}
          </Fact>
          <Fact name="Prescriber">{course.prescriber.name}</Fact>
          <Fact name="Contact">
            <Reached page={page} />
          </Fact>
          <Fact name="Baseline risks">
            <span className="line-clamp-2 max-w-140 break-words">{risksLine(page.risks)}</span>
          </Fact>
        </dl>
        <div className="flex flex-wrap gap-2 lg:col-start-2 lg:row-start-1 lg:justify-end">
          <SendCheckIn page={page} />
          <TabletButton patient={patient} />
          <CheckInLinkButton page={page} />
          <RecordMenu page={page} clinicName={clinicName} />
        </div>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="font-[550]">{children}</dd>
    </div>
  );
}

/** Where to call; where the patient has given a number that is nobody else's, the flag that has it comes before the one on record. */
function Reached({ page: { patient, flags } }: { page: PatientPage }) {
  const asked = flags.find(({ state, callAt }) => state === "open" && callAt?.isPrivate);
  if (asked !== undefined) return <Elsewhere href={`#flag-${asked.id}`}>private number</Elsewhere>;
  if (patient.phone === null) return <Elsewhere href="#contacts">no number</Elsewhere>;
  return (
    <div className="-my-1.5 flex flex-wrap items-center">
      <PhoneLink number={patient.phone} />
      {!patient.ownsContact && <span className="text-sm font-normal text-ink-2">not confirmed as their own</span>}
    </div>
  );
}

function Elsewhere({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="-my-1.5 inline-flex min-h-8 items-center rounded-control underline hover:bg-sunken">
      {children}
    </a>
  );
}

function Dose({ course: { phase, doseMg, weightKg, doses } }: { course: PatientPage["course"] }) {
  const first = doses[0];
  if (phase === "before" && first !== undefined)
    return (
      <>
        {first.mgPerDay} mg from <Time value={first.on} />
      </>
    );
  if (doseMg === null) return "none now";
  return doseMg === 0 ? "paused" : `${doseMg} mg · ${rounded(doseMg / weightKg, 2)} mg/kg`;
}

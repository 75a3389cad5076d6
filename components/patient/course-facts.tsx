import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { COURSE_END_LABELS } from "@/contracts/course-end";
import { LANGUAGE_LABELS } from "@/contracts/languages";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "./card";
import { Corrections } from "./corrections";
import { CourseChanges } from "./course-changes";
import { dateIn } from "./course-days";
import { moodTitle } from "./course-words";
import type { Viewer } from "./patient-query";

/** The course and the person in facts, for the visit and for the record. */
export function CourseFacts({ page, viewer }: { page: PatientPage; viewer: Viewer }) {
  const { course, care, baseline, patient, asOf } = page;
  const today = dateIn(patient.timeZone, asOf);
  return (
    <Card title="Course" id="course-facts" className="course-facts">
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {course.doses.map((dose, i) => (
          <Fact key={dose.id} name={doseName(dose, course.doses[i - 1], { today, endedOn: course.endedOn })}>
            <Time value={dose.on} />
            {dose.mgPerDay > 0 && `, ${dose.mgPerDay} mg`}
          </Fact>
        ))}
        {course.endedOn !== null ? (
          <Fact name="Last dose">
            {course.endIsEstimate && "about "}
            <Time value={course.endedOn} />
            {course.endReason !== null && <span className="block text-sm text-ink-2">{COURSE_END_LABELS[course.endReason]}</span>}
          </Fact>
        ) : (
          course.projectedEnd !== null && (
            <Fact name="Projected end">
              <Time value={course.projectedEnd} />
            </Fact>
          )
        )}
        {care.weights.map(({ id, on, kg }, i) => (
          <Fact key={id ?? "first"} name={i > 0 ? "Weighed" : care.weights.length > 1 ? "Weight at the start" : "Weight"}>
            {on !== null && (
              <>
                <Time value={on} />,{" "}
              </>
            )}
            {kg} kg
          </Fact>
        ))}
        <Fact name="Baseline">
          {baseline === null ? "none yet" : `${moodTitle(course)} ${baseline.value}${baseline.late ? ", late" : ""}`}
        </Fact>
        <Fact name="Prescriber">{course.prescriber.name}</Fact>
        <Fact name="E-mail">{patient.email ?? "none: hand over the link"}</Fact>
        {patient.phone !== null && (
          <Fact name="Mobile">
            <a href={`tel:${patient.phone.replace(/[^\d+]/g, "")}`} className="underline">
              {patient.phone}
            </a>
          </Fact>
        )}
        {!patient.ownsContact && (patient.email ?? patient.phone) !== null && <Fact name="Contact">not confirmed as their own</Fact>}
        <Fact name="Consent">
          <Consent consent={patient.consent} />
        </Fact>
        <Fact name="Language">{LANGUAGE_LABELS[patient.language]}</Fact>
      </dl>
      <Corrections corrections={care.corrections} />
      <CourseChanges page={page} viewer={viewer} />
    </Card>
  );
}

function Consent({ consent }: { consent: PatientPage["patient"]["consent"] }) {
  if (consent === null) return "not asked yet";
  return (
    <>
      {consent.decision === "accepted" ? "agreed" : "declined"} <Time value={consent.at} />
    </>
  );
}

type Dose = Pick<PatientPage["course"]["doses"][number], "on" | "mgPerDay">;

function doseName({ on, mgPerDay }: Dose, before: Dose | undefined, { today, endedOn }: { today: string; endedOn: string | null }): string {
  // It was stopped before this dose began.
  if (endedOn !== null && on > endedOn && mgPerDay > 0) return "Was planned";
  if (on > today) return before === undefined ? "Starts" : "Planned";
  if (before === undefined) return "Started";
  if (mgPerDay === 0) return "Paused";
  if (before.mgPerDay === 0) return "Resumed";
  if (before.mgPerDay === mgPerDay) return "Unchanged";
  return mgPerDay > before.mgPerDay ? "Raised" : "Lowered";
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
    </>
  );
}

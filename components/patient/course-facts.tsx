import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { LANGUAGE_LABELS } from "@/contracts/languages";
import type { PatientPage } from "@/contracts/patient-page";
import { Card } from "./card";
import { dateIn } from "./course-days";

/** The course and the person in facts, for the visit and for the record. */
export function CourseFacts({ page: { course, baseline, patient, asOf } }: { page: PatientPage }) {
  const today = dateIn(patient.timeZone, asOf);
  return (
    <Card title="Course" id="course-facts" className="course-facts">
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {course.doses.map((dose, i) => (
          <Fact
            key={dose.on}
            name={dose.on > today ? (i === 0 ? "Starts" : "Planned") : doseName(course.doses[i - 1]?.mgPerDay, dose.mgPerDay)}
          >
            <Time value={dose.on} />
            {dose.mgPerDay > 0 && `, ${dose.mgPerDay} mg`}
          </Fact>
        ))}
        {course.endedOn !== null ? (
          <Fact name="Last dose">
            <Time value={course.endedOn} />
          </Fact>
        ) : (
          course.projectedEnd !== null && (
            <Fact name="Projected end">
              <Time value={course.projectedEnd} />
            </Fact>
          )
        )}
        <Fact name="Weight">{course.weightKg} kg</Fact>
        <Fact name="Baseline">{baseline === null ? "none yet" : `PHQ-9 ${baseline.value}${baseline.late ? ", late" : ""}`}</Fact>
        <Fact name="Prescriber">{course.prescriber.name}</Fact>
        <Fact name="E-mail">{patient.email ?? "none: hand over the link"}</Fact>
        <Fact name="Language">{LANGUAGE_LABELS[patient.language]}</Fact>
      </dl>
    </Card>
  );
}

function doseName(before: number | undefined, mgPerDay: number): string {
  if (before === undefined) return "Started";
  if (mgPerDay === 0) return "Paused";
  return before === 0 ? "Resumed" : mgPerDay > before ? "Raised" : "Lowered";
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
    </>
  );
}

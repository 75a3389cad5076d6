import { DEPRESSION_INSTRUMENTS } from "@/clinical/check-in-answers";
import { inPhq9Order } from "@/clinical/instruments";
import { daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { PatientResponse } from "@/contracts/patient-page";
import type { AnsweredPart } from "@/db/queries/course-records";

/** The scored depression questionnaires of a course, oldest first, as chart and table show them: whichever was answered, in one order. */
export function patientResponses(
  answered: readonly AnsweredPart[],
  { startsOn, timeZone }: { startsOn: PlainDate; timeZone: string },
): PatientResponse[] {
  return answered.flatMap(({ responseId, at, instrument, answers, total, severity, difficulty }) => {
    const asked = DEPRESSION_INSTRUMENTS.find((id) => id === instrument);
    if (asked === undefined || responseId === null || answers === null || total === null || severity === null) return [];
    const day = daysBetween(startsOn, localDateOf(at, timeZone));
    return [{ id: responseId, at: at.toISOString(), day, total, severity, answers: inPhq9Order(asked, answers), difficulty }];
  });
}

import { DEPRESSION_INSTRUMENTS } from "@/clinical/check-in-answers";
import { inPhq9Order } from "@/clinical/instruments";
import { daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { Reading } from "@/clinical/reading";
import type { PatientResponse } from "@/contracts/patient-page";
import type { AnsweredPart } from "@/db/queries/course-records";
import { bySubmission } from "@/server/course-history";

/**
 * The scored depression questionnaires of a course, oldest first, as chart and table show them: whichever was answered, in one order.
 * @param readings what the rules read off the same submissions, in the same order
 */
export function patientResponses(
  answered: readonly AnsweredPart[],
  readings: readonly Pick<Reading, "trend">[],
  { startsOn, timeZone }: { startsOn: PlainDate; timeZone: string },
): PatientResponse[] {
  return bySubmission(answered).flatMap((parts, place) =>
    parts.flatMap(({ responseId, submissionId, at, instrument, answers, total, severity, difficulty }) => {
      const asked = DEPRESSION_INSTRUMENTS.find((id) => id === instrument);
      if (asked === undefined || responseId === null || answers === null || total === null || severity === null) return [];
      const day = daysBetween(startsOn, localDateOf(at, timeZone));
      const level = readings[place]?.trend?.level ?? null;
      return [
        {
          id: responseId,
          submissionId,
          at: at.toISOString(),
          day,
          total,
          severity,
          answers: inPhq9Order(asked, answers),
          difficulty,
          level: level === null ? null : Math.round(level * 10) / 10,
        },
      ];
    }),
  );
}

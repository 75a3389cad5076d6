import { diverging } from "@/clinical/change-rules";
import { inPhq9Order } from "@/clinical/instruments";
import { daysBetween, localDateOf, type PlainDate } from "@/clinical/plain-date";
import type { Reading } from "@/clinical/reading";
import type { PatientReport } from "@/contracts/patient-page";
import type { CourseHistoryRows } from "@/db/queries/patient-page";
import { alsoToldWords } from "@/server/check-in-words";
import { answersTo, bySubmission, depressionOf } from "@/server/course-history";
import { tellingSafety } from "@/server/patient-safety";

/**
 * What each submission of a course told besides its total, oldest first.
 * @param readings what the rules read off the same submissions, in the same order
 */
export function patientReports(
  { answered, submissions }: Pick<CourseHistoryRows, "answered" | "submissions">,
  readings: readonly Reading[],
  { startsOn, timeZone }: { startsOn: PlainDate; timeZone: string },
): PatientReport[] {
  return bySubmission(answered).map((parts, place) => {
    const [{ submissionId, at, skin, adherence }] = parts;
    const gad7 = parts.find(({ instrument }) => instrument === "gad7");
    const depression = depressionOf(parts);
    const reading = readings[place];
    const sent = submissions.find((one) => one.submissionId === submissionId) ?? null;
    return {
      id: submissionId,
      checkInId: sent?.checkInId ?? null,
      at: at.toISOString(),
      day: daysBetween(startsOn, localDateOf(at, timeZone)),
      items: depression?.answers ? inPhq9Order(depression.instrument, depression.answers) : null,
      anxiety:
        gad7?.answers && gad7.total !== null && gad7.severity !== null
          ? { total: gad7.total, severity: gad7.severity, answers: gad7.answers }
          : null,
      skin,
      adherence,
      sideEffects: answersTo("side-effects", parts),
      safety: tellingSafety(parts),
      diverging: (reading && diverging(reading)?.explanation) ?? null,
      alsoTold: alsoToldWords(parts, sent),
    };
  });
}

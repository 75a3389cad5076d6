import type { AnsweredPart } from "@/db/queries/course-records";
import type { NewSubmission } from "@/db/queries/submissions";

/** The rows that a submission will be read back as, before it is stored: the rules see it as they will see it ever after. */
export function answeredPartsOf({
  submissionId,
  receivedAt,
  report,
  responses,
}: Pick<NewSubmission, "submissionId" | "receivedAt" | "report" | "responses">): AnsweredPart[] {
  const { skin, adherence, medicineChange, helpRequested, highestItem9, highestAsq } = report;
  const about = { submissionId, at: receivedAt, skin, adherence, medicineChange, helpRequested, highestItem9, highestAsq };
  return responses.map(({ id, instrument, answers, difficulty, score }) => ({
    ...about,
    hasMessage: report.message !== null,
    responseId: id,
    instrument,
    answers,
    difficulty,
    total: score?.total ?? null,
    severity: score?.severity ?? null,
  }));
}

import { INSTRUMENTS } from "@/clinical/instruments";
import type { OpenFlagRow } from "@/db/queries/course-records";
import type { NewSubmission } from "@/db/queries/submissions";

/**
 * What is noted on each flag that is open when a later check-in raises nothing: that it came, and that it closes nothing. None where it has no
 * total: then nothing is known. @param openFlags those of the course before the check-in
 */
export function quietAnswersNote(
  openFlags: readonly Pick<OpenFlagRow, "id" | "checkInId" | "urgency">[],
  { checkInId, responses }: Pick<NewSubmission, "checkInId" | "responses">,
): { flagId: string; meaning: string }[] {
  const depression = responses.find(({ instrument }) => instrument === "phq9" || instrument === "phq9-teen");
  if (!depression?.score) return [];
  const { shortTitle } = INSTRUMENTS[depression.instrument];
  const meaning = `A later check-in, ${shortTitle} ${depression.score.total}, raised no flag. That closes nothing: this flag stays open until a clinician closes it.`;
  return openFlags
    .filter((flag) => flag.checkInId !== checkInId && flag.urgency !== "missed")
    .map(({ id: flagId }) => ({ flagId, meaning }));
}

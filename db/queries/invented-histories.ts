import { insertRows, type NewRow } from "@/db/insert-rows";
import { flag, flagEvent, response, score, submission } from "@/db/schema";
import type { NewSubmission } from "./submissions";
import { type Look, lookedAtWrite } from "./tasks-due";

type Answered = Pick<
  NewSubmission,
  "submissionId" | "checkInId" | "courseId" | "receivedAt" | "language" | "report" | "responses" | "policyVersion" | "codeVersion"
>;

/** What an invented course holds beside what its enrolment stores. */
export type History = {
  readonly submissions: readonly Answered[];
  readonly flags: readonly NewRow<typeof flag>[];
  readonly events: readonly NewRow<typeof flagEvent>[];
  readonly look: Look;
};

/** The inserts of dozens of histories at once, in an order that the foreign keys allow. They owe nobody a mail. */
export function historyWrites(histories: readonly History[]) {
  const submissions = histories.flatMap((one) => one.submissions);
  const responses = submissions.flatMap(({ submissionId, courseId, receivedAt, policyVersion, codeVersion, responses: given }) =>
    given.map((row) => ({ ...row, submissionId, courseId, answeredAt: receivedAt, policyVersion, codeVersion })),
  );
  return [
    ...insertRows(
      submission,
      submissions.map(({ report, submissionId: id, checkInId, courseId, receivedAt, language }) => ({
        ...report,
        ...{ id, checkInId, courseId, receivedAt, language },
      })),
    ),
    // Of each row the columns that the table has.
    ...insertRows(response, responses),
    ...insertRows(
      score,
      responses.flatMap(({ id: responseId, score: scored, policyVersion, codeVersion, answeredAt: scoredAt }) =>
        scored === null ? [] : [{ ...scored, responseId, policyVersion, codeVersion, scoredAt }],
      ),
    ),
    ...insertRows(
      flag,
      histories.flatMap((one) => one.flags),
    ),
    ...insertRows(
      flagEvent,
      histories.flatMap((one) => one.events),
    ),
    lookedAtWrite(histories.map((one) => one.look)),
  ];
}

import { inArray } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { insertRows, type NewRow } from "@/db/insert-rows";
import { checkIn, doseChange, flag, flagEvent, response, score, submission } from "@/db/schema";
import type { NewSubmission } from "./submissions";

/** What an invented course holds beside what its enrolment stores. */
export type History = {
  readonly raisedDoses: readonly NewRow<typeof doseChange>[];
  readonly submissions: readonly NewSubmission[];
  readonly flags: readonly NewRow<typeof flag>[];
  readonly events: readonly NewRow<typeof flagEvent>[];
};

/** The inserts of dozens of histories at once, in an order that the foreign keys allow. They owe nobody a mail. */
export function historyWrites(tx: ClinicTx, histories: readonly History[]) {
  const submissions = histories.flatMap((one) => one.submissions);
  const responses = submissions.flatMap(({ submissionId, courseId, receivedAt, policyVersion, codeVersion, responses: given }) =>
    given.map((row) => ({ ...row, submissionId, courseId, answeredAt: receivedAt, policyVersion, codeVersion })),
  );
  const answered = submissions.map(({ checkInId }) => checkInId);
  return [
    ...insertRows(
      doseChange,
      histories.flatMap((one) => one.raisedDoses),
    ),
    ...insertRows(
      submission,
      submissions.map(({ report, submissionId: id, checkInId, courseId, receivedAt, language }) => ({
        ...report,
        ...{ id, checkInId, courseId, receivedAt, language },
      })),
    ),
    ...insertRows(
      response,
      responses.map(({ score: _, policyVersion: _policy, codeVersion: _code, ...row }) => row),
    ),
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
    ...(answered.length > 0 ? [tx.update(checkIn).set({ state: "submitted" }).where(inArray(checkIn.id, answered))] : []),
  ];
}

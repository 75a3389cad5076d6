import { eq } from "drizzle-orm";
import type { InstrumentId } from "@/clinical/instruments";
import type { Severity } from "@/clinical/score-phq9";
import type { Language } from "@/contracts/languages";
import type { ClinicTx } from "@/db/client";
import { given, insertRow, preparedWrite } from "@/db/prepared";
import { checkIn, response, score, submission } from "@/db/schema";
import { deleteDrafts, settleAlarm } from "./drafts";
import { type Raised, raisedWrites } from "./raised-flags";

/** What a submission told beside its instruments; null was not asked or not answered. */
export type NewReport = Omit<
  typeof submission.$inferSelect,
  "clinicId" | "id" | "checkInId" | "courseId" | "receivedAt" | "language" | "hasMessage"
>;

export type NewResponse = {
  id: string;
  instrument: InstrumentId;
  instrumentVersion: string;
  /** Of the wording that was shown. */
  language: Language;
  /** In the instrument's order; `null` not answered. */
  answers: (number | null)[];
  difficulty: number | null;
  /** Null where the instrument has no total, or too many answers are missing for one. */
  score: { total: number; severity: Severity; prorated: boolean } | null;
};

export type NewSubmission = Omit<Raised, "submissionId" | "at"> & {
  submissionId: string;
  receivedAt: Date;
  language: Language;
  report: NewReport;
  responses: readonly NewResponse[];
};

const checkInSubmitted = preparedWrite((db) =>
  db
    .update(checkIn)
    .set({ state: "submitted" })
    .where(eq(checkIn.id, given("checkInId"))),
);

/** The writes that store one submission and all that follows from it, in an order that the foreign keys allow; its drafts are gone after. */
export function submissionWrites(tx: ClinicTx, input: NewSubmission) {
  const { submissionId, courseId, receivedAt, policyVersion, codeVersion } = input;
  return [
    insertRow(submission, {
      ...input.report,
      id: submissionId,
      checkInId: input.checkInId,
      courseId,
      receivedAt,
      language: input.language,
    }),
    ...input.responses.map(({ score: _, ...row }) => insertRow(response, { ...row, submissionId, courseId, answeredAt: receivedAt })),
    ...input.responses.flatMap(({ id: responseId, score: scored }) =>
      scored === null ? [] : [insertRow(score, { ...scored, responseId, policyVersion, codeVersion, scoredAt: receivedAt })],
    ),
    ...raisedWrites(tx, { ...input, at: receivedAt }),
    deleteDrafts(input.checkInId),
    settleAlarm({ checkInId: input.checkInId, at: receivedAt }),
    checkInSubmitted({ checkInId: input.checkInId }),
  ];
}

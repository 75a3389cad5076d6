import { eq } from "drizzle-orm";
import type { InstrumentId } from "@/clinical/instruments";
import type { Severity } from "@/clinical/score-phq9";
import type { Language } from "@/contracts/languages";
import type { ClinicTx } from "@/db/client";
import { checkIn, response, score, submission } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
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

/** The writes that store one submission and all that follows from it, in an order that the foreign keys allow; its drafts are gone after. */
export function submissionWrites(tx: ClinicTx, input: NewSubmission) {
  const { submissionId, courseId, receivedAt, policyVersion, codeVersion } = input;
  const clinicId = clinicInScope;
  return [
    tx.insert(submission).values({
      ...input.report,
      clinicId,
      id: submissionId,
      checkInId: input.checkInId,
      courseId,
      receivedAt,
      language: input.language,
    }),
    ...input.responses.map(({ score: _, ...row }) =>
      tx.insert(response).values({ ...row, clinicId, submissionId, courseId, answeredAt: receivedAt }),
    ),
    ...input.responses.flatMap(({ id: responseId, score: scored }) =>
      scored === null
        ? []
        : [tx.insert(score).values({ ...scored, clinicId, responseId, policyVersion, codeVersion, scoredAt: receivedAt })],
    ),
    ...raisedWrites(tx, { ...input, at: receivedAt }),
    deleteDrafts(tx, input.checkInId),
    settleAlarm(tx, { checkInId: input.checkInId, at: receivedAt }),
    tx.update(checkIn).set({ state: "submitted" }).where(eq(checkIn.id, input.checkInId)),
  ];
}

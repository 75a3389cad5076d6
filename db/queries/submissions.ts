import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { RaisedFlag } from "@/clinical/flags";
import type { InstrumentId } from "@/clinical/instruments";
import type { Severity } from "@/clinical/score-phq9";
import type { Urgency } from "@/clinical/urgency";
import type { Language } from "@/contracts/languages";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, checkIn, flag, flagEvent, response, score, submission } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

/** What a submission told beside its instruments; null was not asked or not answered. */
export type NewReport = Pick<
  typeof submission.$inferSelect,
  "skin" | "adherence" | "adherenceNote" | "medicineChange" | "medicineNote" | "message" | "helpRequested" | "highestItem9" | "highestAsq"
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

export type NewSubmission = {
  submissionId: string;
  checkInId: string;
  courseId: string;
  receivedAt: Date;
  language: Language;
  report: NewReport;
  responses: readonly NewResponse[];
  policyVersion: string;
  codeVersion: string;
  flags: (RaisedFlag & { id: string })[];
  joins: { flagId: string; meaning: string }[];
  alert: { id: string; urgency: Urgency; dueAt: Date } | null;
};

/** The writes that store one submission and all that follows from it, in an order that the foreign keys allow. */
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
    ...input.flags.map(({ id, rule, urgency, numbers, items, explanation }) =>
      tx.insert(flag).values({
        clinicId,
        id,
        courseId,
        submissionId,
        rule,
        urgency,
        numbers,
        items: [...items],
        explanation,
        raisedAt: receivedAt,
        policyVersion,
        codeVersion,
      }),
    ),
    ...input.joins.map(({ flagId, meaning }) =>
      tx.insert(flagEvent).values({ clinicId, id: uuidv7(), flagId, kind: "join", staffId: null, at: receivedAt, meaning }),
    ),
    ...(input.alert
      ? [
          tx
            .insert(alert)
            .values({ clinicId, id: input.alert.id, submissionId, courseId, urgency: input.alert.urgency, createdAt: receivedAt }),
          tx.insert(alertTier).values({ clinicId, alertId: input.alert.id, tier: 1, dueAt: input.alert.dueAt }),
        ]
      : []),
    tx.update(checkIn).set({ state: "submitted" }).where(eq(checkIn.id, input.checkInId)),
  ];
}

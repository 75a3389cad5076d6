import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { RaisedFlag } from "@/clinical/flags";
import type { Phq9Score } from "@/clinical/score-phq9";
import type { Urgency } from "@/clinical/urgency";
import type { Language } from "@/contracts/languages";
import type { ClinicTx } from "@/db/client";
import { alert, alertTier, checkIn, flag, flagEvent, response, score, submission } from "@/db/schema";
import { clinicInScope } from "@/db/scope";

export type NewSubmission = {
  submissionId: string;
  checkInId: string;
  courseId: string;
  receivedAt: Date;
  language: Language;
  response: { id: string; instrument: string; instrumentVersion: string; language: Language; answers: number[]; difficulty: number | null };
  score: Phq9Score;
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
    tx
      .insert(submission)
      .values({ clinicId, id: submissionId, checkInId: input.checkInId, courseId, receivedAt, language: input.language }),
    tx.insert(response).values({ ...input.response, clinicId, submissionId, courseId, answeredAt: receivedAt }),
    tx.insert(score).values({
      clinicId,
      responseId: input.response.id,
      total: input.score.total,
      severity: input.score.severity,
      policyVersion,
      codeVersion,
      scoredAt: receivedAt,
    }),
    ...input.flags.map(({ id, rule, urgency, numbers, items, explanation }) =>
      tx.insert(flag).values({
        clinicId,
        id,
        courseId,
        submissionId,
        rule,
        urgency,
        total: input.score.total,
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

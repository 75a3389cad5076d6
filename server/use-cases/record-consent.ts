import { v7 as uuidv7 } from "uuid";
import type { AnsweredBy } from "@/clinical/check-in-answers";
import { CONSENT_VERSION, type ConsentDecision } from "@/contracts/consent";
import type { Language } from "@/contracts/languages";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { holdCheckInOpen } from "@/db/queries/check-in-locks";
import { consentWrite, latestConsent } from "@/db/queries/consents";
import { notifyScreens } from "@/db/queries/notifications";
import type { CheckInActor } from "@/server/actor";
import { standingOf } from "@/server/check-in-standing";

type Said = {
  readonly version: string;
  readonly decision: ConsentDecision;
  readonly language: Language;
  readonly answeredBy?: AnsweredBy;
};
/** `conflict`: another version is in force than the one that was shown; the patient has to be shown it. */
export type ConsentResult = { ok: true } | { ok: false; code: "not-found" | "gone" | "conflict" };

/**
 * Records what a patient said to the consent text, in which version and language. Saying it again changes nothing; saying something else is
 * recorded beside it, and counts from then on. What somebody says who answers for them is their own, and not the patient's.
 */
export function recordConsent(
  db: Database,
  actor: CheckInActor,
  { version, decision, language, answeredBy = "self" }: Said,
  now: Date,
): Promise<ConsentResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ConsentResult> => {
    const { checkInId } = actor;
    const checkIn = await holdCheckInOpen(tx, checkInId);
    const standing = standingOf(checkIn, actor.generation, now);
    if (standing !== "open" || checkIn === null) return { ok: false, code: standing === "not-found" ? "not-found" : "gone" };
    if (version !== CONSENT_VERSION) return { ok: false, code: "conflict" };
    const { courseId, patientId } = checkIn;
    const last = await latestConsent(tx, patientId, answeredBy);
    if (last?.version === version && last.decision === decision) return { ok: true };
    await sendTogether(tx, [
      consentWrite(tx, { id: uuidv7(), patientId, checkInId, version, language, decision, answeredBy, at: now }),
      notifyScreens({ kind: "course", courseId, patientId }),
      auditInsert(tx, {
        at: now,
        actorKind: "patient",
        actorId: patientId,
        action: "check-in.consent",
        subjectKind: "check-in",
        subjectId: checkInId,
        detail: { version, decision, answeredBy },
      }),
    ]);
    return { ok: true };
  });
}

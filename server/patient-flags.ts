import { item9Of } from "@/clinical/reading";
import { ruleOf } from "@/clinical/rules";
import type { PatientDelivery, PatientFlag, SafetyAnswers, Written } from "@/contracts/patient-page";
import type { CourseHistoryRows } from "@/db/queries/patient-page";
import { answersTo, asqFrom, depressionOf } from "@/server/course-history";

type FlagRow = CourseHistoryRows["flags"][number];

/** One flag with all that belongs to it: what was done, who was told, and what the patient said that it is about. */
export function patientFlagOf({ flag, claimedByName }: FlagRow, rows: CourseHistoryRows): PatientFlag {
  const { id, rule, urgency, state, explanation, numbers, items, policyVersion, codeVersion } = flag;
  const { title, suggestedAction } = ruleOf(rule);
  const own = rows.events.filter(({ event }) => event.flagId === id);
  const owed = rows.alerts.find(
    ({ submissionId, dispatchedAt, stoppedAt }) => submissionId === flag.submissionId && dispatchedAt === null && stoppedAt === null,
  );
  return {
    id,
    rule,
    title,
    urgency,
    state,
    explanation,
    suggestedAction,
    numbers,
    items,
    safety: safetyOf(flag, rows),
    written: writtenOf(flag, rows),
    raisedAt: flag.raisedAt.toISOString(),
    policyVersion,
    codeVersion,
    claimedBy: flag.claimedBy && claimedByName ? { id: flag.claimedBy, name: claimedByName } : null,
    claimedAt: flag.claimedAt?.toISOString() ?? null,
    closedAt: flag.closedAt?.toISOString() ?? null,
    reviewOn: own.filter(({ event }) => event.kind === "acknowledge").at(-1)?.event.reviewOn ?? null,
    events: own.map(({ event, by }) => ({
      id: event.id,
      kind: event.kind,
      by,
      at: event.at.toISOString(),
      meaning: event.meaning,
      outcome: event.outcome,
      note: event.note,
      reviewOn: event.reviewOn,
    })),
    deliveries: rows.alertMails.filter(({ submissionId }) => submissionId === flag.submissionId).map(deliveryOf),
    alertDueAt: owed?.dueAt.toISOString() ?? null,
  };
}

const ABOUT_SAFETY: readonly FlagRow["flag"]["rule"][] = ["item-9-high", "item-9", "item-9-retracted"];

function safetyOf({ rule, submissionId }: FlagRow["flag"], { answered }: CourseHistoryRows): SafetyAnswers | null {
  const parts = answered.filter((part) => part.submissionId === submissionId);
  const [first] = parts;
  if (first === undefined || !ABOUT_SAFETY.includes(rule)) return null;
  const asq = answersTo("asq", parts);
  return {
    item9: item9Of(depressionOf(parts) ?? undefined),
    asq: asq && asqFrom(asq),
    highestItem9: first.highestItem9,
    highestAsq: first.highestAsq && asqFrom(first.highestAsq),
  };
}

/** A flag that fired again took later words in: each joining carries the instant of the answers that fired it. */
function writtenOf({ id, rule, submissionId }: FlagRow["flag"], { submissions, events }: CourseHistoryRows): Written[] {
  const joined = new Set(events.filter(({ event }) => event.flagId === id && event.kind === "join").map(({ event }) => event.at.getTime()));
  return submissions
    .filter((one) => one.submissionId === submissionId || joined.has(one.at.getTime()))
    .flatMap(({ at, message, adherenceNote, medicineNote }): Written[] => {
      const said = (about: Written["about"], text: string | null) => (text === null ? [] : [{ at: at.toISOString(), about, text }]);
      if (rule === "message") return said("message", message);
      return rule === "stopped" ? [...said("stopping", adherenceNote), ...said("medicine", medicineNote)] : [];
    });
}

function deliveryOf({ mail, to }: CourseHistoryRows["alertMails"][number]): PatientDelivery {
  return {
    id: mail.id,
    kind: mail.kind,
    to: to ?? "a clinician",
    state: mail.state,
    queuedAt: mail.createdAt.toISOString(),
    settledAt: mail.settledAt?.toISOString() ?? null,
    attempts: mail.attempts,
  };
}

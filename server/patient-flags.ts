import type { Region } from "@/clinical/crisis-lines";
import { sourcesOf } from "@/clinical/rule-thresholds";
import { ruleOf } from "@/clinical/rules";
import { isKind, REVIEW_KINDS } from "@/contracts/flag-states";
import type { PatientDelivery, PatientFlag, Written } from "@/contracts/patient-page";
import type { RecordedAction } from "@/db/queries/own-actions";
import type { CourseHistoryRows } from "@/db/queries/patient-page";
import { adviceOn } from "@/server/patient-advice";
import { callAtOf, safetyAnswersOf, unsentOf } from "@/server/patient-safety";
import { writtenWith } from "@/server/patient-written";
import { phaseThen } from "@/server/phase-then";

type FlagRow = CourseHistoryRows["flags"][number];
type About = {
  readonly phone: string | null;
  readonly region: Region;
  /** The patient's. */
  readonly timeZone: string;
  readonly clinicTimeZone: string;
  readonly corrections: Parameters<typeof phaseThen>[0]["corrections"];
  readonly now: Date;
  readonly own: readonly RecordedAction[];
};

/**
 * One flag with all that belongs to it: what was done, who was told, and what the patient said that it is about.
 * @param about the patient's number on record, region and clock, what of their course was corrected, the clinic's clock and what it suggests in
 * place of the pack
 */
export function patientFlagOf(
  { flag, claimedByName, claimLapsesAt, startsOn, endedOn }: FlagRow,
  rows: CourseHistoryRows,
  about: About,
): PatientFlag {
  const { phone, now } = about;
  const { id, checkInId, rule, urgency, state, explanation, numbers, items, policyVersion, codeVersion } = flag;
  const own = rows.events.filter(({ event }) => event.flagId === id);
  const owed = rows.alerts.find((alert) => alert.checkInId === checkInId && alert.dispatchedAt === null && alert.stoppedAt === null);
  return {
    id,
    checkInId,
    rule,
    title: ruleOf(rule).title,
    urgency,
    state,
    explanation,
    ...adviceOn({ ...flag, phase: phaseThen({ startsOn, endedOn, ...whenPlanned(flag, rows, about) }, flag.raisedAt) }, about),
    sources: sourcesOf(rule),
    numbers,
    items,
    safety: ABOUT_SAFETY.includes(rule) ? safetyAnswersOf(flag, rows) : null,
    unsent: ABOUT_SAFETY.includes(rule) ? unsentOf(flag, rows, now) : null,
    callAt: ASKS_FOR_CALL.includes(rule) ? callAtOf(flag, rows, phone) : null,
    written: writtenOf(flag, rows),
    raisedAt: flag.raisedAt.toISOString(),
    policyVersion,
    codeVersion,
    claimedBy: flag.claimedBy && claimedByName ? { id: flag.claimedBy, name: claimedByName } : null,
    claimedAt: flag.claimedAt?.toISOString() ?? null,
    closedAt: flag.closedAt?.toISOString() ?? null,
    claimLapsesAt: claimLapsesAt?.toISOString() ?? null,
    reviewOn: own.filter(({ event }) => isKind(REVIEW_KINDS, event)).at(-1)?.event.reviewOn ?? null,
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
    deliveries: rows.alertMails.filter((mail) => mail.checkInId === checkInId).map((mail) => deliveryOf(mail, rows.alertMails)),
    alertDueAt: owed?.dueAt.toISOString() ?? null,
  };
}

/** An earlier course's corrections and check-ins are not on the page: of that its dates are taken as they are now. */
function whenPlanned({ courseId }: FlagRow["flag"], { checkIns }: CourseHistoryRows, { timeZone, corrections }: About) {
  const afterCourse = checkIns.filter((checkIn) => checkIn.courseId === courseId && checkIn.kind === "after-course");
  const isThisCourse = checkIns.some((checkIn) => checkIn.courseId === courseId);
  return { timeZone, corrections: isThisCourse ? corrections : [], afterCourseSince: afterCourse.map(({ createdAt }) => createdAt) };
}

const ABOUT_SAFETY: readonly FlagRow["flag"]["rule"][] = ["item-9-high", "item-9", "item-9-retracted"];
const ASKS_FOR_CALL: readonly FlagRow["flag"]["rule"][] = ["help-requested", ...ABOUT_SAFETY];

/** The rules that what a patient wrote belongs to. */
const WRITTEN_ABOUT: Readonly<Partial<Record<FlagRow["flag"]["rule"], readonly Written["about"][]>>> = {
  message: ["message"],
  stopped: ["stopping", "medicine"],
};

/** A flag that fired again took later words in: each joining carries the instant of the answers that fired it. */
function writtenOf({ id, rule, submissionId }: FlagRow["flag"], { submissions, events }: CourseHistoryRows): Written[] {
  const about = WRITTEN_ABOUT[rule];
  if (about === undefined) return [];
  const joined = new Set(events.filter(({ event }) => event.flagId === id && event.kind === "join").map(({ event }) => event.at.getTime()));
  return submissions
    .filter((one) => one.submissionId === submissionId || joined.has(one.at.getTime()))
    .flatMap((one) => writtenWith(one, about));
}

function deliveryOf(
  { mail, to, tier, part, lastTry }: CourseHistoryRows["alertMails"][number],
  all: CourseHistoryRows["alertMails"],
): PatientDelivery {
  const instead = all.find((other) => other.mail.insteadOf === mail.id);
  return {
    id: mail.id,
    kind: mail.kind,
    to: to ?? "a clinician",
    tier,
    part: mail.kind === "hand-over" ? null : part,
    lastTry: lastTry && { ...lastTry, at: lastTry.at.toISOString() },
    handedTo: instead === undefined ? null : (instead.to ?? "a clinician"),
    state: mail.state,
    queuedAt: mail.createdAt.toISOString(),
    settledAt: mail.settledAt?.toISOString() ?? null,
    attempts: mail.attempts,
  };
}

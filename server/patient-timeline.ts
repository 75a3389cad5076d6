import { startOfLocalDay } from "@/clinical/local-time";
import { ruleOf } from "@/clinical/rules";
import type { ConsentDecision } from "@/contracts/consent";
import { COURSE_END_LABELS } from "@/contracts/course-end";
import type { DeliveryKind, DeliveryState } from "@/contracts/delivery-states";
import { LANGUAGE_LABELS } from "@/contracts/languages";
import type { MessageWish } from "@/contracts/message-wishes";
import type { PatientFlag, TimelineEntry } from "@/contracts/patient-page";
import type { PatientCareRows } from "@/db/queries/patient-care";
import type { CourseHistoryRows, PatientAndCourse } from "@/db/queries/patient-page";
import { careEntries } from "@/server/care-timeline";
import { reportWords, scoreWords } from "@/server/check-in-words";
import { bySubmission } from "@/server/course-history";
import { doseEntries } from "@/server/dose-timeline";
import { writtenWith } from "@/server/patient-written";
import { type PersonRows, personEntries } from "@/server/person-timeline";

const MAIL_WORDS: Readonly<Record<DeliveryState, string>> = {
  queued: "waiting to be sent",
  sent: "sent",
  refused: "refused by the mail server",
  withdrawn: "no longer needed, not sent",
};
const STAFF_MAILS: Readonly<Partial<Record<DeliveryKind, string>>> = { digest: "Digest", "hand-over": "Mail about the hand-over" };
const CHECK_IN_WORDS = {
  "pre-treatment": "Pre-treatment check-in",
  scheduled: "Check-in",
  "after-course": "Check-in after the course",
  extra: "Extra check-in",
} as const;

const UNSENT_WORDS: Readonly<Record<NonNullable<PatientFlag["unsent"]>, string>> = {
  "may-change": "Not sent yet.",
  over: "Never sent.",
};
const CONSENT_WORDS: Readonly<Record<ConsentDecision, string>> = {
  accepted: "Agreed to who reads the answers",
  declined: "Would rather not answer here: ask at visits",
};
const WISH_WORDS: Readonly<Record<MessageWish, string>> = {
  all: "Wants all messages again",
  "no-reminders": "Stopped reminders",
  none: "Stopped all messages",
};

/**
 * Everything that happened on a course, newest first. What has a day and no time stands at the start of that day by the clinic's
 * clock, by which the page shows days: by the patient's it would be a day off for whoever lives further east.
 */
export function timelineOf(
  { patient, course }: PatientAndCourse,
  rows: CourseHistoryRows & { care: PatientCareRows; person: PersonRows },
  { clinicTimeZone, flags }: { clinicTimeZone: string; flags: readonly Pick<PatientFlag, "id" | "unsent">[] },
): TimelineEntry[] {
  const at = (date: string) => startOfLocalDay(date, clinicTimeZone).toISOString();
  const entries: TimelineEntry[] = [
    { ...blank, id: `enrolled-${patient.id}`, at: patient.createdAt.toISOString(), kind: "enrolled", title: "Enrolled" },
    ...doseEntries(rows.doses, course.endedOn, at),
    ...bySubmission(rows.answered).map((parts) => {
      const sent = rows.submissions.find(({ submissionId }) => submissionId === parts[0].submissionId) ?? null;
      return {
        ...blank,
        id: parts[0].submissionId,
        at: parts[0].at.toISOString(),
        kind: "check-in" as const,
        title: `${CHECK_IN_WORDS[sent?.checkInKind ?? "scheduled"]} answered: ${scoreWords(parts)}`,
        detail: reportWords(parts, sent),
        written: sent ? writtenWith(sent) : [],
      };
    }),
    ...rows.flags.map(({ flag }) => ({
      ...blank,
      id: flag.id,
      at: flag.raisedAt.toISOString(),
      kind: "flag" as const,
      title: ruleOf(flag.rule).title,
      detail: [flag.explanation, unsentWords(flag.id, flags)].filter((part) => part !== null).join(" "),
      urgency: flag.urgency,
    })),
    ...rows.events.map(({ event, by }) => ({
      ...blank,
      id: event.id,
      at: event.at.toISOString(),
      kind: "event" as const,
      title: event.kind === "claim" ? "Flag claimed" : event.meaning,
      detail: event.note,
      by,
    })),
    ...rows.alertMails.map(({ mail, to }) => ({
      ...blank,
      id: mail.id,
      at: (mail.settledAt ?? mail.createdAt).toISOString(),
      kind: "mail" as const,
      title: `${STAFF_MAILS[mail.kind] ?? "Alert"} to ${to ?? "a clinician"}: ${MAIL_WORDS[mail.state]}`,
    })),
    // A link that was answered before its mail went out is no event.
    ...rows.linkMails
      .filter(({ mail }) => mail.state !== "withdrawn")
      .map(({ mail }) => ({
        ...blank,
        id: mail.id,
        at: (mail.settledAt ?? mail.createdAt).toISOString(),
        kind: "mail" as const,
        title: `${mail.kind === "reminder" ? "Reminder" : "Check-in link"} to the patient: ${MAIL_WORDS[mail.state]}`,
      })),
    ...rows.calls.map((call) => ({
      ...blank,
      id: call.id,
      at: call.askedAt.toISOString(),
      kind: "help" as const,
      title: "Asked the clinic to call",
      detail: callWords(call),
    })),
    ...rows.consents.map(({ id, at: when, decision, version, language }) => ({
      ...blank,
      id,
      at: when.toISOString(),
      kind: "consent" as const,
      title: CONSENT_WORDS[decision],
      detail: `Consent text ${version}, in ${LANGUAGE_LABELS[language]}`,
    })),
    ...careEntries(rows.care, at),
    ...personEntries(rows.person),
    ...(patient.wantsSince === null
      ? []
      : [
          {
            ...blank,
            id: `wants-${patient.id}`,
            at: patient.wantsSince.toISOString(),
            kind: "messages" as const,
            title: WISH_WORDS[patient.wants],
            detail: "By the link in a message",
          },
        ]),
    ...(course.endedOn === null
      ? []
      : [
          {
            ...blank,
            id: `end-${course.id}`,
            at: at(course.endedOn),
            kind: "course-end" as const,
            title: course.endIsEstimate ? "Last dose, about this day" : "Last dose",
            detail: course.endReason && COURSE_END_LABELS[course.endReason],
          },
        ]),
  ];
  return newestFirst(entries, rows);
}

/** What has a day and no time stands, among that of one day, as it was recorded; the last dose has no such time and comes last. */
function newestFirst(entries: TimelineEntry[], { doses, care }: { doses: CourseHistoryRows["doses"]; care: PatientCareRows }) {
  const dated = [...doses, ...care.weights, ...care.renewals, ...care.questions];
  const recordedAt = new Map(dated.map((one) => [one.id, one.recordedAt.toISOString()]));
  const orderOf = ({ id, kind, at }: TimelineEntry) => [at, kind === "course-end" ? "9999" : (recordedAt.get(id) ?? "")].join("|");
  return entries
    .map((entry) => ({ entry, order: orderOf(entry) }))
    .sort((a, b) => (a.order < b.order ? 1 : a.order > b.order ? -1 : 0))
    .map(({ entry }) => entry);
}

function unsentWords(flagId: string, flags: readonly Pick<PatientFlag, "id" | "unsent">[]): string | null {
  const unsent = flags.find(({ id }) => id === flagId)?.unsent ?? null;
  return unsent && UNSENT_WORDS[unsent];
}

function callWords({ privateNumber, mayLeaveMessage }: CourseHistoryRows["calls"][number]): string | null {
  if (privateNumber === null) return null;
  const message = mayLeaveMessage === null ? "" : mayLeaveMessage ? "; a message may be left" : "; leave no message";
  return `On ${privateNumber}, a private number${message}`;
}

const blank = { detail: null, urgency: null, by: null, written: [] };

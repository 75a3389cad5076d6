import { startOfLocalDay } from "@/clinical/local-time";
import { ruleOf } from "@/clinical/rules";
import type { DeliveryState } from "@/contracts/delivery-states";
import type { TimelineEntry } from "@/contracts/patient-page";
import type { CourseHistoryRows, PatientAndCourse } from "@/db/queries/patient-page";
import { reportWords, scoreWords } from "@/server/check-in-words";
import { bySubmission } from "@/server/course-history";

const MAIL_WORDS: Readonly<Record<DeliveryState, string>> = {
  queued: "waiting to be sent",
  sent: "sent",
  refused: "refused by the mail server",
  withdrawn: "no longer needed, not sent",
};
const CHECK_IN_WORDS = {
  "pre-treatment": "Pre-treatment check-in",
  scheduled: "Check-in",
  "after-course": "Check-in after the course",
  extra: "Extra check-in",
} as const;

/**
 * Everything that happened on a course, newest first. What has a day and no time stands at the start of that day by the clinic's
 * clock, by which the page shows days: by the patient's it would be a day off for whoever lives further east.
 */
export function timelineOf({ patient, course }: PatientAndCourse, rows: CourseHistoryRows, clinicTimeZone: string): TimelineEntry[] {
  const at = (date: string) => startOfLocalDay(date, clinicTimeZone).toISOString();
  const entries: TimelineEntry[] = [
    { ...blank, id: `enrolled-${patient.id}`, at: patient.createdAt.toISOString(), kind: "enrolled", title: "Enrolled" },
    ...rows.doses.map((dose, index) => ({
      ...blank,
      id: dose.id,
      at: at(dose.on),
      kind: "dose" as const,
      title: index === 0 ? `Isotretinoin started, ${dose.mgPerDay} mg a day` : `Dose changed to ${dose.mgPerDay} mg a day`,
      by: dose.by,
    })),
    ...bySubmission(rows.answered).map((parts) => ({
      ...blank,
      id: parts[0].submissionId,
      at: parts[0].at.toISOString(),
      kind: "check-in" as const,
      title: `${kindWords(parts[0].submissionId, rows)} answered: ${scoreWords(parts)}`,
      detail: reportWords(parts),
    })),
    ...rows.flags.map(({ flag }) => ({
      ...blank,
      id: flag.id,
      at: flag.raisedAt.toISOString(),
      kind: "flag" as const,
      title: ruleOf(flag.rule).title,
      detail: flag.explanation,
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
      title: `${mail.kind === "digest" ? "Digest" : "Alert"} to ${to ?? "a clinician"}: ${MAIL_WORDS[mail.state]}`,
    })),
    // A link that was answered before its mail went out is no event.
    ...rows.linkMails
      .filter(({ mail }) => mail.state !== "withdrawn")
      .map(({ mail }) => ({
        ...blank,
        id: mail.id,
        at: (mail.settledAt ?? mail.createdAt).toISOString(),
        kind: "mail" as const,
        title: `Check-in link to the patient: ${MAIL_WORDS[mail.state]}`,
      })),
    ...(course.endedOn === null
      ? []
      : [{ ...blank, id: `end-${course.id}`, at: at(course.endedOn), kind: "course-end" as const, title: "Last dose" }]),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function kindWords(submissionId: string, { submissions }: CourseHistoryRows): string {
  return CHECK_IN_WORDS[submissions.find((one) => one.submissionId === submissionId)?.checkInKind ?? "scheduled"];
}

const blank = { detail: null, urgency: null, by: null } as const;

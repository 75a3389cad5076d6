import { alertDueAt } from "@/clinical/alert-due";
import { flagsFor, type RaisedFlag } from "@/clinical/flags";
import { joinRepeats } from "@/clinical/join-repeats";
import { CODE_VERSION } from "@/clinical/policy";
import { RULE_IDS } from "@/clinical/rules";
import type { Urgency } from "@/clinical/urgency";
import type { GivenAnswers } from "@/contracts/check-in";
import { CONTACTS } from "@/contracts/flag-states";
import type { CourseRecord } from "@/db/queries/course-records";
import type { RaisedBefore } from "@/db/queries/raised-flags";
import type { NewSubmission } from "@/db/queries/submissions";
import { alertOwed } from "@/server/alert-owed";
import { courseHistoryOf } from "@/server/course-history";
import { joinDraftFlags } from "@/server/join-draft-flags";
import { newId } from "@/server/new-id";
import { quietAnswersNote } from "@/server/quiet-answers-note";
import { afterLastAnswers } from "@/server/received-at";
import { newestOfEachFlag } from "@/server/signatures";
import { answeredPartsOf } from "./answered-parts-of";
import { type Sending, sentAnswersOf } from "./sent-answers";

/** What one check-in sent, scored, before it is compared with its course. */
export type SentCheckIn = Pick<
  NewSubmission,
  "submissionId" | "checkInId" | "courseId" | "receivedAt" | "language" | "report" | "responses"
>;

/**
 * Scores what one check-in sent, compares it with its course and decides what it raises beside what its drafts have raised. Nothing is
 * stored and nothing read: pure but for the ids it gives out.
 */
export function judgeCheckIn(
  record: CourseRecord,
  given: GivenAnswers,
  sending: Sending,
  { checkInId, before, now }: { checkInId: string; before: RaisedBefore; now: Date },
): NewSubmission {
  const { about, policy } = record;
  const sent = sentCheckIn(record, given, sending, { checkInId, now });
  const history = courseHistoryOf(about, [...record.answered, ...answeredPartsOf(sent)], record.doses);
  const found = flagsFor(history, policy);
  const drafted = joinDraftFlags(found, before.flags);
  const { insert, join, owner } = raisedNews(record, drafted.news, sent.receivedAt);
  const staffing = { timeZone: about.clinicTimeZone, staffedHours: about.staffedHours };
  return {
    ...sent,
    policyVersion: policy.version,
    codeVersion: CODE_VERSION,
    flags: insert.map((flag) => ({ ...flag, id: newId() })),
    joins: [...drafted.joins, ...join.map(({ flagId, flag }) => ({ flagId, meaning: `Fired again: ${flag.explanation}` }))],
    notes: found.length === 0 ? quietAnswersNote(record.openFlags, sent) : [],
    alert: alertOwed(insert, before.alerts, sent.receivedAt, about),
    ownersAlert: owner && { ...owner, ...firstAlert(owner.urgency, sent.receivedAt, about) },
    // Beside something that is mailed they are in its alert.
    digestAt:
      insert.length > 0 && insert.every(({ urgency }) => urgency === "watch") ? alertDueAt("review", sent.receivedAt, staffing) : null,
  };
}

/** Scores what one check-in sent. @param record the course with what it answered before */
export function sentCheckIn(
  { about, answered }: Pick<CourseRecord, "answered"> & { about: Pick<CourseRecord["about"], "courseId"> },
  given: GivenAnswers,
  sending: Sending,
  { checkInId, now }: { checkInId: string; now: Date },
): SentCheckIn {
  return {
    submissionId: newId(),
    checkInId,
    courseId: about.courseId,
    receivedAt: afterLastAnswers({ answered }, now),
    language: sending.language,
    ...sentAnswersOf(given, sending),
  };
}

/** What of a course decides whether a flag is news. */
type Earlier = Pick<CourseRecord, "openFlags" | "stillHighAt" | "acknowledgements" | "policy">;

/** Which flags are news, and which open ones the others join. */
export function raisedNews(record: Earlier, raised: readonly RaisedFlag[], now: Date) {
  const isContact = ({ outcome, reviewOn }: CourseRecord["acknowledgements"][number]) =>
    outcome !== null && CONTACTS.includes(outcome) && reviewOn !== null;
  const earlier = {
    open: record.openFlags,
    stillHighAt: record.stillHighAt,
    contacts: newestOfEachFlag(record.acknowledgements).filter(isContact),
  };
  const { insert, join } = joinRepeats(raised, earlier, now, record.policy);
  const told = join.map((one) => ({ ...one, owner: one.tellOwner ? ownerOf(record, one.flagId) : null }));
  // Where nobody has the flag any more, what only its owner would hear of is everybody's news.
  const untold = told.filter(({ tellOwner, owner }) => tellOwner && owner === null);
  const news = [...insert, ...untold.map(({ flag }) => flag)].sort((a, b) => RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule));
  return {
    insert: news,
    join: told.filter((one) => !untold.includes(one)),
    owner: told.find(({ owner }) => owner !== null)?.owner ?? null,
  };
}

/** Who has an open flag in hand, and what a mail to them alone is about. */
function ownerOf({ openFlags }: Earlier, flagId: string): { ownerId: string; checkInId: string; urgency: Urgency } | null {
  const open = openFlags.find(({ id }) => id === flagId);
  return open?.claimedBy && open.checkInId ? { ownerId: open.claimedBy, checkInId: open.checkInId, urgency: open.urgency } : null;
}

function firstAlert(urgency: Urgency, at: Date, { clinicTimeZone: timeZone, staffedHours }: CourseRecord["about"]) {
  return { id: newId(), dueAt: alertDueAt(urgency, at, { timeZone, staffedHours }) ?? at };
}

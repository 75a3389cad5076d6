import { v7 as uuidv7 } from "uuid";
import { alertDueAt } from "@/clinical/alert-due";
import { flagsFor, type RaisedFlag } from "@/clinical/flags";
import type { CourseHistory } from "@/clinical/history";
import { joinRepeats } from "@/clinical/join-repeats";
import { CODE_VERSION } from "@/clinical/policy";
import { RULE_IDS } from "@/clinical/rules";
import type { SubmitCheckInInput } from "@/contracts/check-in";
import { CONTACTS } from "@/contracts/flag-states";
import type { CourseRecord } from "@/db/queries/course-records";
import type { NewSubmission } from "@/db/queries/submissions";
import { courseHistoryOf } from "@/server/course-history";
import { answeredPartsOf } from "./answered-parts-of";
import { type HighestGiven, sentAnswersOf } from "./sent-answers";

/**
 * Scores what one check-in sent, compares it with its course and decides what it raises. Nothing is stored and nothing read: pure but
 * for the ids it gives out.
 */
export function judgeCheckIn(
  record: CourseRecord,
  input: SubmitCheckInInput,
  { checkInId, highestGiven, now }: { checkInId: string; highestGiven: HighestGiven | null; now: Date },
): NewSubmission {
  const { about, policy } = record;
  const sent = {
    submissionId: uuidv7(),
    checkInId,
    courseId: about.courseId,
    receivedAt: after(record.answered.at(-1)?.at, now),
    language: input.language,
    ...sentAnswersOf(input, highestGiven),
  };
  const history = courseHistoryOf(about, [...record.answered, ...answeredPartsOf(sent)], record.doses);
  const { insert, join } = raise(record, history, sent.receivedAt);
  return {
    ...sent,
    policyVersion: policy.version,
    codeVersion: CODE_VERSION,
    flags: insert.map((flag) => ({ ...flag, id: uuidv7() })),
    joins: join.map(({ flagId, flag }) => ({ flagId, meaning: `Fired again: ${flag.explanation}` })),
    alert: alertOwed(insert, sent.receivedAt, about.clinicTimeZone),
  };
}

/** `now`, or just after the last answers: a clock set back between two submissions must not put the newer one before the older. */
function after(last: Date | undefined, now: Date): Date {
  return last === undefined || now > last ? now : new Date(last.getTime() + 1);
}

/** Which flags are news, and which open ones the others join. */
function raise(record: CourseRecord, history: CourseHistory, now: Date) {
  const isContact = ({ outcome, reviewOn }: CourseRecord["acknowledgements"][number]) =>
    outcome !== null && CONTACTS.includes(outcome) && reviewOn !== null;
  const earlier = { open: record.openFlags, stillHighAt: record.stillHighAt, contacts: record.acknowledgements.filter(isContact) };
  const { insert, join } = joinRepeats(flagsFor(history, record.policy), earlier, now, record.policy);
  // No mail tells one owner alone yet: until one does, what only the owner would hear of is everybody's news.
  const untold = join.filter(({ tellOwner }) => tellOwner);
  const news = [...insert, ...untold.map(({ flag }) => flag)].sort((a, b) => RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule));
  return { insert: news, join: join.filter(({ tellOwner }) => !tellOwner) };
}

/** One alert a submission, at the highest urgency it raised; none where nothing new was raised that owes one. */
function alertOwed(raised: readonly RaisedFlag[], receivedAt: Date, timeZone: string): NewSubmission["alert"] {
  const [highest] = raised;
  if (!highest) return null;
  const dueAt = alertDueAt(highest.urgency, receivedAt, { timeZone });
  return dueAt ? { id: uuidv7(), urgency: highest.urgency, dueAt } : null;
}

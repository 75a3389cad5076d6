import type { RaisedFlag } from "@/clinical/flags";
import { localDateOf } from "@/clinical/plain-date";
import { CODE_VERSION, type Policy } from "@/clinical/policy";
import { urgencyRank } from "@/clinical/urgency";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import { newId } from "@/server/new-id";
import type { SentCheckIn } from "@/server/use-cases/judge-check-in";

const HOUR_MS = 3_600_000;
/** Somebody deals with what answers raised so many hours after them. */
const DEALT_WITH_AFTER_HOURS = 26;
const REVIEWED_AFTER_DAYS = 14;

/** Who deals with what was raised, and until when. */
export type Dealing = { readonly nurse: string; readonly timeZone: string; readonly policy: Policy; readonly now: Date };

/** The flags of one check-in: closed a day later by a nurse who spoke to the patient, with a review where the rules ask for one; open where that day is still to come. */
export function dealtWith(
  { submissionId, checkInId, courseId, receivedAt }: SentCheckIn,
  news: readonly RaisedFlag[],
  { nurse, timeZone, policy, now }: Dealing,
) {
  const at = new Date(receivedAt.getTime() + DEALT_WITH_AFTER_HOURS * HOUR_MS);
  const isOpen = at >= now;
  const rows = news.map(({ rule, urgency, numbers, items, explanation }) => ({
    ...{ id: newId(), courseId, checkInId, submissionId, rule, urgency, numbers, items: [...items], explanation },
    ...{ policyVersion: policy.version, codeVersion: CODE_VERSION, raisedAt: receivedAt },
  }));
  const state = isOpen ? { state: "open" as const, closedAt: null } : { state: "closed" as const, closedAt: at };
  const reviewedAt = new Date(at.getTime() + REVIEWED_AFTER_DAYS * 24 * HOUR_MS);
  const signed = { staffId: nurse, note: null, meaning: OUTCOME_LABELS.contacted, outcome: "contacted" as const };
  const signatures = rows.flatMap(({ id: flagId, urgency }) => {
    const isUrgent = urgencyRank(urgency) >= urgencyRank("today");
    const reviewOn = isUrgent ? localDateOf(reviewedAt, timeZone) : null;
    const closing = { ...signed, id: newId(), flagId, kind: "resolve" as const, at, reviewOn };
    const review = { ...signed, id: newId(), flagId, kind: "acknowledge" as const, at: reviewedAt, reviewOn: null };
    return isUrgent && reviewedAt < now ? [closing, review] : [closing];
  });
  return {
    flags: rows.map((row) => ({ ...row, ...state })),
    events: isOpen ? [] : signatures,
    open: isOpen ? rows.map((row) => ({ ...row, claimedBy: null, claimedAt: null })) : [],
  };
}

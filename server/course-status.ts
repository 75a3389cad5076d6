import type { CheckInAnswers } from "@/clinical/check-in-answers";
import { reasonFor } from "@/clinical/flag-reason";
import { flagsFor, type RaisedFlag } from "@/clinical/flags";
import { baselineOf } from "@/clinical/history";
import { item9Of } from "@/clinical/reading";
import { URGENCY_RANK_NONE, urgencyRank } from "@/clinical/urgency";
import type { RecentCheckIn } from "@/contracts/panel";
import type { AnsweredPart, CourseRecord, OpenFlagRow } from "@/db/queries/course-records";
import type { MadeStatus } from "@/db/queries/course-statuses";
import { courseHistoryOf, depressionPart } from "@/server/course-history";
import { newestOfEachFlag } from "@/server/signatures";
import { isRetry, tasksFrom } from "@/server/tasks-from";

/** Scores that the panel's sparkline shows at most: a course with its tail has about 17. */
const SPARKLINE_SCORES = 24;
/** Check-ins on the panel's card. */
const RECENT_CHECK_INS = 3;

export type About = Pick<CourseRecord["about"], "courseId" | "patientId" | "prescriberId" | "startsOn" | "createdAt" | "timeZone">;
type Facts = Pick<CourseRecord, "answered" | "doses" | "openFlags" | "acknowledgements" | "policy"> & {
  about: About;
  /** Whether the newest answers raised anything, where whoever asks has just judged them; worked out where not. */
  newestRaised?: boolean | undefined;
};

/**
 * The panel's row of a course, made anew from what is true of it now: never patched, so it cannot drift.
 * @param facts the course with its open flags and answers, oldest first, including what this transaction adds
 */
export function courseStatusOf({ about, answered, doses, openFlags, acknowledgements, policy, newestRaised }: Facts): MadeStatus {
  const ranked = [...openFlags].sort(byUrgencyThenClaimThenAge);
  const [top] = ranked;
  const history = courseHistoryOf(about, answered, doses);
  const scores = answered.filter((part) => depressionPart([part]) !== null).flatMap(scoreOf);
  const latest = scores.at(-1);
  const baseline = baselineOf(history, policy);
  const lastContact = acknowledgements.findLast(({ outcome }) => outcome !== null);
  const newestWritten = newestOfEachFlag(acknowledgements);
  const reviewDates = newestWritten
    .filter((one) => !isRetry(one))
    .flatMap(({ reviewOn }) => (reviewOn === null ? [] : [reviewOn]))
    .sort();
  return {
    courseId: about.courseId,
    patientId: about.patientId,
    prescriberId: about.prescriberId,
    urgency: top ? urgencyRank(top.urgency) : URGENCY_RANK_NONE,
    waitingSince: top?.raisedAt ?? about.createdAt,
    openFlags: openFlags.length,
    unclaimedFlags: openFlags.filter(({ claimedBy }) => claimedBy === null).length,
    topFlagId: top?.id ?? null,
    reason: top ? reasonFor(ranked.filter((flag) => isSaid(flag, top)).map(asRaised)) : null,
    claimedBy: top?.claimedBy ?? null,
    claimedAt: top?.claimedAt ?? null,
    latestTotal: latest?.total ?? null,
    latestSeverity: latest?.severity ?? null,
    latestAt: latest?.at ?? null,
    baseline: baseline?.value ?? null,
    baselineIsLate: baseline?.late ?? false,
    latestGad7: history.checkIns.findLast(({ anxiety }) => typeof anxiety?.total === "number")?.anxiety?.total ?? null,
    lastScores: scores.slice(-SPARKLINE_SCORES).map(({ at, total }) => ({ at: at.toISOString(), total })),
    lastContactAt: lastContact?.at ?? null,
    lastOutcome: lastContact?.outcome ?? null,
    reviewOn: reviewDates[0] ?? null,
    missedFrom: tasksFrom(openFlags, newestWritten, about.timeZone),
    recent: history.checkIns.slice(-RECENT_CHECK_INS).map(recentOf).reverse(),
    newestRaised: answered.length > 0 ? (newestRaised ?? flagsFor(history, policy).length > 0) : null,
    unreadMessage: openFlags.some(({ rule }) => rule === "message"),
    saysStopped: history.checkIns.at(-1)?.adherence === "stopped",
  };
}

function recentOf({ at, depression, anxiety, skin }: CheckInAnswers): RecentCheckIn {
  return [at.toISOString(), depression?.total ?? null, anxiety?.total ?? null, item9Of(depression), skin ?? null];
}

/** An unclaimed flag comes before a claimed one as urgent: what somebody has in hand must not hide what nobody has seen. */
function byUrgencyThenClaimThenAge(a: OpenFlagRow, b: OpenFlagRow): number {
  const claimed = ({ claimedBy }: OpenFlagRow) => Number(claimedBy !== null);
  return urgencyRank(b.urgency) - urgencyRank(a.urgency) || claimed(a) - claimed(b) || a.raisedAt.getTime() - b.raisedAt.getTime();
}

/** None where too many answers were missing for one. */
function scoreOf({ at, total, severity }: AnsweredPart) {
  return total === null || severity === null ? [] : [{ at, total, severity }];
}

/** One line has room for what is most urgent; that somebody waits to be read stands in it whatever else is open. */
function isSaid({ rule, checkInId, urgency }: OpenFlagRow, top: OpenFlagRow): boolean {
  return rule === "message" || (checkInId === top.checkInId && urgency === top.urgency);
}

function asRaised(flag: OpenFlagRow): RaisedFlag {
  return {
    rule: flag.rule,
    urgency: flag.urgency,
    numbers: flag.numbers,
    explanation: flag.explanation,
    items: flag.items,
  };
}

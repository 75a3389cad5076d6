import { reasonFor } from "@/clinical/flag-reason";
import { flagsFor, type RaisedFlag } from "@/clinical/flags";
import { baselineOf, type DepressionResponse } from "@/clinical/history";
import type { Severity } from "@/clinical/score-phq9";
import { URGENCY_RANK_NONE, urgencyRank } from "@/clinical/urgency";
import type { CourseRecord, OpenFlagRow } from "@/db/queries/course-records";
import type { CourseStatusRow } from "@/db/queries/course-statuses";

/** Scores that the panel's sparkline shows at most: a course with its tail has about 17. */
const SPARKLINE_SCORES = 24;

export type StatusResponse = { readonly at: Date; readonly total: number; readonly severity: Severity } & Pick<
  DepressionResponse,
  "answers"
>;

type About = Pick<CourseRecord["about"], "courseId" | "patientId" | "prescriberId" | "startsOn" | "createdAt" | "timeZone">;
type Facts = Pick<CourseRecord, "openFlags" | "acknowledgements" | "policy"> & { about: About; responses: readonly StatusResponse[] };

/**
 * The panel's row of a course, made anew from what is true of it now: never patched, so it cannot drift.
 * @param facts the course with its open flags and responses, oldest first, including what this transaction adds
 */
export function courseStatusOf({ about, responses, openFlags, acknowledgements, policy }: Facts): CourseStatusRow {
  const ranked = [...openFlags].sort(byUrgencyThenClaimThenAge);
  const [top] = ranked;
  const latest = responses.at(-1);
  const history = { courseStart: about.startsOn, timeZone: about.timeZone, responses: responses.map(asHistory) };
  const baseline = baselineOf(history, policy);
  const lastContact = [...acknowledgements].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  const reviewDates = acknowledgements.flatMap(({ reviewOn }) => (reviewOn === null ? [] : [reviewOn])).sort();
  return {
    courseId: about.courseId,
    patientId: about.patientId,
    prescriberId: about.prescriberId,
    urgency: top ? urgencyRank(top.urgency) : URGENCY_RANK_NONE,
    waitingSince: top?.raisedAt ?? about.createdAt,
    openFlags: openFlags.length,
    unclaimedFlags: openFlags.filter(({ claimedBy }) => claimedBy === null).length,
    topFlagId: top?.id ?? null,
    reason: top ? reasonFor(ranked.filter((flag) => flag.submissionId === top.submissionId).map(asRaised)) : null,
    claimedBy: top?.claimedBy ?? null,
    claimedAt: top?.claimedAt ?? null,
    latestTotal: latest?.total ?? null,
    latestSeverity: latest?.severity ?? null,
    latestAt: latest?.at ?? null,
    baseline: baseline?.value ?? null,
    baselineIsLate: baseline?.late ?? false,
    lastScores: responses.slice(-SPARKLINE_SCORES).map(({ at, total }) => ({ at: at.toISOString(), total })),
    lastContactAt: lastContact?.at ?? null,
    lastOutcome: lastContact?.outcome ?? null,
    reviewOn: reviewDates[0] ?? null,
    newestRaised: latest ? flagsFor(history, policy).length > 0 : null,
  };
}

/** An unclaimed flag comes before a claimed one as urgent: what somebody has in hand must not hide what nobody has seen. */
function byUrgencyThenClaimThenAge(a: OpenFlagRow, b: OpenFlagRow): number {
  const claimed = ({ claimedBy }: OpenFlagRow) => Number(claimedBy !== null);
  return urgencyRank(b.urgency) - urgencyRank(a.urgency) || claimed(a) - claimed(b) || a.raisedAt.getTime() - b.raisedAt.getTime();
}

function asHistory({ at, answers, total }: StatusResponse): DepressionResponse {
  return { at, answers, total, difficulty: null };
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

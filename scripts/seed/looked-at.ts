import { type BaselineRisk, PSYCHIATRIC_RISKS } from "@/clinical/baseline-risks";
import { CODE_VERSION } from "@/clinical/policy";
import type { CourseRecord } from "@/db/queries/course-records";
import type { NewEnrolment } from "@/db/queries/enrolments";
import { newId } from "@/server/new-id";
import { missedTask, nextLookAt, noBaselineTask, silentCheckIn } from "@/server/tasks-owed";

const PSYCHIATRIC: readonly BaselineRisk[] = PSYCHIATRIC_RISKS;

/**
 * The staff tasks of a new course and when it is looked at next: what the worker would find in it by the same rules. Ten thousand courses left
 * for it to look at would be as much work again as to make them, and thousands of lines in the next morning's digest.
 */
export function lookedAt(record: CourseRecord, risks: NewEnrolment["risks"], now: Date) {
  const { courseId } = record.about;
  const silent = silentCheckIn(record, now);
  const hasHistory = risks.some(({ risk, answer }) => answer === "yes" && PSYCHIATRIC.includes(risk));
  const missed = silent === null ? null : missedTask(record, hasHistory, now);
  const found = [
    { raised: missed, checkInId: silent },
    { raised: noBaselineTask(record, now), checkInId: null },
  ];
  const open = found.flatMap(({ raised, checkInId }) => {
    if (raised === null) return [];
    const { rule, urgency, numbers, items, explanation } = raised;
    const row = { id: newId(), rule, urgency, numbers, items, explanation, raisedAt: now, checkInId, submissionId: null };
    return [{ ...row, claimedBy: null, claimedAt: null }];
  });
  const made = { courseId, policyVersion: record.policy.version, codeVersion: CODE_VERSION, state: "open", closedAt: null } as const;
  return {
    open,
    flags: open.map(({ claimedBy: _, claimedAt: _at, ...row }) => ({ ...row, ...made })),
    look: { courseId, nextAt: nextLookAt(record, now), told: missed === null ? null : silent },
  };
}

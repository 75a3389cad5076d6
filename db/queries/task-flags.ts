import { and, eq, sql } from "drizzle-orm";
import { type BaselineRisk, PSYCHIATRIC_RISKS } from "@/clinical/baseline-risks";
import type { RaisedFlag } from "@/clinical/flags";
import { type ClinicTx, readPrepared } from "@/db/client";
import { digestDue, flag } from "@/db/schema";
import { clinicInScope } from "@/db/scope";
import { flagInsert } from "./flag-inserts";

type NewTask = {
  readonly id: string;
  readonly courseId: string;
  /** Null for a course without a baseline. */
  readonly checkInId: string | null;
  readonly raised: RaisedFlag;
  readonly at: Date;
  readonly policyVersion: string;
  readonly codeVersion: string;
};

/** The insert of a task; the unique indexes see to it that there is one a check-in, and one a course without a baseline. */
export function taskInsert(tx: ClinicTx, { raised, at, ...task }: NewTask) {
  const { rule, urgency, numbers, items, explanation } = raised;
  return flagInsert(tx, { ...task, submissionId: null, rule, urgency, numbers, items, explanation, raisedAt: at });
}

/** Whether the task of a missed check-in, or of a course without a baseline, has ever been raised. */
export async function hasTask(tx: ClinicTx, about: { checkInId: string } | { courseId: string }): Promise<boolean> {
  const which =
    "checkInId" in about
      ? and(eq(flag.checkInId, about.checkInId), eq(flag.rule, "missed"))
      : and(eq(flag.courseId, about.courseId), eq(flag.rule, "no-baseline"));
  const [found] = await tx.select({ id: flag.id }).from(flag).where(which).limit(1);
  return found !== undefined;
}

/** Whether the newest answer to any question about a psychiatric history is yes. */
export async function hasPsychiatricHistory(tx: ClinicTx, patientId: string): Promise<boolean> {
  const risks: readonly BaselineRisk[] = PSYCHIATRIC_RISKS;
  const [row] = await readPrepared<{ has: boolean }>(
    tx,
    `select exists (select from (select distinct on (risk) answer from baseline_risk where patient_id = $1::uuid and risk = any ($2::text[])
      order by risk, version desc) newest where answer = 'yes') as has`,
    [patientId, risks],
  );
  return row?.has === true;
}

/** Counts flags that owe no alert of their own in the digest of the morning that begins at `dueAt`. */
export function digestDueWrites(tx: ClinicTx, flagIds: readonly string[], dueAt: Date) {
  if (flagIds.length === 0) return [];
  return [
    tx
      .insert(digestDue)
      .values(flagIds.map((flagId) => ({ clinicId: clinicInScope, flagId, dueAt })))
      .onConflictDoNothing(),
  ];
}

/** Closes tasks whose answers came. */
export function closeTasks(tx: ClinicTx, flagIds: readonly string[], at: Date) {
  return tx
    .update(flag)
    .set({ state: "closed", closedAt: at })
    .where(and(sql`${flag.id} = any (${sql.param([...flagIds])}::uuid[])`, eq(flag.state, "open"), eq(flag.urgency, "missed")));
}

/** The open missed check-ins of a course. */
export async function openMissed(tx: ClinicTx, courseId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: flag.id })
    .from(flag)
    .where(and(eq(flag.courseId, courseId), eq(flag.state, "open"), eq(flag.rule, "missed")));
  return rows.map(({ id }) => id);
}

/** Takes a task's claim away: whoever it is passed to has not taken it yet. */
export function releaseTask(tx: ClinicTx, flagId: string) {
  return tx
    .update(flag)
    .set({ claimedBy: null, claimedAt: null })
    .where(and(eq(flag.id, flagId), eq(flag.urgency, "missed")));
}

/** Makes a colleague's task one's own. False where it is not theirs any more. */
export async function takeOverTask(tx: ClinicTx, { flagId, from, to, at }: { flagId: string; from: string; to: string; at: Date }) {
  const taken = await tx
    .update(flag)
    .set({ claimedBy: to, claimedAt: at })
    .where(and(eq(flag.id, flagId), eq(flag.state, "open"), eq(flag.urgency, "missed"), eq(flag.claimedBy, from)))
    .returning({ id: flag.id });
  return taken.length === 1;
}

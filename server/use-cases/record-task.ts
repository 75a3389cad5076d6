import { v7 as uuidv7 } from "uuid";
import { addDays, localDateOf } from "@/clinical/plain-date";
import { FURTHEST_RETRY_DAYS, type RecordTaskInput } from "@/contracts/flag-actions";
import { isTask, OUTCOME_LABELS, type TaskOutcome } from "@/contracts/flag-states";
import type { SendOutcome } from "@/contracts/panel";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { lockPatientOfCourse } from "@/db/queries/asked-links";
import { auditInsert } from "@/db/queries/audit";
import { appendFlagEvent, isSigned } from "@/db/queries/flag-events";
import * as flags from "@/db/queries/flags";
import { notifyScreens } from "@/db/queries/notifications";
import { releaseTask } from "@/db/queries/task-flags";
import type { StaffActor } from "@/server/actor";
import { statusWrites } from "@/server/status-write";
import { afterWritten } from "@/server/written-since";
import type { FlagActionResult } from "./claim-flag";
import { sendTo } from "./send-check-ins";

type Actor = Pick<StaffActor, "staffId" | "clinicId" | "clinicTimeZone">;
type Flag = NonNullable<Awaited<ReturnType<typeof flags.findFlag>>>;
/** `why`: what kept the check-in from being sent again; then nothing is recorded. */
export type RecordTaskResult = FlagActionResult | { ok: false; code: "not-sent"; why: SendOutcome };

/**
 * Records what came of a staff task, as a signature of whoever of the care team did it. Reached, declined, or a missed check-in sent again: the
 * task is done. Not reached: it returns on the day of the next try. Passed on: it is nobody's, and the patient is on Needs you today.
 */
export function recordTask(
  db: Database,
  actor: Actor,
  { flagId, id, seen, ...input }: RecordTaskInput & { flagId: string },
  when: { now: Date; linkSecret: string },
): Promise<RecordTaskResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<RecordTaskResult> => {
    const { staffId } = actor;
    const found = await flags.findFlag(tx, flagId);
    if (!found || !isTask(found)) return { ok: false, code: "not-found" };
    // Before the course, as whoever sends a link does.
    const asker = input.outcome === "sent-again" ? await lockPatientOfCourse(tx, found.courseId) : null;
    await flags.lockCourseOfFlag(tx, flagId);
    const flag = await flags.findFlag(tx, flagId);
    if (!flag) return { ok: false, code: "not-found" };
    if (id && (await isSigned(tx, { id, flagId, staffId }))) return { ok: true };
    const standing = await afterWritten(tx, flagId, { seen, now: when.now });
    if (!standing.ok) return standing;
    if (flag.state === "closed") return { ok: false, code: "already-closed" };
    const today = localDateOf(when.now, actor.clinicTimeZone);
    if (isRetryWrong(input, today)) return { ok: false, code: "retry-date-wrong" };
    if (asker) {
      const why = await sendTo(tx, staffId, asker, when);
      if (why !== "sent" && why !== "sent-today") return { ok: false, code: "not-sent", why };
    }
    await sign(tx, actor, flag, { ...input, id: id ?? uuidv7(), today }, standing.at);
    return { ok: true };
  });
}

function isRetryWrong({ outcome, retryOn }: Pick<RecordTaskInput, "outcome" | "retryOn">, today: string): boolean {
  if (outcome !== "no-answer") return false;
  return retryOn === null || retryOn < today || retryOn > addDays(today, FURTHEST_RETRY_DAYS);
}

/** A check-in sent again is no baseline yet: that task waits for the answers. */
export function endsTask({ rule }: Pick<Flag, "rule">, outcome: TaskOutcome): boolean {
  return outcome === "at-visit" || outcome === "declined" || (outcome === "sent-again" && rule === "missed");
}

type Signed = Pick<RecordTaskInput, "outcome" | "note" | "retryOn"> & { id: string; today: string };

async function sign(tx: ClinicTx, { staffId }: Actor, flag: Flag, { id, outcome, note, retryOn, today }: Signed, at: Date): Promise<void> {
  const { id: flagId, courseId, patientId } = flag;
  const closed = endsTask(flag, outcome);
  const reviewOn = outcome === "no-answer" ? retryOn : outcome === "passed-on" ? today : null;
  await sendTogether(tx, [
    appendFlagEvent(tx, { id, flagId, kind: "task", staffId, at, meaning: OUTCOME_LABELS[outcome], outcome, note, reviewOn }),
    ...(closed ? [flags.closeFlag(tx, { flagId, at })] : []),
    ...(outcome === "passed-on" ? [releaseTask(tx, flagId)] : []),
  ]);
  const status = await statusWrites(tx, courseId);
  await sendTogether(tx, [
    ...status,
    notifyScreens({ kind: "course", courseId, patientId }),
    auditInsert(tx, {
      at,
      actorKind: "staff",
      actorId: staffId,
      action: "flag.task-recorded",
      subjectKind: "flag",
      subjectId: flagId,
      detail: { outcome, closed, reviewOn },
    }),
  ]);
}

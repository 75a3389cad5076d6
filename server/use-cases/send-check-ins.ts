import { v7 as uuidv7 } from "uuid";
import { OUTCOME_LABELS } from "@/contracts/flag-states";
import type { SendOutcome, SentCheckIns } from "@/contracts/panel";
import { type ClinicTx, type Database, sendTogether, withClinic } from "@/db/client";
import { lockPatientOfCourse } from "@/db/queries/asked-links";
import { auditInsert } from "@/db/queries/audit";
import { appendFlagEvent } from "@/db/queries/flag-events";
import { notifyScreens } from "@/db/queries/notifications";
import { closeTasks, openMissed } from "@/db/queries/task-flags";
import { lockCourse } from "@/db/queries/tasks-due";
import type { StaffActor } from "@/server/actor";
import { offerCheckIn } from "@/server/offer-check-in";
import { statusWrites } from "@/server/status-write";

/**
 * Sends each of these courses' patients a check-in now: the link of the one that is open, or of one made for today. Each by itself, so that
 * one that cannot be sent keeps back no other, and says why. Pressed twice it mails once a day.
 */
export async function sendCheckIns(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  courses: readonly string[],
  when: { now: Date; linkSecret: string },
): Promise<SentCheckIns> {
  const sent: SentCheckIns = [];
  for (const courseId of new Set(courses)) {
    const outcome = await withClinic(db, actor.clinicId, (tx) => sendOne(tx, actor.staffId, courseId, when));
    if (outcome !== null) sent.push({ courseId, outcome });
  }
  return sent;
}

async function sendOne(
  tx: ClinicTx,
  staffId: string,
  courseId: string,
  when: { now: Date; linkSecret: string },
): Promise<SendOutcome | null> {
  const asker = await lockPatientOfCourse(tx, courseId);
  if (!asker) return null;
  const outcome = await sendTo(tx, staffId, asker, when);
  if (outcome === "sent") await endMissed(tx, { courseId, patientId: asker.patientId, staffId, at: when.now });
  return outcome;
}

/** Sends one patient, locked by the caller, a check-in in somebody's name, unless they would rather have none. */
export async function sendTo(
  tx: ClinicTx,
  staffId: string,
  asker: NonNullable<Awaited<ReturnType<typeof lockPatientOfCourse>>>,
  when: { now: Date; linkSecret: string },
): Promise<SendOutcome> {
  if (asker.declined) return "declined";
  if (asker.wants === "none") return "wants-none";
  return offerCheckIn(tx, asker, { kind: "staff", id: staffId, action: "check-in.sent" }, when);
}

type Sent = { courseId: string; patientId: string; staffId: string; at: Date };

/** A missed check-in that was sent again is done with: silence once more is another task. */
async function endMissed(tx: ClinicTx, { courseId, patientId, staffId, at }: Sent): Promise<void> {
  if ((await openMissed(tx, courseId)).length === 0) return;
  await lockCourse(tx, courseId);
  const missed = await openMissed(tx, courseId);
  await sendTogether(tx, [
    closeTasks(tx, missed, at),
    ...missed.map((flagId) =>
      appendFlagEvent(tx, {
        id: uuidv7(),
        flagId,
        kind: "task",
        staffId,
        at,
        meaning: OUTCOME_LABELS["sent-again"],
        outcome: "sent-again",
      }),
    ),
  ]);
  const status = await statusWrites(tx, courseId);
  await sendTogether(tx, [
    ...status,
    notifyScreens({ kind: "course", courseId, patientId }),
    ...missed.map((subjectId) =>
      auditInsert(tx, {
        at,
        actorKind: "staff",
        actorId: staffId,
        action: "flag.task-recorded",
        subjectKind: "flag",
        subjectId,
        detail: { outcome: "sent-again", closed: true, reviewOn: null },
      }),
    ),
  ]);
}

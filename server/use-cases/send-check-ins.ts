import type { SendOutcome, SentCheckIns } from "@/contracts/panel";
import { type ClinicTx, type Database, withClinic } from "@/db/client";
import { lockPatientOfCourse } from "@/db/queries/asked-links";
import type { StaffActor } from "@/server/actor";
import { offerCheckIn } from "@/server/offer-check-in";

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
  if (asker.declined) return "declined";
  if (asker.wants === "none") return "wants-none";
  return offerCheckIn(tx, asker, { kind: "staff", id: staffId, action: "check-in.sent" }, when);
}

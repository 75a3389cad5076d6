import type { Region } from "@/clinical/crisis-lines";
import type { Language } from "@/contracts/languages";
import type { MessageWish } from "@/contracts/message-wishes";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { coursesOfPatient, readWish, updateWish } from "@/db/queries/message-wishes";
import { notifyScreens } from "@/db/queries/notifications";
import { readWishToken } from "@/server/wish-token";

/** What the page behind a mail's last line shows. */
export type WishView = { readonly wants: MessageWish; readonly language: Language; readonly region: Region; readonly clinicName: string };

/** What the holder of this link wants now, without changing anything; null for a link that is nobody's. */
export async function readMessageWish(db: Database, token: string, linkSecret: string): Promise<WishView | null> {
  const subject = readWishToken(linkSecret, token);
  return subject && withClinic(db, subject.clinicId, (tx) => readWish(tx, subject.patientId));
}

/**
 * Stores which mails a patient still wants, in force from the next mail on, and tells the clinic. The link is all it takes: whoever wants
 * no more mails must not have to sign in for it. False for a link that is nobody's.
 */
export async function setMessageWish(
  db: Database,
  token: string,
  wish: MessageWish,
  { now, linkSecret }: { now: Date; linkSecret: string },
): Promise<boolean> {
  const subject = readWishToken(linkSecret, token);
  if (!subject) return false;
  const { clinicId, patientId } = subject;
  return withClinic(db, clinicId, async (tx) => {
    if (!(await updateWish(tx, { patientId, wish, at: now }))) return (await readWish(tx, patientId)) !== null;
    const courses = await coursesOfPatient(tx, patientId);
    await sendTogether(tx, [
      ...courses.map((stale) => notifyScreens({ kind: "course", ...stale })),
      auditInsert(tx, {
        at: now,
        actorKind: "patient",
        actorId: patientId,
        action: "patient.message-wish",
        subjectKind: "patient",
        subjectId: patientId,
        detail: { wish },
      }),
    ]);
    return true;
  });
}

import type { TestMailInput } from "@/contracts/alerts-page";
import { isClinician } from "@/contracts/roles";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { notifyOutbox, notifyScreens } from "@/db/queries/notifications";
import { listPeople } from "@/db/queries/staff";
import { oweTestMail } from "@/db/queries/test-mails";
import type { StaffActor } from "@/server/actor";
import { TEST_MAILS_BY_PERSON, TEST_MAILS_TO_PERSON, within } from "@/server/limits";

export type SendTestMailOutcome = { ok: true } | { ok: false; code: "no-such-colleague" | "too-many" };

/**
 * Owes whoever asks, or one of the clinicians, a mail that shows whether alerts reach them: through the same outbox, worker and mail server. A second
 * press is the same mail.
 */
export async function sendTestMail(
  db: Database,
  { clinicId, staffId }: Pick<StaffActor, "clinicId" | "staffId">,
  { id, to }: TestMailInput,
  now: Date,
): Promise<SendTestMailOutcome> {
  const people = await withClinic(db, clinicId, listPeople);
  const colleague = people.find((person) => person.staffId === to);
  if (colleague === undefined || (to !== staffId && !isClinician(colleague.role))) return { ok: false, code: "no-such-colleague" };
  const allowed =
    (await within(db, TEST_MAILS_BY_PERSON, staffId, now)) && (await within(db, TEST_MAILS_TO_PERSON, `${clinicId} ${to}`, now));
  if (!allowed) return { ok: false, code: "too-many" };
  await withClinic(db, clinicId, async (tx) => {
    if (!(await oweTestMail(tx, { id, to, at: now }))) return;
    await sendTogether(tx, [
      notifyOutbox(),
      notifyScreens({ kind: "queue" }),
      auditInsert(tx, { at: now, actorKind: "staff", actorId: staffId, action: "alert.test-sent", subjectKind: "staff", subjectId: to }),
    ]);
  });
  return { ok: true };
}

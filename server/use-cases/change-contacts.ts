import { ageOn } from "@/clinical/course";
import { localDateOf } from "@/clinical/plain-date";
import { type ChangeContactsInput, type ChangedContact, changedContacts, contactIssues } from "@/contracts/contacts";
import type { FieldIssue } from "@/contracts/problem";
import { type Database, sendTogether, withClinic } from "@/db/client";
import { auditInsert } from "@/db/queries/audit";
import { contactWrites, lockPatient, readContacts } from "@/db/queries/contacts";
import { coursesOfPatient } from "@/db/queries/message-wishes";
import { notifyScreens } from "@/db/queries/notifications";
import type { StaffActor } from "@/server/actor";
import { ADULT, ownContactIssues } from "@/server/enrolment-issues";

export type ChangeContactsResult =
  | { ok: true; version: number }
  | { ok: false; code: "not-found" | "conflict" }
  | { ok: false; code: "invalid-input"; issues: FieldIssue[] };

/**
 * Records a patient's contacts anew, as a version of its own: the earlier ones stay. The same contacts a second time change nothing.
 * `conflict`: a colleague recorded others since the version that this change is based on. The audit log names the fields and both
 * versions; the words are in the versions.
 */
export function changeContacts(
  db: Database,
  actor: Pick<StaffActor, "clinicId" | "staffId">,
  { patientId, basedOn, ...given }: ChangeContactsInput & { patientId: string },
  now: Date,
): Promise<ChangeContactsResult> {
  return withClinic(db, actor.clinicId, async (tx): Promise<ChangeContactsResult> => {
    const person = await lockPatient(tx, patientId);
    const newest = person && (await readContacts(tx, patientId));
    if (!newest) return { ok: false, code: "not-found" };
    const today = localDateOf(now, person.timeZone);
    // An adult is not asked whose number it is: that stays as it was.
    const ownsContact = ageOn(person.dateOfBirth, today) >= ADULT ? person.ownsContact : given.ownsContact;
    const contacts = { ...given, ownsContact };
    const issues = [...contactIssues(contacts), ...ownContactIssues({ ...person, ...contacts }, today)];
    if (issues.length > 0) return { ok: false, code: "invalid-input", issues };
    const changed = changedContacts<Record<ChangedContact, unknown>>(newest, contacts);
    if (changed.length === 0) return { ok: true, version: newest.version };
    if (basedOn !== newest.version) return { ok: false, code: "conflict" };
    const version = newest.version + 1;
    const courses = await coursesOfPatient(tx, patientId);
    await sendTogether(tx, [
      ...contactWrites(tx, { ...contacts, patientId, version, recordedBy: actor.staffId, recordedAt: now }),
      ...courses.map((stale) => notifyScreens({ kind: "course", ...stale })),
      auditInsert(tx, {
        at: now,
        actorKind: "staff",
        actorId: actor.staffId,
        action: "patient.contacts-changed",
        subjectKind: "patient",
        subjectId: patientId,
        detail: { fields: changed.join(" "), oldVersion: newest.version, newVersion: version },
      }),
    ]);
    return { ok: true, version };
  });
}

import { asc, desc, eq } from "drizzle-orm";
import type { ClinicTx } from "@/db/client";
import { insertRows, type NewRow } from "@/db/insert-rows";
import { contact, patient, staff } from "@/db/schema";

/** The newest contacts of a patient; null where the clinic has no such patient. */
export async function readContacts(tx: ClinicTx, patientId: string) {
  const [row] = await tx
    .select()
    .from(contact)
    .where(eq(contact.patientId, patientId))
    .orderBy(desc(contact.version))
    .limit(1)
    .prepare("patient-contacts")
    .execute();
  return row ?? null;
}

/** Every version of a patient's contacts, oldest first, and who recorded it: null where it was known before versions were kept. */
export function readContactVersions(tx: ClinicTx, patientId: string) {
  return tx
    .select({ contact, by: staff.name })
    .from(contact)
    .leftJoin(staff, eq(staff.id, contact.recordedBy))
    .where(eq(contact.patientId, patientId))
    .orderBy(asc(contact.version))
    .prepare("patient-contact-versions")
    .execute();
}
export type ContactVersion = Awaited<ReturnType<typeof readContactVersions>>[number];

/** Holds a patient of the clinic in scope until the transaction ends, so that changes come one after another; null where there is none. */
export async function lockPatient(tx: ClinicTx, patientId: string) {
  const [row] = await tx
    .select({
      id: patient.id,
      dateOfBirth: patient.dateOfBirth,
      email: patient.email,
      ownsContact: patient.ownsContact,
      timeZone: patient.timeZone,
    })
    .from(patient)
    .where(eq(patient.id, patientId))
    .for("update");
  return row ?? null;
}

/** A new version of a patient's contacts; the number they are called on follows it. */
export function contactWrites(tx: ClinicTx, version: NewRow<typeof contact>) {
  const { patientId, phone, ownsContact } = version;
  return [...insertRows(contact, [version]), tx.update(patient).set({ phone, ownsContact }).where(eq(patient.id, patientId))];
}

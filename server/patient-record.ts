import { CONTACT_FIELDS, type Contacts } from "@/contracts/contacts";
import type { PatientPage } from "@/contracts/patient-page";
import type { ClinicTx } from "@/db/client";
import { readRiskVersions, readSecondLooks } from "@/db/queries/baseline-risks";
import { readContacts } from "@/db/queries/contacts";
import { patientRisksOf } from "@/server/newest-risks";

/** What is recorded of a person beside their course. */
export type PatientRecord = Pick<PatientPage, "contacts" | "risks">;

/** The newest contacts and baseline risks of a patient. @throws RangeError without a version of the contacts: every patient has one */
export async function readPatientRecord(tx: ClinicTx, patientId: string): Promise<PatientRecord> {
  const [newest, versions, looks] = await Promise.all([
    readContacts(tx, patientId),
    readRiskVersions(tx, patientId),
    readSecondLooks(tx, patientId),
  ]);
  if (!newest) throw new RangeError("a patient without contacts");
  const { contact, by } = newest;
  const words = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, contact[field]])) as Contacts;
  return {
    contacts: { ...words, version: contact.version, by, at: contact.recordedAt.toISOString() },
    risks: patientRisksOf(versions, looks),
  };
}

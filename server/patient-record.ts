import { CONTACT_FIELDS, type Contacts } from "@/contracts/contacts";
import type { PatientPage } from "@/contracts/patient-page";
import type { ClinicTx } from "@/db/client";
import { readRiskVersions, readSecondLooks } from "@/db/queries/baseline-risks";
import { readContactVersions } from "@/db/queries/contacts";
import { patientRisksOf } from "@/server/newest-risks";
import type { PersonRows } from "@/server/person-timeline";

/** What is recorded of a person beside their course. */
export type PatientRecord = Pick<PatientPage, "contacts" | "risks">;

/** Every version of a patient's contacts and baseline risks. */
export async function readPersonRows(tx: ClinicTx, patientId: string): Promise<PersonRows> {
  const [contacts, risks, looks] = await Promise.all([
    readContactVersions(tx, patientId),
    readRiskVersions(tx, patientId),
    readSecondLooks(tx, patientId),
  ]);
  return { contacts, risks, looks };
}

/** The newest contacts and baseline risks. @throws RangeError without a version of the contacts: every patient has one */
export function patientRecordOf({ contacts, risks, looks }: PersonRows): PatientRecord {
  const newest = contacts.at(-1);
  if (!newest) throw new RangeError("a patient without contacts");
  const { contact, by } = newest;
  const words = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, contact[field]])) as Contacts;
  return {
    contacts: { ...words, version: contact.version, by, at: contact.recordedAt.toISOString() },
    risks: patientRisksOf(risks, looks),
  };
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChangeContactsInput, NO_CONTACTS } from "@/contracts/contacts";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeContacts } from "./change-contacts";
import { readPatient } from "./read-patient";
import { enrolled, testClinic } from "./testing-clinic";

const NOW = new Date("2026-02-02T10:00:00Z");
let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const given = (contacts: Partial<ChangeContactsInput> = {}): ChangeContactsInput => ({
  basedOn: 1,
  phone: null,
  ownsContact: true,
  ...NO_CONTACTS,
  ...contacts,
});
const change = (patientId: string, contacts: Partial<ChangeContactsInput>, by = clinic.nurse) =>
  changeContacts(db.web, by, { patientId, ...given(contacts) }, NOW);
const pageOf = (patientId: string) => readPatient(db.web, clinic.prescriber, patientId, NOW);
/** What the audit log says of changes to this patient's contacts. */
async function audited(patientId: string) {
  const [, rows] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select detail from audit_log where action = 'patient.contacts-changed' and subject_id = ${patientId}`,
  ]);
  return rows.map(({ detail }) => detail);
}

test("what was given at enrolment is the first version, with whoever enrolled", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { ...NO_CONTACTS, address: "1 Quay\nCork", gpName: "Dr Byrne" });
  expect((await pageOf(patientId))?.contacts).toMatchObject({
    address: "1 Quay\nCork",
    gpName: "Dr Byrne",
    gpPhone: null,
    version: 1,
    by: clinic.prescriber.name,
  });
});

test("a change is a version of its own: the page shows the newest, the earlier one stays, and the log names fields and versions, no words", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { gpName: "Dr Byrne" });
  const contacts = { gpName: "Dr Walsh", emergencyName: "Ann", emergencyPhone: "+353 1 555 0101", phone: "+353 85 555 0102" };
  expect(await change(patientId, contacts)).toEqual({ ok: true, version: 2 });
  const page = await pageOf(patientId);
  expect(page?.contacts).toMatchObject({ gpName: "Dr Walsh", emergencyName: "Ann", version: 2, by: clinic.nurse.name });
  expect(page?.patient.phone).toBe("+353 85 555 0102");
  const [, versions] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select gp_name, phone from contact where patient_id = ${patientId} order by version`,
  ]);
  expect([...versions]).toEqual([
    { gp_name: "Dr Byrne", phone: null },
    { gp_name: "Dr Walsh", phone: "+353 85 555 0102" },
  ]);
  expect(await audited(patientId)).toEqual([{ fields: "phone gpName emergencyName emergencyPhone", oldVersion: 1, newVersion: 2 }]);
});

test("the timeline tells who changed what, with the old words; the first contacts are the enrolment's", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW, { ...NO_CONTACTS, address: "1 Quay\nCork", gpName: "Dr Byrne" });
  const told = async () => (await pageOf(patientId))?.timeline.filter(({ kind }) => kind === "contacts");
  expect(await told()).toEqual([]);
  await change(patientId, { address: "2 Quay", gpName: "Dr Byrne", gpPhone: "+353 1 555 0101" });
  expect(await told()).toMatchObject([
    {
      title: "Contacts changed",
      detail: "Home address: was “1 Quay, Cork”, now “2 Quay”\nGP’s telephone: was not recorded, now “+353 1 555 0101”",
      by: clinic.nurse.name,
    },
  ]);
});

test("one change recorded eight times at once is one version", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW);
  const results = await Promise.all(Array.from({ length: 8 }, () => change(patientId, { address: "2 Quay" })));
  expect(results).toEqual(Array.from({ length: 8 }, () => ({ ok: true, version: 2 })));
  expect(await audited(patientId)).toHaveLength(1);
});

test("two people at once: the second is told of a conflict and changes nothing until they have seen the first's", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW);
  expect(await change(patientId, { address: "2 Quay" })).toMatchObject({ ok: true });
  expect(await change(patientId, { gpName: "Dr Walsh" }, clinic.prescriber)).toEqual({ ok: false, code: "conflict" });
  expect((await pageOf(patientId))?.contacts).toMatchObject({ address: "2 Quay", gpName: null });
  expect(await change(patientId, { basedOn: 2, address: "2 Quay", gpName: "Dr Walsh" }, clinic.prescriber)).toEqual({
    ok: true,
    version: 3,
  });
});

test.each<[string, Partial<ChangeContactsInput>, string[]]>([
  ["a name without a number", { emergencyName: "Ann" }, ["emergencyPhone"]],
  ["a number without a name", { emergencyPhone: "+353 1 555 0101" }, ["emergencyName"]],
  ["a relation alone", { emergencyRelation: "Mother" }, ["emergencyName", "emergencyPhone"]],
])("an emergency contact of %s is refused by field, and nothing is stored", async (_what, contacts, paths) => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW);
  const result = await change(patientId, contacts);
  expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: paths.map((path) => ({ path })) });
  expect((await pageOf(patientId))?.contacts.version).toBe(1);
});

test("under 18 a number is taken only as their own; an adult is not asked", async () => {
  const young = await enrolled(db.web, clinic.prescriber, NOW, { dateOfBirth: "2010-05-05", email: null });
  const refused = await change(young.patientId, { phone: "+353 85 555 0102", ownsContact: false });
  expect(refused).toMatchObject({ ok: false, issues: [{ path: "ownsContact" }] });
  expect(await change(young.patientId, { phone: "+353 85 555 0102", ownsContact: true })).toMatchObject({ ok: true });
  const adult = await enrolled(db.web, clinic.prescriber, NOW);
  expect(await change(adult.patientId, { phone: "+353 85 555 0102", ownsContact: false })).toMatchObject({ ok: true });
  expect((await pageOf(adult.patientId))?.patient.ownsContact).toBe(true);
});

test("another clinic's patient has no contacts to change", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, NOW);
  const other = await testClinic(db.web);
  expect(await change(patientId, { address: "2 Quay" }, other.nurse)).toEqual({ ok: false, code: "not-found" });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { enrolPatient } from "./enrol-patient";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { enrolment, TEST_LINK_SECRET, testClinic } from "./testing-clinic";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const options = { now: MONDAY, linkSecret: TEST_LINK_SECRET };

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const enrol = (given: Parameters<typeof enrolment>[1]) =>
  enrolPatient(db.web, clinic.prescriber, enrolment(clinic.prescriber.staffId, given), options);

test.each([
  ["11 today and 12 at the first dose", { dateOfBirth: "2014-02-16", startsOn: "2026-03-02" }],
  ["11 when a course already running began", { dateOfBirth: "2014-01-20", startsOn: "2026-01-12" }],
])("somebody %s is refused with the reason", async (_who, given) => {
  expect(await enrol(given)).toMatchObject({
    ok: false,
    code: "invalid-input",
    issues: [{ path: "dateOfBirth", message: expect.stringMatching(/^Under 12/) }],
  });
});

const OWN = [{ path: "ownsContact", message: expect.stringMatching(/^Under 18/) }];
test.each([
  ["12 today, with an address of their own", { dateOfBirth: "2014-02-02" }, true],
  ["17 today, with an address that may be a parent's", { dateOfBirth: "2008-02-03", ownsContact: false }, false],
  [
    "17 today, with a number that may be a parent's",
    { dateOfBirth: "2008-02-03", email: null, phone: "+1 555 0199", ownsContact: false },
    false,
  ],
  ["17 today, without address or number", { dateOfBirth: "2008-02-03", email: null, ownsContact: false }, true],
  ["18 today, who is not asked whose address it is", { dateOfBirth: "2008-02-02", ownsContact: false }, true],
])("somebody %s: enrolled is %s", async (_who, given, isEnrolled) => {
  const result = await enrol(given);
  expect(result).toMatchObject(isEnrolled ? { ok: true } : { ok: false, issues: OWN });
});

test("a number without an address is kept, and no mail is owed", async () => {
  const result = await enrol({ email: null, phone: "+1 555 0199" });
  if (!result.ok) throw new Error(result.code);
  const page = await readPatient(db.web, clinic.prescriber, result.patientId, MONDAY);
  expect(page?.patient).toMatchObject({ email: null, phone: "+1 555 0199", ownsContact: true });
  const [, mails] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
    sql`select 1 from delivery d join check_in c on c.id = d.check_in_id where c.course_id = ${result.courseId}`,
  ]);
  expect(mails).toHaveLength(0);
});

test("one record number enrolled ten times at once is one patient, and the others are told which field", async () => {
  const results = await Promise.all(Array.from({ length: 10 }, () => enrol({ recordNumber: "TWICE-1" })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result).toMatchObject({ issues: [{ path: "recordNumber" }] });
});

test("who sends the same person again, as after an answer that was lost, is told that they are enrolled", async () => {
  const sent = { name: "Ana Núñez", dateOfBirth: "1998-02-03", recordNumber: "LOST-1" };
  const first = await enrol(sent);
  if (!first.ok) throw new Error(first.code);
  const taken = { path: "recordNumber", patients: [{ patientId: first.patientId, recordNumber: "LOST-1" }] };
  const message = "Ana Núñez, born 3 February 1998, is enrolled already under this number";
  expect(await enrol({ ...sent, name: "ana nunez" })).toMatchObject({ issues: [{ ...taken, message }] });
  const another = { ...taken, message: "Another patient of this clinic has this record number" };
  expect(await enrol({ ...sent, dateOfBirth: "1998-02-04" })).toMatchObject({ issues: [another] });
});

test("somebody of the same name and birth date is asked about, and so is an unusual dose; nobody is enrolled until both are meant", async () => {
  const known = { name: "Zoë Petit", dateOfBirth: "1998-02-03", recordNumber: "RD-1" };
  const first = await enrol(known);
  if (!first.ok) throw new Error(first.code);
  const again = { ...known, name: "zoe petit", recordNumber: "RD-2", mgPerDay: 90 };
  const ask = (given: Parameters<typeof enrolment>[1]) =>
    enrolPatient(db.web, clinic.nurse, enrolment(clinic.prescriber.staffId, { ...again, ...given }), { ...options, asks: true });
  const person = {
    path: "anotherPerson",
    message: expect.stringMatching(/^Zoë Petit, born 3 February 1998, is enrolled already as RD-1\./),
    patients: [{ patientId: first.patientId, recordNumber: "RD-1" }],
  };
  const dose = { path: "doseMeant", message: expect.stringMatching(/^90 mg a day at 60 kg is 1\.5 mg\/kg/) };
  expect(await ask({})).toEqual({ ok: false, code: "invalid-input", issues: [person, dose] });
  expect(await ask({ anotherPerson: "1" })).toMatchObject({ issues: [dose] });
  expect(await ask({ doseMeant: "1" })).toMatchObject({ issues: [person] });
  expect(await ask({ dateOfBirth: "1998-02-04", mgPerDay: 30 })).toMatchObject({ ok: true });
  // A dose that is refused is not asked about besides, nor a record number that is taken.
  expect(await ask({ recordNumber: "RD-1", mgPerDay: 130 })).toMatchObject({ issues: [{ path: "mgPerDay" }] });
  expect(await ask({ recordNumber: "RD-3", anotherPerson: "1", doseMeant: "1" })).toMatchObject({ ok: true });
});

test("outside the demo enrolment stays closed and says what has to be recorded first", async () => {
  const real = await testClinic(db.web, { isDemo: false });
  const result = await enrolPatient(db.web, real.prescriber, enrolment(real.prescriber.staffId), options);
  expect(result).toMatchObject({ ok: false, code: "enrolment-closed", missing: expect.arrayContaining(["a rota", "staffed hours"]) });
});

test.each([
  [3, "2026-02-02 10:00:00+00", "------------------------------------"],
  [99_999_999_999, "2026-02-02 10:00:00+00", "01a2079d-6b34-727f-86c9-3a302323783e"],
  [3, "2026", "01a2079d-6b34-727f-86c9-3a302323783e"],
  [3, "2026-02-31 25:00:00+00", "01a2079d-6b34-727f-86c9-3a302323783e"],
])("a page address made by hand (%j, %j, %j) begins at the beginning", async (...place) => {
  const cursor = Buffer.from(JSON.stringify(place)).toString("base64url");
  const page = await readPanel(db.web, clinic.prescriber, { tab: "everyone", cursor }, MONDAY);
  expect(page.rows.length).toBeGreaterThan(0);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_IMPORT_PATIENTS } from "@/contracts/patient-import";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { enrolPatient } from "./enrol-patient";
import { importPatients } from "./import-patients";
import { previewImport } from "./preview-import";
import { readPatient } from "./read-patient";
import { enrolment, TEST_LINK_SECRET, testClinic } from "./testing-clinic";

const NOW = new Date("2026-02-02T10:00:00Z");
const options = { now: NOW, linkSecret: TEST_LINK_SECRET };
const HEADING = "name,date_of_birth,record_number,starts_on,weight_kg,mg_per_day,prescriber,email,alcohol";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

type Clinic = Awaited<ReturnType<typeof testClinic>>;
const line = ({ prescriber }: Clinic, number: string, given: Partial<Record<"born" | "weight" | "name" | "email", string>> = {}) =>
  `${given.name ?? `Person ${number}`},${given.born ?? "1998-02-03"},${number},2026-02-16,${given.weight ?? "62.5"},20,${prescriber.name},${given.email ?? `p${number}@patients.example`},yes: weekends`;
const bytesOf = (...lines: string[]) => new TextEncoder().encode([HEADING, ...lines].join("\n"));
/** How many rows the clinic has of what an enrolment makes. */
async function rowsOf({ clinicId }: Clinic) {
  const [, [row]] = await db.web.sql.begin((sql) => [
    sql`select set_config('app.clinic_id', ${clinicId}, true)`,
    sql`select (select count(*)::int from patient) patients, (select count(*)::int from contact) contacts,
      (select count(*)::int from baseline_risk) risks, (select count(*)::int from dose_change) doses,
      (select count(*)::int from course_status) statuses, (select count(*)::int from check_in) check_ins,
      (select count(*)::int from delivery) mails, (select count(*)::int from patient_import) imports,
      (select count(*)::int from audit_log where action in ('patient.enrolled', 'patient.imported')) audited`,
  ]);
  return row;
}
const NOTHING = { patients: 0, contacts: 0, risks: 0, doses: 0, statuses: 0, check_ins: 0, mails: 0, imports: 0, audited: 0 };

test("a file enrols what the form would have enrolled: the same person, risks, check-ins and mails", async () => {
  const [byFile, byForm] = [await testClinic(db.web), await testClinic(db.web)];
  expect(await importPatients(db.web, byFile.nurse, bytesOf(line(byFile, "A-1")), options)).toEqual({
    ok: true,
    patients: 1,
    importedBefore: false,
  });
  const form = enrolment(byForm.prescriber.staffId, {
    name: "Person A-1",
    dateOfBirth: "1998-02-03",
    recordNumber: "A-1",
    startsOn: "2026-02-16",
    weightKg: 62.5,
    mgPerDay: 20,
    email: "pa-1@patients.example",
    risks: [{ risk: "alcohol", answer: "yes", detail: "weekends" }],
  });
  await enrolPatient(db.web, byForm.nurse, form, options);
  const pages = await Promise.all(
    [byFile, byForm].map(async (clinic) => {
      const [, [row]] = await db.web.sql.begin((sql) => [
        sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`,
        sql`select id from patient where record_number = 'A-1'`,
      ]);
      return readPatient(db.web, clinic.prescriber, row?.id, NOW);
    }),
  );
  const [file, typed] = pages.map((page) => ({
    ...page?.patient,
    id: null,
    risks: page?.risks.newest.map(({ by: _, ...rest }) => rest),
    contacts: { ...page?.contacts, by: null },
    checkIns: page?.checkIns.map(({ id: _, ...rest }) => rest),
    course: { ...page?.course, id: null, prescriber: null, doses: page?.course.doses.map(({ id: _, by: __, ...rest }) => rest) },
  }));
  expect(file).toEqual(typed);
  expect(file?.checkIns?.length).toBeGreaterThan(8);
  const rows = await Promise.all([byFile, byForm].map(rowsOf));
  expect(rows[0]).toEqual({ ...rows[1], imports: 1 });
});

test("one line that cannot be enrolled, and nobody is; the preview and the import name every such line and why", async () => {
  const clinic = await testClinic(db.web);
  await enrolPatient(db.web, clinic.nurse, enrolment(clinic.prescriber.staffId, { recordNumber: "TAKEN" }), options);
  const before = await rowsOf(clinic);
  const file = bytesOf(
    line(clinic, "B-1"),
    line(clinic, "B-2", { weight: "300" }),
    line(clinic, "B-8", { name: 'Ann "Nan" Example' }),
    line(clinic, "B-1"),
    line(clinic, "TAKEN"),
    line(clinic, "B-5", { born: "03/02/1998" }),
    line(clinic, "B-6", { born: "2020-01-01" }),
  );
  const preview = await previewImport(db.web, clinic.nurse, file, NOW);
  if (!preview.ok) throw new Error(preview.code);
  expect(preview.preview).toMatchObject({ accepted: 1, mailed: 1, importedBefore: null });
  expect(preview.preview.rejected).toEqual([
    { line: 3, recordNumber: "B-2", issues: [{ column: "weight_kg", message: "Enter kilograms, not pounds: at most 250" }] },
    { line: 4, recordNumber: null, issues: [{ column: "", message: expect.stringMatching(/^A quotation mark .* stands inside a cell/) }] },
    { line: 5, recordNumber: "B-1", issues: [{ column: "record_number", message: "Line 2 has the same record number" }] },
    {
      line: 6,
      recordNumber: "TAKEN",
      issues: [{ column: "record_number", message: "Another patient of this clinic has this record number" }],
    },
    { line: 7, recordNumber: "B-5", issues: [{ column: "date_of_birth", message: "Enter the date of birth as year-month-day" }] },
    { line: 8, recordNumber: "B-6", issues: [{ column: "date_of_birth", message: expect.stringMatching(/^Under 12/) }] },
  ]);
  const result = await importPatients(db.web, clinic.nurse, file, options);
  expect(result).toMatchObject({ ok: false, code: "invalid-input", rejected: 6 });
  expect(result.ok ? [] : "issues" in result && result.issues.slice(0, 2)).toEqual([
    { path: "line 3, weight_kg", message: "Enter kilograms, not pounds: at most 250" },
    { path: "line 4", message: expect.stringMatching(/^A quotation mark/) },
  ]);
  expect(await rowsOf(clinic)).toEqual(before);
});

test("where the first line cannot be read the others are not looked at, and it says so", async () => {
  const clinic = await testClinic(db.web);
  const file = new TextEncoder().encode(`name,"date_of_birth\n${line(clinic, "Q-1")}`);
  expect(await previewImport(db.web, clinic.nurse, file, NOW)).toMatchObject({
    ok: false,
    issues: [{ path: "line 1", message: expect.stringMatching(/is not closed.*the other lines were not looked at\.$/) }],
  });
});

test("a line met after hundreds were stored takes them all back, and every such line is named", async () => {
  const clinic = await testClinic(db.web);
  const lines = Array.from({ length: 420 }, (_, index) =>
    line(clinic, `H-${index}`, index === 250 || index === 419 ? { weight: "9" } : {}),
  );
  const result = await importPatients(db.web, clinic.nurse, bytesOf(...lines), options);
  expect(result).toMatchObject({ ok: false, code: "invalid-input", rejected: 2 });
  expect(result.ok || !("issues" in result) ? [] : result.issues.map(({ path }) => path)).toEqual([
    "line 252, weight_kg",
    "line 421, weight_kg",
  ]);
  expect(await rowsOf(clinic)).toEqual(NOTHING);
});

test.each<[string, Uint8Array, RegExp]>([
  ["a PDF", new TextEncoder().encode("%PDF-1.7\n"), /^This is a PDF/],
  ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${HEADING}\nAnn`, "utf16le")), /UTF-16.*“CSV UTF-8”/],
  ["Latin-1", new Uint8Array(Buffer.from(`${HEADING}\nJürgen`, "latin1")), /not UTF-8/],
])("%s is no list of patients: looked at or imported, it says what to do, and nothing is stored", async (_what, file, message) => {
  const clinic = await testClinic(db.web);
  for (const result of [await previewImport(db.web, clinic.nurse, file, NOW), await importPatients(db.web, clinic.nurse, file, options)])
    expect(result).toMatchObject({ ok: false, code: "invalid-input", issues: [{ message: expect.stringMatching(message) }] });
  expect(await rowsOf(clinic)).toEqual(NOTHING);
});

test("a file pressed six times at once is imported once, and again later it says so", async () => {
  const clinic = await testClinic(db.web);
  const file = bytesOf(...Array.from({ length: 40 }, (_, index) => line(clinic, `C-${index}`)));
  const results = await Promise.all(Array.from({ length: 6 }, () => importPatients(db.web, clinic.nurse, file, options)));
  expect(results.filter((result) => result.ok && !result.importedBefore)).toHaveLength(1);
  for (const result of results) expect(result).toMatchObject({ ok: true, patients: 40 });
  expect(await rowsOf(clinic)).toMatchObject({ patients: 40, imports: 1 });
  expect(await importPatients(db.web, clinic.prescriber, file, options)).toEqual({ ok: true, patients: 40, importedBefore: true });
  const preview = await previewImport(db.web, clinic.nurse, file, NOW);
  expect(preview).toMatchObject({ ok: true, preview: { importedBefore: { patients: 40 } } });
});

test("somebody with the name and date of birth of a patient, or of another line, is pointed out and may be enrolled", async () => {
  const clinic = await testClinic(db.web);
  const known = { recordNumber: "K-1", name: "Tomás Núñez", dateOfBirth: "1998-02-03" };
  await enrolPatient(db.web, clinic.nurse, enrolment(clinic.prescriber.staffId, known), options);
  const file = bytesOf(
    line(clinic, "D-1", { name: "tomas nunez" }),
    line(clinic, "D-2", { name: "Ann" }),
    line(clinic, "D-3", { name: "ANN" }),
  );
  const preview = await previewImport(db.web, clinic.nurse, file, NOW);
  expect(preview.ok && preview.preview.doubtful).toEqual([
    { line: 2, recordNumber: "D-1", message: "Same name and date of birth as patient K-1 of this clinic" },
    { line: 4, recordNumber: "D-3", message: "Same name and date of birth as line 3" },
  ]);
  expect(await importPatients(db.web, clinic.nurse, file, options)).toMatchObject({ ok: true, patients: 3 });
});

test("a weight in pounds is pointed out by the dose it makes, and a dose that nobody takes is refused", async () => {
  const clinic = await testClinic(db.web);
  const pounds = bytesOf(line(clinic, "P-1", { weight: "154" }), line(clinic, "P-2"));
  expect(await previewImport(db.web, clinic.nurse, pounds, NOW)).toMatchObject({
    ok: true,
    preview: {
      accepted: 2,
      doubtful: [{ line: 2, recordNumber: "P-1", message: expect.stringContaining("20 mg a day at 154 kg is 0.13 mg/kg") }],
      sample: [
        { weightKg: 154, mgPerDay: 20, mgPerKgPerDay: 0.13 },
        { weightKg: 62.5, mgPerKgPerDay: 0.32 },
      ],
    },
  });
  const slip = bytesOf(line(clinic, "P-3").replace(",20,", ",160,"));
  expect(await previewImport(db.web, clinic.nurse, slip, NOW)).toMatchObject({
    preview: {
      rejected: [{ line: 2, issues: [{ column: "mg_per_day", message: expect.stringContaining("2.56 mg/kg; at most 2 mg/kg") }] }],
    },
  });
  expect(await importPatients(db.web, clinic.nurse, slip, options)).toMatchObject({ ok: false, rejected: 1 });
});

test("outside the demo nothing is previewed or imported", async () => {
  const clinic = await testClinic(db.web, { isDemo: false });
  const file = bytesOf(line(clinic, "E-1"));
  for (const result of [await previewImport(db.web, clinic.nurse, file, NOW), await importPatients(db.web, clinic.nurse, file, options)])
    expect(result).toMatchObject({ ok: false, code: "enrolment-closed", missing: expect.arrayContaining(["a rota"]) });
  expect(await rowsOf(clinic)).toEqual(NOTHING);
});

test("another clinic's prescriber is nobody here, and its record numbers are free", async () => {
  const [clinic, other] = [await testClinic(db.web), await testClinic(db.web)];
  await importPatients(db.web, other.nurse, bytesOf(line(other, "F-1")), options);
  const foreign = await importPatients(db.web, clinic.nurse, bytesOf(line(other, "F-1")), options);
  expect(foreign).toMatchObject({ ok: false, issues: [{ path: "line 2, prescriber" }] });
  expect(await importPatients(db.web, clinic.nurse, bytesOf(line(clinic, "F-1")), options)).toMatchObject({ ok: true, patients: 1 });
});

// How long ten thousand take is `npm run bench -- import`.
test("ten thousand lines are looked at, one more is refused, and a fifth of them are imported", { timeout: 120_000 }, async () => {
  const clinic = await testClinic(db.web);
  const lines = Array.from({ length: MAX_IMPORT_PATIENTS }, (_, index) =>
    line(clinic, `G-${index}`, index % 10 === 0 ? {} : { email: "" }),
  );
  const preview = await previewImport(db.web, clinic.nurse, bytesOf(...lines), NOW);
  expect(preview).toMatchObject({ ok: true, preview: { accepted: MAX_IMPORT_PATIENTS, rejected: [], mailed: MAX_IMPORT_PATIENTS / 10 } });
  const tooMany = await importPatients(db.web, clinic.nurse, bytesOf(...lines, line(clinic, "G-more")), options);
  expect(tooMany).toMatchObject({
    ok: false,
    issues: [{ path: "line 10002", message: expect.stringMatching(/^The file has more than 10,000/) }],
  });
  const patients = MAX_IMPORT_PATIENTS / 5;
  const result = await importPatients(db.web, clinic.nurse, bytesOf(...lines.slice(0, patients)), options);
  expect(result).toMatchObject({ ok: true, patients });
  const one = await rowsOf(clinic);
  expect(one).toMatchObject({ patients, statuses: patients, risks: patients, imports: 1 });
  expect(one?.check_ins).toBeGreaterThan(8 * patients);
});

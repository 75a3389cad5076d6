import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { readOwnCourse } from "./read-own-course";
import { readPatient } from "./read-patient";
import { enrolled, testClinic } from "./testing-clinic";
import { answeredCourse, type Step } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

/** A course answered so, and the phone that sent its last check-in. */
async function sent(...steps: Step[]) {
  const course = await answeredCourse(db.web, clinic.prescriber, steps);
  const last = course.planned[steps.length - 1];
  return { ...course, phone: { ...course.phone, checkInId: last?.id ?? "" } };
}

test.each([
  [[12], "first"],
  [[12, 12, 7], "better"],
  [[12, 12, 8], "same"],
  [[8, 8, 12], "same"],
  [[8, 8, 13], "worse"],
])("after totals of %j a patient sees their line and hears: %s", async (totals, direction) => {
  const { phone, lastAt } = await sent(...totals.map((total) => ({ total })));
  const course = await readOwnCourse(db.web, phone, lastAt);
  expect(course).toMatchObject({ direction, since: "2026-02-02", contactedOn: null, looksAgainOn: null });
  expect(course?.points.map(({ total }) => total)).toEqual(totals);
});

test.each([
  ["today", { total: 20 }],
  ["now", { total: 3, item9: 2 }],
])("while anything is open at %s they see nothing: the clinic tells them itself", async (_urgency, step) => {
  const { phone, patientId, lastAt } = await sent({ total: 3 }, step);
  expect(await readOwnCourse(db.web, phone, lastAt)).toBeNull();
  const page = await readPatient(db.web, clinic.prescriber, patientId, lastAt);
  for (const { id: flagId } of page?.flags ?? [])
    await acknowledgeFlag(db.web, clinic.nurse, { flagId, outcome: "contacted", note: "", close: true, reviewOn: "2026-03-09" }, lastAt);
  expect(await readOwnCourse(db.web, phone, lastAt)).toMatchObject({ contactedOn: "2026-03-02", looksAgainOn: "2026-03-09" });
  expect(await readOwnCourse(db.web, phone, new Date("2026-03-10T10:00:00Z"))).toMatchObject({ looksAgainOn: null });
});

test.each([
  ["contacted", "2026-03-02"],
  ["emergency-contact-told", null],
  ["welfare-check", null],
  ["crisis-team", null],
  ["no-answer", null],
] as const)("after %s they hear that the clinic was in touch with them on: %s", async (outcome, contactedOn) => {
  const { phone, patientId, lastAt } = await sent({ total: 3 }, { total: 20 });
  const page = await readPatient(db.web, clinic.prescriber, patientId, lastAt);
  const closing = { note: "", close: true, reviewOn: "2026-03-09" } as const;
  for (const { id: flagId } of page?.flags ?? []) {
    await acknowledgeFlag(db.web, clinic.nurse, { flagId, outcome, ...closing }, lastAt);
    if (outcome === "no-answer")
      await acknowledgeFlag(db.web, clinic.nurse, { flagId, outcome: "no-action", ...closing, note: "Will be seen on Friday." }, lastAt);
  }
  expect(await readOwnCourse(db.web, phone, lastAt)).toMatchObject({ contactedOn });
});

test("before sending, with a replaced link and where the clinic does not share it they see nothing", async () => {
  const { phone, lastAt } = await sent({ total: 3 }, { total: 4 });
  expect(await readOwnCourse(db.web, phone, lastAt)).not.toBeNull();
  expect(await readOwnCourse(db.web, { ...phone, generation: 2 }, lastAt)).toBeNull();
  const { phone: unsent } = await enrolled(db.web, clinic.prescriber, lastAt);
  expect(await readOwnCourse(db.web, unsent, lastAt)).toBeNull();
  const superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-share" });
  await superuser.sql`update clinic set shares_course = false where id = ${clinic.clinicId}`;
  await superuser.close();
  expect(await readOwnCourse(db.web, phone, lastAt)).toBeNull();
});

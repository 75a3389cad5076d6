import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { endCourse } from "./end-course";
import { readPatient } from "./read-patient";
import { sendCheckIns } from "./send-check-ins";
import { enrolled, TEST_LINK_SECRET, testClinic } from "./testing-clinic";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const at = (now: string) => ({ now: new Date(now), linkSecret: TEST_LINK_SECRET });
test("the open check-in is mailed again, once a day however often it is pressed", async () => {
  const { courseId } = await enrolled(db.web, clinic.prescriber, new Date("2026-02-02T10:00:00Z"));
  const send = (now: string) => sendCheckIns(db.web, clinic.nurse, [courseId, courseId], at(now));
  const both = await Promise.all([send("2026-02-03T10:00:00Z"), send("2026-02-03T10:00:00Z")]);
  expect(
    both
      .flat()
      .map(({ outcome }) => outcome)
      .sort(),
  ).toEqual(["sent", "sent-today"]);
  expect(await send("2026-02-04T10:00:00Z")).toEqual([{ courseId, outcome: "sent" }]);
});

test("between two check-ins one is made for today, although the next comes tomorrow", async () => {
  const { courseId, patientId } = await enrolled(db.web, clinic.prescriber, new Date("2026-02-02T10:00:00Z"));
  // The pre-treatment check-in closes with the first dose, on Monday 2 March; the next is due on that day.
  const now = "2026-03-15T10:00:00Z";
  expect(await sendCheckIns(db.web, clinic.nurse, [courseId], at(now))).toEqual([{ courseId, outcome: "sent" }]);
  const page = await readPatient(db.web, clinic.prescriber, patientId, new Date(now));
  expect(page?.checkIns.filter(({ kind }) => kind === "extra").map(({ dueOn, openNow }) => [dueOn, openNow])).toEqual([
    ["2026-03-15", true],
  ]);
});

test("who has no address, wants no messages or has long finished is not written to, and the others are", async () => {
  const now = "2026-02-03T10:00:00Z";
  const enrolledAt = new Date("2026-02-02T10:00:00Z");
  const reached = await enrolled(db.web, clinic.prescriber, enrolledAt);
  const silent = await enrolled(db.web, clinic.prescriber, enrolledAt, { email: null });
  const stopped = await enrolled(db.web, clinic.prescriber, enrolledAt);
  await db.owner.begin(async (tx) => {
    for (const table of ["patient", "course", "course_status"]) await tx`alter table ${tx(table)} no force row level security`;
    await tx`update patient set wants = 'none' where id = ${stopped.patientId}`;
    for (const table of ["patient", "course", "course_status"]) await tx`alter table ${tx(table)} force row level security`;
  });
  const finished = await enrolled(db.web, clinic.prescriber, enrolledAt);
  const end = { patientId: finished.patientId, endedOn: "2026-03-03", reason: "finished", isEstimate: false } as const;
  await endCourse(db.web, clinic.prescriber, end, at("2026-03-03T10:00:00Z"));
  const courses = [reached, silent, stopped].map(({ courseId }) => courseId);
  expect((await sendCheckIns(db.web, clinic.nurse, courses, at(now))).map(({ outcome }) => outcome)).toEqual([
    "sent",
    "no-address",
    "wants-none",
  ]);
  expect(await sendCheckIns(db.web, clinic.nurse, [finished.courseId], at("2027-03-03T10:00:00Z"))).toEqual([
    { courseId: finished.courseId, outcome: "not-followed" },
  ]);
});

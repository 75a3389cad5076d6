import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { changeDose } from "./change-dose";
import { readPatient } from "./read-patient";
import { TEST_LINK_SECRET, testClinic } from "./testing-clinic";
import { answeredCourse } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

// The course starts on 2 March with 30 mg; its regular check-ins are due on 2, 16 and 30 March, then on 13 and 27 April.
test.each<[string, { takesEffectOn: string; mgPerDay: number }, string[], string?]>([
  ["a higher dose", { takesEffectOn: "2026-03-09", mgPerDay: 40 }, ["2026-03-23"]],
  ["a higher dose whose fortnight ends on a Friday", { takesEffectOn: "2026-03-06", mgPerDay: 40 }, ["2026-03-23"]],
  ["a higher dose that a planned check-in follows by a fortnight", { takesEffectOn: "2026-03-16", mgPerDay: 40 }, []],
  ["the same dose", { takesEffectOn: "2026-03-09", mgPerDay: 30 }, []],
  ["a lower dose", { takesEffectOn: "2026-03-09", mgPerDay: 20 }, []],
  ["a higher dose recorded three weeks late", { takesEffectOn: "2026-03-09", mgPerDay: 40 }, [], "2026-03-30T10:00:00Z"],
])("%s, %j, asks for the check-ins %j beside the planned ones", async (_what, change, dueOn, recordedAt = "2026-03-17T10:00:00Z") => {
  const { courseId, patientId } = await answeredCourse(db.web, clinic.prescriber, []);
  const now = new Date(recordedAt);
  await changeDose(db.web, clinic.prescriber, { courseId, ...change }, { now, linkSecret: TEST_LINK_SECRET });
  const page = await readPatient(db.web, clinic.prescriber, patientId, now);
  expect(page?.course.doses.map(({ mgPerDay }) => mgPerDay)).toContain(change.mgPerDay);
  expect(page?.checkIns.filter(({ kind }) => kind === "extra").map((checkIn) => checkIn.dueOn)).toEqual(dueOn);
});

test("another clinic's course cannot be given another dose", async () => {
  const { courseId } = await answeredCourse(db.web, clinic.prescriber, []);
  const other = await testClinic(db.web);
  const change = { courseId, takesEffectOn: "2026-03-09", mgPerDay: 40 };
  const options = { now: new Date("2026-03-17T10:00:00Z"), linkSecret: TEST_LINK_SECRET };
  await expect(changeDose(db.web, other.prescriber, change, options)).rejects.toThrow(RangeError);
});

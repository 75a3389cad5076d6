import { afterAll, beforeAll, expect, test } from "vitest";
import { CONSENT_VERSION } from "@/contracts/consent";
import type { PanelRow } from "@/contracts/panel";
import type { StaffActor } from "@/server/actor";
import { assignPatients } from "@/server/use-cases/assign-patients";
import { changeDose } from "@/server/use-cases/change-dose";
import { endCourse } from "@/server/use-cases/end-course";
import { raiseTasks } from "@/server/use-cases/raise-tasks";
import { readPanel } from "@/server/use-cases/read-panel";
import { recordConsent } from "@/server/use-cases/record-consent";
import { sendCheckIns } from "@/server/use-cases/send-check-ins";
import { answer, TEST_LINK_SECRET, testClinic } from "@/server/use-cases/testing-clinic";
import { answeredCourse, answerStep, gad7Of, noonOf } from "@/server/use-cases/testing-course";
import { createTestDatabase, type TestDatabase } from "./testing";

let db: TestDatabase;
let prescriber: StaffActor;
let other: StaffActor;
beforeAll(async () => {
  db = await createTestDatabase();
  const clinic = await testClinic(db.web);
  prescriber = clinic.prescriber;
  other = await clinic.addStaff("prescriber");
});
afterAll(() => db.close());

const NOW = new Date("2026-03-17T10:00:00Z");
const options = { now: NOW, linkSecret: TEST_LINK_SECRET };

async function rowOf(courseId: string, now = NOW): Promise<PanelRow> {
  const pages = await readPanel(db.web, prescriber, { tab: "everyone", sort: "name" }, now);
  const row = pages.rows.find((candidate) => candidate.courseId === courseId);
  if (!row) throw new Error("not on the panel");
  return row;
}

test("a patient just enrolled stands on the panel with name, age, dose and next check-in", async () => {
  const { courseId } = await answeredCourse(db.web, prescriber, []);
  expect(await rowOf(courseId)).toMatchObject({
    name: "Test Person",
    age: 26,
    phase: "on",
    week: 2,
    doseMg: 30,
    doseMgPerKg: 0.5,
    nextDueOn: "2026-03-16",
    declined: false,
    wants: "all",
    recent: [],
    prescriber: prescriber.name,
  });
});

test("whatever changes a name, a record number or a wish, the panel has it in the same transaction", async () => {
  const { courseId, patientId } = await answeredCourse(db.web, prescriber, []);
  await db.owner.begin(async (tx) => {
    await tx`alter table patient no force row level security`;
    await tx`alter table course no force row level security`;
    await tx`alter table course_status no force row level security`;
    await tx`alter table check_in no force row level security`;
    await tx`update patient set name = 'Zoë Åberg', search_name = 'zoe aberg', record_number = 'É-7', wants = 'none', phone = '+1 555 0101' where id = ${patientId}`;
    for (const table of ["patient", "course", "course_status", "check_in"]) await tx`alter table ${tx(table)} force row level security`;
  });
  expect(await rowOf(courseId)).toMatchObject({ name: "Zoë Åberg", recordNumber: "É-7", wants: "none", phone: "+1 555 0101" });
  for (const text of ["aberg", "e-7"]) {
    const found = await readPanel(db.web, prescriber, { tab: "everyone", text }, NOW);
    expect(found.rows.map((row) => row.courseId)).toEqual([courseId]);
  }
});

test("a dose that begins later shows from its day on, and a stopped course none", async () => {
  const { courseId, patientId } = await answeredCourse(db.web, prescriber, []);
  await changeDose(db.web, prescriber, { patientId, takesEffectOn: "2026-03-20", mgPerDay: 45 }, options);
  expect((await rowOf(courseId)).doseMg).toBe(30);
  expect((await rowOf(courseId, new Date("2026-03-20T10:00:00Z"))).doseMg).toBe(45);
  await endCourse(db.web, prescriber, { patientId, endedOn: "2026-03-16", reason: "finished", isEstimate: false }, options);
  expect(await rowOf(courseId)).toMatchObject({ phase: "after", doseMg: null });
});

test("declining the consent text shows at once", async () => {
  const { courseId, phone } = await answeredCourse(db.web, prescriber, []);
  await recordConsent(db.web, phone, { version: CONSENT_VERSION, decision: "declined", language: "en" }, new Date("2026-02-02T11:00:00Z"));
  expect((await rowOf(courseId)).declined).toBe(true);
});

test("an open task puts a course on Missed from when it was raised", async () => {
  const { courseId } = await answeredCourse(db.web, prescriber, [{ total: 4 }]);
  const at = new Date("2026-03-09T00:00:00Z");
  expect((await rowOf(courseId, at)).missedSince).toBeNull();
  await raiseTasks(db.worker, at);
  expect((await rowOf(courseId, at)).missedSince).toBe(at.toISOString());
  const missed = await readPanel(db.web, prescriber, { tab: "missed" }, at);
  expect(missed.rows.some((row) => row.courseId === courseId)).toBe(true);
});

test("answers that come later take the missed one off the list, however it is read", async () => {
  const { courseId, phone, planned } = await answeredCourse(db.web, prescriber, [{ total: 4 }]);
  const third = planned[2];
  if (!third) throw new Error("no third check-in");
  await answerStep(db.web, { ...phone, checkInId: third.id }, { total: 4, ...gad7Of(1), skin: "better" }, noonOf(third.dueOn));
  expect(await rowOf(courseId)).toMatchObject({ missedSince: null, gad7: 7 });
  expect((await rowOf(courseId)).recent?.[0]).toEqual([`${third.dueOn}T12:00:00.000Z`, 4, 7, 0, "better"]);
});

test("a message and a stop said in the newest answers stand beside the name", async () => {
  const { courseId, phone } = await answeredCourse(db.web, prescriber, []);
  await answer(db.web, phone, [1, 1], new Date("2026-02-03T10:00:00Z"), { message: "Please call me", adherence: "stopped" });
  expect(await rowOf(courseId)).toMatchObject({ unreadMessage: true, saysStopped: true });
});

test("patients given to a colleague are theirs on the panel, all or none, and who has them already stays", async () => {
  const [a, b] = [await answeredCourse(db.web, prescriber, []), await answeredCourse(db.web, other, [])];
  const courses = [a.courseId, b.courseId];
  expect(await assignPatients(db.web, prescriber, { courses, prescriberId: crypto.randomUUID() }, NOW)).toEqual({
    ok: false,
    code: "not-a-prescriber",
  });
  expect(await assignPatients(db.web, prescriber, { courses, prescriberId: other.staffId }, NOW)).toEqual({ ok: true, assigned: 1 });
  expect((await rowOf(a.courseId)).prescriber).toBe(other.name);
  const mine = await readPanel(db.web, other, { tab: "everyone", mine: "1" }, NOW);
  expect(mine.rows.map((row) => row.courseId).sort()).toEqual([...courses].sort());
});

test("another clinic's patients are neither assigned nor sent anything, and it is told nothing of them", async () => {
  const { courseId } = await answeredCourse(db.web, prescriber, []);
  const stranger = (await testClinic(db.web)).prescriber;
  expect(await assignPatients(db.web, stranger, { courses: [courseId], prescriberId: stranger.staffId }, NOW)).toEqual({
    ok: true,
    assigned: 0,
  });
  expect(await sendCheckIns(db.web, stranger, [courseId], options)).toEqual([]);
});

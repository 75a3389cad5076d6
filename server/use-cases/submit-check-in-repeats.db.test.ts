import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "@/clinical/plain-date";
import { defaultPolicy } from "@/clinical/policy";
import type { RuleId } from "@/clinical/rules";
import { withClinic } from "@/db/client";
import { insertPolicy } from "@/db/queries/policies";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { readPatient } from "./read-patient";
import { testClinic } from "./testing-clinic";
import { answeredCourse, answerStep, noonOf, type Step } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const of = (...totals: number[]): Step[] => totals.map((total) => ({ total }));

async function flagsOf(patientId: string, rule: RuleId) {
  const page = await readPatient(db.web, clinic.prescriber, patientId, new Date("2026-12-01T00:00:00Z"));
  return (page?.flags ?? []).filter((flag) => flag.rule === rule).reverse();
}

function alertsOf(courseId: string) {
  return db.web.sql.begin(async (sql) => {
    await sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`;
    return sql<{ urgency: string; owner_id: string | null; check_in_id: string }[]>`
      select urgency, owner_id, check_in_id from alert where course_id = ${courseId} order by created_at`;
  });
}

/** A clinician reached the patient about the newest open flag of a rule, and will look again on this day. */
async function contact(patientId: string, rule: RuleId, { at, close, reviewOn }: { at: Date; close: boolean; reviewOn: string | null }) {
  const flag = (await flagsOf(patientId, rule)).at(-1);
  const signed = { flagId: flag?.id ?? "", outcome: "contacted" as const, note: "", close, reviewOn };
  expect(await acknowledgeFlag(db.web, clinic.nurse, signed, at)).toEqual({ ok: true });
}

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

test("a review rule that fires again within 28 days joins the open flag: it says so there, and nobody is mailed again", async () => {
  const { courseId, patientId } = await answeredCourse(db.web, clinic.prescriber, of(2, 2, 8, 9));
  const [flag, ...more] = await flagsOf(patientId, "reliable-rise");
  expect(more).toEqual([]);
  expect(flag?.events).toMatchObject([{ kind: "join", by: null, meaning: expect.stringMatching(/^Fired again: PHQ-9 is 9, up 7 from/) }]);
  expect(flag?.numbers).toMatchObject({ total: 8 });
  // The second check-in owes one all the same: that the rise is confirmed is new.
  expect((await flagsOf(patientId, "confirmed-rise")).length).toBe(1);
  expect(await alertsOf(courseId)).toHaveLength(2);
});

test("a review rule that fires again with a total worse by 3 is news, with an alert of its own", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, of(2, 2, 8, 11));
  expect((await flagsOf(patientId, "reliable-rise")).map(({ numbers }) => numbers.total)).toEqual([8, 11]);
});

test("item 9 high is its own alert each time", async () => {
  const grave = { total: 8, item9: 2 };
  const { courseId, patientId } = await answeredCourse(db.web, clinic.prescriber, [grave, grave]);
  expect(await flagsOf(patientId, "item-9-high")).toHaveLength(2);
  expect((await alertsOf(courseId)).map(({ urgency }) => urgency)).toEqual(["now", "now"]);
});

test("item 9 again soon after a contact joins the flag, and is told to whoever has it in hand and to nobody else", async () => {
  const step = { total: 4, item9: 1 };
  const { phone, courseId, patientId, planned, lastAt } = await answeredCourse(db.web, clinic.prescriber, [step]);
  await contact(patientId, "item-9", { at: minutesAfter(lastAt, 30), close: false, reviewOn: "2026-03-05" });
  await answerStep(db.web, { ...phone, checkInId: planned[1]?.id ?? "" }, step, new Date("2026-02-20T12:00:00Z"));
  const [flag, ...more] = await flagsOf(patientId, "item-9");
  expect(more).toEqual([]);
  expect(flag?.events.at(-1)).toMatchObject({ kind: "join", meaning: expect.stringMatching(/^Fired again/) });
  expect(await alertsOf(courseId)).toEqual([
    { urgency: "today", owner_id: null, check_in_id: phone.checkInId },
    { urgency: "today", owner_id: clinic.nurse.staffId, check_in_id: phone.checkInId },
  ]);
});

test("still high is told once in 56 days, also where its flag was closed meanwhile, and again after them", async () => {
  // Days -28, 0, 14, 28 and 42: the first telling is at day 0.
  const { phone, patientId, planned, lastAt } = await answeredCourse(db.web, clinic.prescriber, of(16, 16));
  await contact(patientId, "still-high", { at: minutesAfter(lastAt, 60), close: true, reviewOn: null });
  const at = (index: number) => ({ ...phone, checkInId: planned[index]?.id ?? "" });
  for (const index of [2, 3, 4]) await answerStep(db.web, at(index), { total: 16 }, noonOf(planned[index]?.dueOn ?? ""));
  expect(await flagsOf(patientId, "still-high")).toHaveLength(1);
  await answerStep(db.web, at(5), { total: 16 }, noonOf(planned[5]?.dueOn ?? ""));
  expect(planned[5]?.dueOn).toBe(addDays(planned[1]?.dueOn ?? "", 56));
  expect((await flagsOf(patientId, "still-high")).map(({ state }) => state)).toEqual(["closed", "open"]);
});

test("a message that comes while another is unread is news of its own: each flag has its own words", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [
    { total: 1, message: "Lips very dry" },
    { total: 1, message: "Still dry, and I sleep badly" },
  ]);
  const flags = await flagsOf(patientId, "message");
  expect(flags.map(({ written }) => written.map(({ text }) => text)).sort()).toEqual([["Lips very dry"], ["Still dry, and I sleep badly"]]);
});

test("a clinic's own threshold decides, and the flag and the score say which policy it was", async () => {
  const own = { ...defaultPolicy, version: "own-1", thresholds: { ...defaultPolicy.thresholds, reliableRise: 4 } };
  const strict = await testClinic(db.web);
  await withClinic(db.web, strict.clinicId, (tx) => insertPolicy(tx, own, new Date("2026-01-02T00:00:00Z")));
  const { patientId, lastAt } = await answeredCourse(db.web, strict.prescriber, of(2, 2, 6));
  const page = await readPatient(db.web, strict.prescriber, patientId, lastAt);
  expect(page?.flags).toMatchObject([{ rule: "reliable-rise", policyVersion: "own-1", numbers: { rise: 4, threshold: 4 } }]);
});

test("answers that arrive while the clock stands back come after those before them", async () => {
  const { phone, planned, patientId, lastAt } = await answeredCourse(db.web, clinic.prescriber, of(2, 2));
  await answerStep(db.web, { ...phone, checkInId: planned[2]?.id ?? "" }, { total: 9 }, minutesAfter(lastAt, -10));
  const page = await readPatient(db.web, clinic.prescriber, patientId, minutesAfter(lastAt, 1));
  expect(page?.responses.map(({ total }) => total)).toEqual([2, 2, 9]);
});

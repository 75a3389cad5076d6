import { afterAll, beforeAll, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { answeredCourse, answerStep, ENROLLED, noonOf } from "./testing-course";

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const RISING = [{ total: 3 }, { total: 3 }, { total: 8 }];
const AFTER = new Date("2026-03-17T09:00:00Z");

async function extraOf(patientId: string, at = AFTER) {
  const page = await readPatient(db.web, clinic.prescriber, patientId, at);
  return (page?.checkIns ?? []).filter(({ kind }) => kind === "extra");
}

function mailsFor(checkInId: string) {
  return db.web.sql.begin(async (sql) => {
    await sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`;
    return sql<
      { kind: string; next_attempt_at: string }[]
    >`select kind, next_attempt_at from delivery where check_in_id = ${checkInId} order by next_attempt_at`;
  });
}

test("an early rise asks for a check-in a week later, whose invitation goes out when it opens, and its reminder two days after", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, RISING);
  const extra = await extraOf(patientId);
  expect(extra).toMatchObject([{ dueOn: "2026-03-23", state: "open" }]);
  const mails = await mailsFor(extra[0]?.id ?? "");
  expect(mails.map(({ kind, next_attempt_at }) => [kind, new Date(next_attempt_at).toISOString()])).toEqual([
    ["check-in-link", "2026-03-23T09:00:00.000Z"],
    ["reminder", "2026-03-25T09:00:00.000Z"],
  ]);
  const page = await readPatient(db.web, clinic.prescriber, patientId, AFTER);
  expect(page?.flags).toMatchObject([{ rule: "early-rise", urgency: "watch", deliveries: [], alertDueAt: null }]);
});

test("a watched patient is on Everyone with the reason and the next check-in, and not on Needs you", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, RISING);
  const rowOn = async (tab: "needs-you" | "everyone") =>
    (await readPanel(db.web, clinic.prescriber, { tab }, AFTER)).rows.find((row) => row.patientId === patientId);
  expect(await rowOn("needs-you")).toBeUndefined();
  expect(await rowOn("everyone")).toMatchObject({ urgency: "watch", reason: "Early rise: 5 above 3.", nextDueOn: "2026-03-23" });
});

test("answers to the extra check-in count like any other", async () => {
  const { phone, patientId } = await answeredCourse(db.web, clinic.prescriber, RISING);
  const [extra] = await extraOf(patientId);
  await answerStep(db.web, { ...phone, checkInId: extra?.id ?? "" }, { total: 9 }, noonOf("2026-03-23"));
  const page = await readPatient(db.web, clinic.prescriber, patientId, noonOf("2026-03-24"));
  expect(page?.flags.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["reliable-rise", "confirmed-rise", "early-rise"]));
  expect(page?.timeline.map(({ title }) => title)).toContain("Extra check-in answered: PHQ-9 9, mild; GAD-7 0, minimal");
});

test("while the early rise stands open it asks for one extra check-in and no more", async () => {
  const { patientId } = await answeredCourse(db.web, clinic.prescriber, [...RISING, { total: 8 }]);
  expect(await extraOf(patientId)).toHaveLength(1);
});

test("no extra check-in is asked for where a planned one is about as near", async () => {
  const { phone, patientId } = await answeredCourse(db.web, clinic.prescriber, RISING);
  const [extra] = await extraOf(patientId);
  const page = await readPatient(db.web, clinic.prescriber, patientId, AFTER);
  const flagId = page?.flags[0]?.id ?? "";
  await acknowledgeFlag(db.web, clinic.nurse, { flagId, outcome: "contacted", note: "", close: true, reviewOn: null }, AFTER);
  await answerStep(db.web, { ...phone, checkInId: extra?.id ?? "" }, { total: 8 }, noonOf("2026-03-23"));
  const after = await readPatient(db.web, clinic.prescriber, patientId, noonOf("2026-03-24"));
  expect(after?.flags.filter(({ rule, state }) => rule === "early-rise" && state === "open")).toHaveLength(1);
  // A week from then is the regular check-in of day 28.
  expect(after?.checkIns.filter(({ kind }) => kind === "extra")).toHaveLength(1);
});

test("somebody without an address is owed no mail: the clinic hands the link over", async () => {
  const { phone, courseId, patientId } = await enrolled(db.web, clinic.prescriber, ENROLLED, { email: null });
  const planned = await withClinic(db.web, clinic.clinicId, (tx) => listCheckIns(tx, courseId));
  for (const [index, step] of RISING.entries())
    await answerStep(db.web, { ...phone, checkInId: planned[index]?.id ?? "" }, step, noonOf(planned[index]?.dueOn ?? ""));
  const extra = await extraOf(patientId);
  expect(extra).toHaveLength(1);
  expect(await mailsFor(extra[0]?.id ?? "")).toEqual([]);
});

test("a refused sending asks for nothing", async () => {
  const { phone, patientId } = await answeredCourse(db.web, clinic.prescriber, RISING.slice(0, 2));
  expect(await answer(db.web, { ...phone, generation: 9 }, [3, 3, 3, 0, 0, 0, 0, 0, 0], AFTER)).toEqual({ ok: false, code: "not-found" });
  expect(await extraOf(patientId)).toEqual([]);
});

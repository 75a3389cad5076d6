import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const hours = (n: number) => new Date(MONDAY.getTime() + n * 3_600_000);
const ITEM_9_HIGH = [1, 1, 1, 1, 1, 1, 0, 0, 2];
const CALM = [1, 0, 1, 0, 0, 0, 0, 0, 0];

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

async function rows(table: string, courseId: string) {
  return db.web.sql.begin(async (sql) => {
    await sql`select set_config('app.clinic_id', ${clinic.clinicId}, true)`;
    return sql`select * from ${sql(table)} where course_id = ${courseId}`;
  });
}

test("answers with item 9 at 2 are stored, scored, flagged now, and owe one alert at once", async () => {
  const { phone, courseId, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  const result = await answer(db.web, phone, ITEM_9_HIGH, hours(1));
  expect(result).toMatchObject({ ok: true, repeated: false });
  const page = await readPatient(db.web, clinic.prescriber, patientId, hours(1));
  expect(page?.responses).toMatchObject([{ total: 8, severity: "mild", answers: ITEM_9_HIGH }]);
  expect(page?.flags.map(({ rule, urgency }) => [rule, urgency])).toEqual([["item-9-high", "now"]]);
  expect(await rows("alert", courseId)).toMatchObject([{ urgency: "now" }]);
  const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, hours(2));
  expect(panel.rows.find((row) => row.patientId === patientId)).toMatchObject({ urgency: "now", latest: { total: 8 }, claimedBy: null });
});

test("answers without a flag store a score, owe no alert, and say why nothing fired", async () => {
  const { phone, courseId, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, CALM, hours(1));
  const page = await readPatient(db.web, clinic.prescriber, patientId, hours(1));
  expect(page?.flags).toEqual([]);
  expect(page?.whyNot.length).toBeGreaterThan(0);
  expect(await rows("alert", courseId)).toEqual([]);
});

test("twenty sendings of one check-in at once store one submission and give one receipt", async () => {
  const { phone, courseId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) => answer(db.web, phone, i % 2 ? ITEM_9_HIGH : CALM, hours(1 + i / 60))),
  );
  expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  expect(new Set(results.map((result) => (result.ok ? result.receipt.receivedAt : result.code))).size).toBe(1);
  expect(await rows("submission", courseId)).toHaveLength(1);
  expect(await rows("response", courseId)).toHaveLength(2);
});

test("a clinician's claim shows who has it, a colleague's comes second, and the alert stops", async () => {
  const { phone, courseId, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, ITEM_9_HIGH, hours(1));
  const page = await readPatient(db.web, clinic.prescriber, patientId, hours(1));
  const flagId = page?.flags[0]?.id ?? "";
  expect(await claimFlag(db.web, clinic.nurse, { flagId }, hours(2))).toEqual({ ok: true });
  expect(await claimFlag(db.web, clinic.nurse, { flagId }, hours(2))).toEqual({ ok: true });
  expect(await claimFlag(db.web, clinic.prescriber, { flagId }, hours(2))).toEqual({
    ok: false,
    code: "already-claimed",
    by: clinic.nurse.name,
  });
  expect(await rows("alert", courseId)).toMatchObject([{ stopped_at: expect.stringMatching(/^2026-02-02 12:00:00/) }]);
  const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, hours(2));
  expect(panel.rows.find((row) => row.patientId === patientId)?.claimedBy?.name).toBe(clinic.nurse.name);
});

test("a now flag closes only with a review date, and on that date the patient is back on Needs you", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, ITEM_9_HIGH, hours(1));
  const flagId = (await readPatient(db.web, clinic.prescriber, patientId, hours(1)))?.flags[0]?.id ?? "";
  const signature = { flagId, outcome: "contacted" as const, note: "", close: true };
  expect(await acknowledgeFlag(db.web, clinic.nurse, { ...signature, reviewOn: null }, hours(2))).toEqual({
    ok: false,
    code: "review-date-needed",
  });
  expect(await acknowledgeFlag(db.web, clinic.nurse, { ...signature, reviewOn: "2026-01-31" }, hours(2))).toEqual({
    ok: false,
    code: "review-date-past",
  });
  expect(await acknowledgeFlag(db.web, clinic.nurse, { ...signature, reviewOn: "2026-02-09" }, hours(2))).toEqual({ ok: true });
  const shown = async (at: Date) =>
    (await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, at)).rows.find((row) => row.patientId === patientId);
  expect(await shown(hours(3))).toBeUndefined();
  expect(await shown(new Date("2026-02-09T06:00:00Z"))).toMatchObject({
    urgency: "review",
    reason: expect.stringContaining("Review date reached"),
  });
  expect(await acknowledgeFlag(db.web, clinic.nurse, { ...signature, reviewOn: null }, new Date("2026-02-09T07:00:00Z"))).toEqual({
    ok: true,
  });
  expect(await shown(new Date("2026-02-09T08:00:00Z"))).toBeUndefined();
});

test("tried without an answer leaves the flag open", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, ITEM_9_HIGH, hours(1));
  const flagId = (await readPatient(db.web, clinic.prescriber, patientId, hours(1)))?.flags[0]?.id ?? "";
  await acknowledgeFlag(db.web, clinic.nurse, { flagId, outcome: "no-answer", note: "", close: true, reviewOn: "2026-02-03" }, hours(2));
  const page = await readPatient(db.web, clinic.prescriber, patientId, hours(3));
  expect(page?.flags).toMatchObject([{ state: "open", events: [{ kind: "claim" }, { kind: "contact", outcome: "no-answer" }] }]);
});

test("an ended link and a replaced one are refused and store nothing", async () => {
  const { phone, courseId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  expect(await answer(db.web, { ...phone, generation: 2 }, CALM, hours(1))).toEqual({ ok: false, code: "not-found" });
  expect(await answer(db.web, phone, CALM, new Date("2026-06-01T00:00:00Z"))).toEqual({ ok: false, code: "gone" });
  expect(await rows("submission", courseId)).toEqual([]);
});

test("another clinic's patient, flag and check-in answer as if they did not exist", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, ITEM_9_HIGH, hours(1));
  const flagId = (await readPatient(db.web, clinic.prescriber, patientId, hours(1)))?.flags[0]?.id ?? "";
  const other = await testClinic(db.web);
  expect(await readPatient(db.web, other.prescriber, patientId, hours(1))).toBeNull();
  expect(await claimFlag(db.web, other.prescriber, { flagId }, hours(1))).toEqual({ ok: false, code: "not-found" });
  expect(await answer(db.web, { ...phone, clinicId: other.clinicId }, CALM, hours(1))).toEqual({ ok: false, code: "not-found" });
  expect((await readPanel(db.web, other.prescriber, { tab: "everyone" }, hours(1))).rows).toEqual([]);
});

test("closing a lesser flag leaves the alert owed while a graver one of the same answers waits for somebody", async () => {
  const { phone, courseId, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, [2, 2, 2, 1, 1, 1, 1, 1, 2], hours(1));
  const flags = (await readPatient(db.web, clinic.prescriber, patientId, hours(1)))?.flags ?? [];
  expect(flags.map(({ rule }) => rule)).toEqual(["item-9-high", "high-baseline"]);
  const [grave, lesser] = flags.map(({ id }) => id);
  const signature = { outcome: "contacted" as const, note: "", close: true, reviewOn: null };
  await acknowledgeFlag(db.web, clinic.nurse, { ...signature, flagId: lesser ?? "" }, hours(2));
  expect(await rows("alert", courseId)).toMatchObject([{ stopped_at: null }]);
  await claimFlag(db.web, clinic.nurse, { flagId: grave ?? "" }, hours(3));
  expect(await rows("alert", courseId)).toMatchObject([{ stopped_at: expect.stringMatching(/^2026-02-02 13:00:00/) }]);
});

test("a claim takes everything that the same answers raised, each with its signature", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, [3, 3, 3, 3, 3, 3, 2, 0, 0], hours(1));
  const before = await readPatient(db.web, clinic.prescriber, patientId, hours(1));
  expect(before?.flags.map(({ rule }) => rule)).toEqual(["severe", "high-baseline-severe", "high-baseline"]);
  await claimFlag(db.web, clinic.nurse, { flagId: before?.flags[0]?.id ?? "" }, hours(2));
  const after = await readPatient(db.web, clinic.prescriber, patientId, hours(2));
  expect(after?.flags.map(({ claimedBy, events }) => [claimedBy?.id, events.map(({ kind }) => kind)])).toEqual(
    Array.from({ length: 3 }, () => [clinic.nurse.staffId, ["claim"]]),
  );
  const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, hours(2));
  expect(panel.rows.find((row) => row.patientId === patientId)).toMatchObject({
    claimedBy: { name: clinic.nurse.name },
    unclaimedFlags: 0,
  });
});

test("an urgent flag closes without a contact only for a stated reason", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, ITEM_9_HIGH, hours(1));
  const flagId = (await readPatient(db.web, clinic.prescriber, patientId, hours(1)))?.flags[0]?.id ?? "";
  const signature = { flagId, outcome: "dose-reviewed" as const, close: true, reviewOn: "2026-02-09" };
  expect(await acknowledgeFlag(db.web, clinic.nurse, { ...signature, note: "" }, hours(2))).toEqual({ ok: false, code: "reason-needed" });
  expect(await acknowledgeFlag(db.web, clinic.nurse, { ...signature, note: "Seen in the ward" }, hours(2))).toEqual({ ok: true });
});

test("two clinicians who close one flag and claim another of the same answers at once both get through", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  await answer(db.web, phone, [2, 2, 2, 1, 1, 1, 1, 1, 2], hours(1));
  const [a, b] = (await readPatient(db.web, clinic.prescriber, patientId, hours(1)))?.flags.map(({ id }) => id) ?? [];
  const both = await Promise.all([
    acknowledgeFlag(
      db.web,
      clinic.nurse,
      { flagId: a ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-09" },
      hours(2),
    ),
    claimFlag(db.web, clinic.prescriber, { flagId: b ?? "" }, hours(2)),
  ]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
});

test("an answer long before the first dose that is already high is flagged, and the patient is asked again before the start", async () => {
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, MONDAY, { startsOn: "2026-04-13" });
  await answer(db.web, phone, [2, 2, 2, 2, 2, 2, 2, 2, 0], hours(1));
  const page = await readPatient(db.web, clinic.prescriber, patientId, hours(1));
  expect(page?.flags.map(({ rule }) => rule)).toEqual(["high-baseline-severe", "high-baseline"]);
  const before = page?.checkIns.filter(({ kind }) => kind === "pre-treatment") ?? [];
  expect(before.map(({ dueOn }) => dueOn)).toEqual(["2026-02-02", "2026-04-06"]);
});

test("the panel tells the next check-in that can be answered", async () => {
  const { patientId } = await enrolled(db.web, clinic.prescriber, MONDAY);
  const row = async (at: string) => {
    const page = await readPanel(db.web, clinic.prescriber, { tab: "everyone" }, new Date(at));
    return page.rows.find((each) => each.patientId === patientId);
  };
  expect(await row("2026-02-20T10:00:00Z")).toMatchObject({ missedSince: null, nextDueOn: "2026-02-02", newest: null });
  expect(await row("2026-03-05T10:00:00Z")).toMatchObject({ missedSince: null, nextDueOn: "2026-03-02" });
});

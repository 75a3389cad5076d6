import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { readCheckIn } from "./open-check-in";
import { raiseLeftDrafts } from "./raise-left-drafts";
import { readPanel } from "./read-panel";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { raisedBy, rowsOf, save } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const CALM = Array(9).fill(0);
const ONE = [...CALM.slice(1), 1];

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = (given: Parameters<typeof enrolled>[3] = {}) => enrolled(db.web, clinic.prescriber, MONDAY, given);

test.each([
  [29, [], []],
  [30, ["item-9, not sent"], ["today"]],
])("an answer of 1 left unsent for %i minutes has raised %j", async (minute, rules, alerts) => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, MONDAY);
  await raiseLeftDrafts(db.worker, minutes(minute));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules, alerts });
});

test("it is told of once, on the panel and the patient's page, and stays told", async () => {
  const { phone, patientId } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, MONDAY);
  expect(await raiseLeftDrafts(db.worker, minutes(45))).toBeGreaterThanOrEqual(1);
  expect(await raiseLeftDrafts(db.worker, minutes(46))).toBe(0);
  await save(db.web, phone, { "phq9.9": 1, "asq.1": "yes" }, minutes(50));
  await raiseLeftDrafts(db.worker, minutes(120));
  const { flags, alerts } = await raisedBy(db.web, phone);
  expect([flags.length, alerts]).toEqual([1, ["today"]]);
  expect(flags[0]).toMatchObject({ numbers: { item9: 1 }, explanation: expect.stringContaining("1 of 3") });
  const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, minutes(121));
  expect(panel.rows.find((row) => row.patientId === patientId)).toMatchObject({ urgency: "today", reason: "Item 9 “several days”." });
  const page = await readPatient(db.web, clinic.prescriber, patientId, minutes(121));
  expect(page?.flags.map(({ rule, alertDueAt }) => [rule, alertDueAt])).toEqual([["item-9", minutes(45).toISOString()]]);
});

test("an answer of 1 changed to 0 and left is told of as taken back, with the highest kept", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, MONDAY);
  await save(db.web, phone, { "phq9.9": 0 }, minutes(1));
  await raiseLeftDrafts(db.worker, minutes(31));
  const { rules, alerts, flags } = await raisedBy(db.web, phone);
  expect([rules, alerts]).toEqual([["item-9-retracted, not sent"], ["today"]]);
  expect(flags[0]).toMatchObject({
    numbers: { highestItem9: 1, item9: 0 },
    explanation: expect.stringContaining("answered 1, changed to 0"),
  });
});

test("sent after ten minutes it is the sent answers' flag, with one alert, and nothing is left to tell", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, MONDAY);
  await answer(db.web, phone, ONE, minutes(10));
  await raiseLeftDrafts(db.worker, minutes(60));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["item-9"], alerts: ["today"] });
});

test("sent after half an hour it joins the flag that was raised, and calls nobody again, claimed or not", async () => {
  for (const claimed of [false, true]) {
    const { phone } = await begin();
    await save(db.web, phone, { "phq9.9": 1 }, MONDAY);
    await raiseLeftDrafts(db.worker, minutes(30));
    const [flag] = (await raisedBy(db.web, phone)).flags;
    if (claimed) await claimFlag(db.web, clinic.nurse, { flagId: flag?.id ?? "" }, minutes(35));
    await answer(db.web, phone, ONE, minutes(40));
    expect(await raisedBy(db.web, phone)).toMatchObject({
      rules: ["item-9, not sent"],
      alerts: ["today"],
      joins: [expect.stringMatching(/^Sent: Item 9/)],
    });
  }
});

test("after a clinician has closed it, an ASQ answer that says more and is left unsent is told of again", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, MONDAY);
  await raiseLeftDrafts(db.worker, minutes(30));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  const signed = { flagId: flag?.id ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-05" } as const;
  await acknowledgeFlag(db.web, clinic.nurse, signed, minutes(40));
  await save(db.web, phone, { "asq.4": "yes" }, minutes(50));
  await raiseLeftDrafts(db.worker, minutes(79));
  expect((await raisedBy(db.web, phone)).alerts).toEqual(["today"]);
  await raiseLeftDrafts(db.worker, minutes(80));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["item-9, not sent", "item-9, not sent"], alerts: ["today", "today"] });
});

test("a check-in whose time is over is told of all the same", async () => {
  const { phone } = await begin();
  const expiresAt = (await readCheckIn(db.web, phone, MONDAY))?.expiresAt ?? MONDAY;
  await save(db.web, phone, { "phq9.9": 1 }, new Date(expiresAt.getTime() - 60_000));
  await raiseLeftDrafts(db.worker, new Date(expiresAt.getTime() + 30 * 60_000));
  expect((await raisedBy(db.web, phone)).rules).toEqual(["item-9, not sent"]);
});

test("at night it owes its alert when the clinic opens", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, new Date("2026-02-02T20:00:00Z"));
  await raiseLeftDrafts(db.worker, new Date("2026-02-02T20:30:00Z"));
  const [tier] = await rowsOf<{ due_at: string }>(
    db.web,
    phone,
    "select due_at from alert_tier where alert_id in (select id from alert where check_in_id = $1)",
    phone.checkInId,
  );
  expect(new Date(tier?.due_at ?? 0)).toEqual(new Date("2026-02-03T09:00:00Z"));
});

test("what was saved and never sent is forgotten 30 days after the check-in's time, and its flag is not", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 2, message: "Not sent" }, MONDAY);
  const expiresAt = (await readCheckIn(db.web, phone, MONDAY))?.expiresAt.getTime() ?? 0;
  const left = async (days: number, ms: number) => {
    await raiseLeftDrafts(db.worker, new Date(expiresAt + days * 86_400_000 + ms));
    return (await rowsOf(db.web, phone, "select field from draft_answer where check_in_id = $1", phone.checkInId)).length;
  };
  expect(await left(29, 86_399_999)).toBe(2);
  expect(await left(31, 0)).toBe(0);
  expect((await raisedBy(db.web, phone)).rules).toEqual(["item-9-high, not sent"]);
});

test("nothing that was answered is in the worker's log", async () => {
  const logged = vi.spyOn(process.stdout, "write");
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1, message: "canary-message" }, MONDAY);
  await raiseLeftDrafts(db.worker, minutes(31));
  expect(logged.mock.calls.join()).not.toMatch(/canary|phq9|item-9/);
  logged.mockRestore();
});

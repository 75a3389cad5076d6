import { afterAll, beforeAll, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { listCheckIns } from "@/db/queries/check-ins";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { claimFlag } from "./claim-flag";
import { raiseLeftDrafts } from "./raise-left-drafts";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { raisedBy, rowsOf, save } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const CALM = Array(9).fill(0);
const endingIn = (item9: number) => [...CALM.slice(1), item9];

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = () => enrolled(db.web, clinic.prescriber, MONDAY);
const submissionOf = async (phone: Parameters<typeof save>[1]) =>
  (await rowsOf(db.web, phone, "select * from submission where check_in_id = $1", phone.checkInId))[0];

test("item 9 taken back from 2 to 0 is kept: one alert, and a flag that says so", async () => {
  const { phone, patientId } = await begin();
  await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
  await save(db.web, phone, { "phq9.9": 0 }, minutes(2));
  await answer(db.web, phone, CALM, minutes(3));
  const { rules, alerts, flags } = await raisedBy(db.web, phone);
  expect([rules, alerts]).toEqual([["item-9-high, not sent", "item-9-retracted"], ["now"]]);
  expect(flags[1]?.explanation).toContain("answered 2, changed to 0");
  expect(await submissionOf(phone)).toMatchObject({ highest_item9: 2 });
  const page = await readPatient(db.web, clinic.prescriber, patientId, minutes(4));
  expect(page?.flags.map(({ rule }) => rule).sort()).toEqual(["item-9-high", "item-9-retracted"]);
});

test("an ASQ answer taken back is kept by its question", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1, "asq.1": "yes", "asq.2": "refused" }, minutes(1));
  await save(db.web, phone, { "asq.1": "no", "asq.2": null }, minutes(2));
  await answer(db.web, phone, endingIn(1), minutes(3), { "asq.1": "no" });
  expect(await submissionOf(phone)).toMatchObject({ highest_item9: 1, highest_asq: [1, 2, Number.NaN, Number.NaN, Number.NaN] });
  expect((await raisedBy(db.web, phone)).rules).toEqual(["item-9", "item-9-retracted"]);
});

test("the same answer sent joins the flag of the draft, and calls nobody again", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
  await answer(db.web, phone, endingIn(2), minutes(3));
  expect(await raisedBy(db.web, phone)).toMatchObject({
    rules: ["item-9-high, not sent"],
    alerts: ["now"],
    joins: [expect.stringMatching(/^Sent: Item 9/)],
  });
});

test("what comes with it is flagged beside, and the alert that is owed already says enough", async () => {
  const { phone, patientId } = await begin();
  await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
  await answer(db.web, phone, [3, 3, 3, 3, 3, 3, 0, 0, 2], minutes(3));
  const { rules, alerts } = await raisedBy(db.web, phone);
  expect([rules.slice(0, 2), alerts]).toEqual([["item-9-high, not sent", "severe"], ["now"]]);
  const page = await readPatient(db.web, clinic.prescriber, patientId, minutes(4));
  await claimFlag(db.web, clinic.nurse, { flagId: page?.flags.find(({ rule }) => rule === "severe")?.id ?? "" }, minutes(5));
  const [alert] = await rowsOf<{ stopped_at: string | null }>(
    db.web,
    phone,
    "select stopped_at from alert where check_in_id = $1",
    phone.checkInId,
  );
  expect(alert?.stopped_at).not.toBeNull();
});

test("a draft's alert at today is followed by one at now, when what is sent is graver", async () => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 1 }, minutes(0));
  await raiseLeftDrafts(db.worker, minutes(30));
  await answer(db.web, phone, endingIn(3), minutes(40));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["item-9, not sent", "item-9-high"], alerts: ["today", "now"] });
});

test.each([
  ["the same", 2, ["item-9-high, not sent"], ["now"]],
  ["graver", 3, ["item-9-high, not sent", "item-9-high"], ["now", "now"]],
] as const)("after a clinician has closed the draft's flag, what is sent is %s", async (_what, item9, rules, alerts) => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  const signed = { flagId: flag?.id ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-05" } as const;
  expect(await acknowledgeFlag(db.web, clinic.nurse, signed, minutes(2))).toEqual({ ok: true });
  await answer(db.web, phone, endingIn(item9), minutes(3));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules, alerts });
});

test.each([
  ["the same", 2, ["item-9-high, not sent"], ["now"]],
  ["graver", 3, ["item-9-high, not sent", "item-9-high"], ["now", "now"]],
] as const)("after a clinician has claimed the draft's flag, what is sent is %s", async (_what, item9, rules, alerts) => {
  const { phone } = await begin();
  await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  expect(await claimFlag(db.web, clinic.nurse, { flagId: flag?.id ?? "" }, minutes(2))).toEqual({ ok: true });
  await answer(db.web, phone, endingIn(item9), minutes(3));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules, alerts });
});

test("the same answer in the next check-in is news, whatever became of the flag of this one", async () => {
  const { phone, courseId } = await begin();
  await save(db.web, phone, { "phq9.9": 2 }, minutes(1));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  const signed = { flagId: flag?.id ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-05" } as const;
  await acknowledgeFlag(db.web, clinic.nurse, signed, minutes(2));
  const planned = await withClinic(db.web, clinic.clinicId, (tx) => listCheckIns(tx, courseId));
  const next = planned.find(({ id }) => id !== phone.checkInId);
  const later = { ...phone, checkInId: next?.id ?? "" };
  await save(db.web, later, { "phq9.9": 2 }, new Date(`${next?.dueOn}T12:00:00Z`));
  expect(await raisedBy(db.web, later)).toMatchObject({ rules: ["item-9-high, not sent"], alerts: ["now"] });
});

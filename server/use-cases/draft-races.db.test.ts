import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { askForCall } from "./ask-for-call";
import { raiseLeftDrafts } from "./raise-left-drafts";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { linkOf, newDevice, raisedBy, rowsOf, save } from "./testing-drafts";

const MONDAY = new Date("2026-02-02T10:00:00Z");
const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const CALM = Array(9).fill(0);

let db: TestDatabase;
let clinic: Awaited<ReturnType<typeof testClinic>>;
beforeAll(async () => {
  db = await createTestDatabase();
  clinic = await testClinic(db.web);
});
afterAll(() => db.close());

const begin = () => enrolled(db.web, clinic.prescriber, MONDAY);
const each = <T>(count: number, work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, i) => work(i)));
const countOf = async (phone: Parameters<typeof save>[1], table: string) =>
  (await rowsOf(db.web, phone, `select 1 from ${table} where check_in_id = $1`, phone.checkInId)).length;

test("answers saved while the check-in is being sent are sent with it or refused, and none is left behind", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { phone } = await begin();
    const saving = each(4, (i) => save(db.web, phone, { message: `Message ${i}` }, minutes(1)));
    const [sent, saved] = await Promise.all([answer(db.web, phone, CALM, minutes(1)), saving]);
    expect(sent).toMatchObject({ ok: true, repeated: false });
    expect(await countOf(phone, "draft_answer")).toBe(0);
    const [row] = await rowsOf<{ message: string | null }>(
      db.web,
      phone,
      "select message from submission where check_in_id = $1",
      phone.checkInId,
    );
    // Whatever the phone was told is saved, is: the last of those is in what was sent.
    const kept = saved.filter((result) => result.ok && result.saved.saved).length;
    expect(row?.message === null).toBe(kept === 0);
  }
});

test("two devices that give a grave answer at once raise one flag and one alert", async () => {
  const { phone } = await begin();
  await each(10, (i) => save(db.web, phone, { "phq9.9": 2 + (i % 2) }, minutes(1)));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["item-9-high, not sent"], alerts: ["now"] });
});

test("a grave answer saved while it is sent, too, raises one flag and one alert", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { phone } = await begin();
    await Promise.all([save(db.web, phone, { "phq9.9": 3 }, minutes(1)), answer(db.web, phone, [...CALM.slice(1), 3], minutes(1))]);
    const { flags, alerts } = await raisedBy(db.web, phone);
    expect([flags.map(({ rule }) => rule), alerts]).toEqual([["item-9-high"], ["now"]]);
  }
});

test("two tabs that save the same questions in another order do not block each other", async () => {
  const { phone } = await begin();
  const [a, b] = [newDevice(), newDevice()];
  const saved = await each(20, (i) =>
    i % 2
      ? save(db.web, phone, { "phq9.1": 1, "phq9.2": 1, "gad7.1": 1, "phq9.9": 1 }, minutes(1), a)
      : save(db.web, phone, { "phq9.9": 0, "gad7.1": 2, "phq9.2": 2, "phq9.1": 2 }, minutes(1), b),
  );
  expect(saved.every((result) => result.ok)).toBe(true);
  expect(await countOf(phone, "draft_answer")).toBe(4);
});

test("a call asked for twenty times at once is one flag and one alert", async () => {
  const { phone } = await begin();
  const asked = await each(20, (i) => askForCall(db.web, i % 2 ? phone : linkOf(phone), {}, minutes(1)));
  expect(asked.filter((result) => result.ok && !result.again)).toHaveLength(1);
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["help-requested, not sent"], alerts: ["now"] });
});

test("workers that look at a left answer while it is sent tell of it once", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { phone } = await begin();
    await save(db.web, phone, { "phq9.9": 1 }, minutes(0));
    await Promise.all([
      raiseLeftDrafts(db.worker, minutes(31)),
      raiseLeftDrafts(db.worker, minutes(31)),
      answer(db.web, phone, [...CALM.slice(1), 1], minutes(31)),
    ]);
    const { flags, alerts } = await raisedBy(db.web, phone);
    expect([flags.map(({ rule }) => rule), alerts]).toEqual([["item-9"], ["today"]]);
  }
});

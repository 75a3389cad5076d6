import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { acknowledgeFlag } from "./acknowledge-flag";
import { askForCall } from "./ask-for-call";
import { claimFlag } from "./claim-flag";
import { readPanel } from "./read-panel";
import { answer, enrolled, testClinic } from "./testing-clinic";
import { linkOf, raisedBy, rowsOf, save } from "./testing-drafts";

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

const begin = () => enrolled(db.web, clinic.prescriber, MONDAY, { timeZone: "America/New_York" });
const requestsOf = (phone: Parameters<typeof raisedBy>[1]) =>
  rowsOf(
    db.web,
    phone,
    "select private_number, may_leave_message from help_request where check_in_id = $1 order by asked_at",
    phone.checkInId,
  );

test("a call asked for before anything is answered is flagged and alerted at once, with the number to call and when somebody will see it", async () => {
  const { phone, patientId } = await begin();
  expect(await askForCall(db.web, phone, { privateNumber: "+1 555 0199", mayLeaveMessage: "no" }, minutes(0))).toMatchObject({
    ok: true,
    seenBy: new Date("2026-02-02T12:00:00Z"),
    staffedNow: true,
    timeZone: "America/New_York",
    again: false,
  });
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["help-requested, not sent"], alerts: ["now"] });
  expect(await requestsOf(phone)).toEqual([{ private_number: "+1 555 0199", may_leave_message: false }]);
  const panel = await readPanel(db.web, clinic.prescriber, { tab: "needs-you" }, minutes(1));
  expect(panel.rows.find((row) => row.patientId === patientId)).toMatchObject({ urgency: "now", reason: "Asked the clinic to call." });
});

test("at night it says until when nobody is there, and the alert goes out all the same", async () => {
  const { phone } = await begin();
  const night = new Date("2026-02-02T22:00:00Z");
  expect(await askForCall(db.web, linkOf(phone), {}, night)).toMatchObject({
    seenBy: new Date("2026-02-03T11:00:00Z"),
    opensAt: new Date("2026-02-03T09:00:00Z"),
    staffedNow: false,
  });
  const [tier] = await rowsOf<{ due_at: string }>(
    db.web,
    phone,
    "select due_at from alert_tier where alert_id in (select id from alert where check_in_id = $1)",
    phone.checkInId,
  );
  expect(new Date(tier?.due_at ?? 0)).toEqual(night);
});

test("asked again while nobody has closed it stands on the flag and calls nobody twice; the first promise holds until it has passed", async () => {
  const { phone } = await begin();
  await askForCall(db.web, phone, {}, minutes(0));
  expect(await askForCall(db.web, phone, { privateNumber: "+1 555 0123" }, minutes(119))).toMatchObject({
    again: true,
    seenBy: minutes(120),
  });
  expect(await askForCall(db.web, phone, {}, minutes(120))).toMatchObject({ again: true, seenBy: minutes(240) });
  expect(await raisedBy(db.web, phone)).toMatchObject({
    rules: ["help-requested, not sent"],
    alerts: ["now"],
    joins: ["Asked again for a call.", "Asked again for a call."],
  });
  expect((await requestsOf(phone)).map((row) => row.private_number)).toEqual([null, "+1 555 0123", null]);
});

test("asked again after somebody closed it is news", async () => {
  const { phone } = await begin();
  await askForCall(db.web, phone, {}, minutes(0));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  const signed = { flagId: flag?.id ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-05" } as const;
  await acknowledgeFlag(db.web, clinic.nurse, signed, minutes(10));
  expect(await askForCall(db.web, phone, {}, minutes(20))).toMatchObject({ again: false });
  expect((await raisedBy(db.web, phone)).alerts).toEqual(["now", "now"]);
});

test("asked again after somebody claimed it is news, with an alert and a promise of its own; asked once more it stands on that", async () => {
  const { phone } = await begin();
  await askForCall(db.web, phone, {}, minutes(0));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  expect(await claimFlag(db.web, clinic.nurse, { flagId: flag?.id ?? "" }, minutes(10))).toEqual({ ok: true });
  expect(await askForCall(db.web, phone, {}, minutes(20))).toMatchObject({ again: false, seenBy: minutes(140) });
  expect(await askForCall(db.web, phone, {}, minutes(30))).toMatchObject({ again: true, seenBy: minutes(140) });
  const { rules, alerts } = await raisedBy(db.web, phone);
  expect([rules, alerts]).toEqual([Array(2).fill("help-requested, not sent"), ["now", "now"]]);
});

test("a call can be asked for after sending and from a link whose time is over", async () => {
  const [sent, over] = [await begin(), await begin()];
  await answer(db.web, sent.phone, CALM, minutes(1));
  expect(await askForCall(db.web, sent.phone, {}, minutes(2))).toMatchObject({ ok: true, again: false });
  expect(await askForCall(db.web, linkOf(over.phone), {}, new Date("2026-06-01T10:00:00Z"))).toMatchObject({ ok: true, again: false });
});

test("what is answered beside it still raises its own flag, and one alert at any hour is enough while nobody has it in hand", async () => {
  const { phone } = await begin();
  await askForCall(db.web, phone, {}, minutes(0));
  await save(db.web, phone, { "phq9.9": 3 }, minutes(1));
  await answer(db.web, phone, [...CALM.slice(1), 3], minutes(2));
  expect(await raisedBy(db.web, phone)).toMatchObject({ rules: ["help-requested, not sent", "item-9-high, not sent"], alerts: ["now"] });
});

test("once the call is in a clinician's hands, a grave answer that follows is told at once", async () => {
  const { phone } = await begin();
  await askForCall(db.web, phone, {}, minutes(0));
  const [flag] = (await raisedBy(db.web, phone)).flags;
  const signed = { flagId: flag?.id ?? "", outcome: "contacted", note: "", close: true, reviewOn: "2026-02-05" } as const;
  await acknowledgeFlag(db.web, clinic.nurse, signed, minutes(1));
  await save(db.web, phone, { "phq9.9": 3 }, minutes(2));
  expect((await raisedBy(db.web, phone)).alerts).toEqual(["now", "now"]);
});

test("a link that is nobody's, a replaced one and another clinic's phone ask nobody", async () => {
  const { phone } = await begin();
  const stranger = await testClinic(db.web);
  for (const who of [{ token: "A".repeat(43) }, { ...phone, generation: 2 }, { ...phone, clinicId: stranger.clinicId }])
    expect(await askForCall(db.web, who, {}, MONDAY)).toEqual({ ok: false, code: "not-found" });
  expect((await raisedBy(db.web, phone)).rules).toEqual([]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database } from "@/db/client";
import { beat } from "@/db/queries/heartbeats";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { StaffActor } from "@/server/actor";
import { readAlertsPage } from "./read-alerts-page";
import { sendTestMail } from "./send-test-mail";
import { answer, enrolled, testClinic } from "./testing-clinic";

let db: TestDatabase;
let superuser: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  superuser = connect(db.urls.superuserUrl, { max: 1, name: "test-alerts-page" });
  await beat(db.worker, { workerId: randomUUID(), startedAt: new Date(), smtpFailingSince: null });
});
afterAll(async () => {
  await superuser.close();
  await db.close();
});

/** A Thursday. */
const now = new Date("2026-11-26T10:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

type Mail = {
  to?: string | null;
  kind?: string;
  state?: string;
  at?: Date;
  next?: Date;
  attempts?: number;
  last?: [string, number | null];
};

/** A mail as the outbox holds it, with its newest try. */
async function mail(
  { clinicId, staffId }: StaffActor,
  { kind = "alert", state = "queued", at = ago(5), ...more }: Mail = {},
): Promise<string> {
  const { to = staffId, next = at, attempts = 0, last } = more;
  const id = randomUUID();
  const [made, due] = [at.toISOString(), next.toISOString()];
  await superuser.sql`insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, state, created_at, next_attempt_at, attempts, settled_at)
    values (${clinicId}, ${id}, ${kind}, 0, ${id}, ${to}, ${state}, ${made}, ${due}, ${attempts}, ${state === "queued" ? null : made})`;
  if (last)
    await superuser.sql`insert into delivery_attempt (clinic_id, delivery_id, attempt, at, outcome, smtp_code)
      values (${clinicId}, ${id}, ${attempts}, ${made}, ${last[0]}, ${last[1]})`;
  return id;
}

test("what is owed now is counted by kind, the oldest first with its reason; what is planned for later does not wait", async () => {
  const { prescriber, nurse } = await testClinic(db.web);
  const waiting = await mail(prescriber, { at: ago(4) });
  const failing = await mail(prescriber, { to: nurse.staffId, at: ago(30), next: ago(-3), attempts: 3, last: ["deferred", 451] });
  await mail(prescriber, { kind: "digest", next: ago(-60) });
  await mail(prescriber, { state: "sent" });
  const page = await readAlertsPage(db.web, prescriber, now);
  expect(page.queue).toEqual([{ kind: "alert", waiting: 2, retrying: 1, oldestSince: ago(30).toISOString() }]);
  expect(page.unsent).toMatchObject([
    { id: failing, to: nurse.name, attempts: 3, owedSince: ago(30).toISOString(), lastTry: { outcome: "deferred", smtpCode: 451 } },
    { id: waiting, to: prescriber.name, attempts: 0, lastTry: null },
  ]);
  expect(page.path).toMatchObject({ leaving: false });
});

test("what became of each person's mails is told, with the newest failure, for thirty days", async () => {
  const { prescriber, nurse } = await testClinic(db.web);
  await mail(prescriber, { state: "sent", at: ago(60), attempts: 1, last: ["accepted", null] });
  await mail(prescriber, { state: "sent", at: ago(31 * 24 * 60) });
  await mail(prescriber, { to: nurse.staffId, state: "refused", at: ago(50), attempts: 2, last: ["refused", 550] });
  const { recipients } = await readAlertsPage(db.web, prescriber, now);
  expect(recipients).toHaveLength(2);
  expect(recipients.find(({ staffId }) => staffId === prescriber.staffId)).toMatchObject({
    ...{ sent: 1, refused: 0, lastSentAt: ago(60).toISOString(), lastFailure: null },
  });
  expect(recipients.find(({ staffId }) => staffId === nurse.staffId)).toMatchObject({
    ...{ sent: 0, refused: 1, lastSentAt: null, lastFailure: { at: ago(50).toISOString(), outcome: "refused", smtpCode: 550 } },
  });
});

test("alerts and rules are counted by week on the clinic's clock; an admin gets the number of mails and no more", async () => {
  const zone = "America/New_York";
  const clinic = await testClinic(db.web, { timeZone: zone });
  // Sunday 22 November, 20:00 in New York, which is Monday elsewhere: the week of the 16th.
  const sunday = new Date("2026-11-23T01:00:00Z");
  const { phone } = await enrolled(db.web, clinic.prescriber, new Date("2026-11-20T15:00:00Z"), { startsOn: "2026-12-10", timeZone: zone });
  await answer(db.web, phone, [0, 0, 0, 0, 0, 0, 0, 0, 2], sunday);
  await mail(clinic.prescriber, { state: "sent", at: ago(1) });
  const { load } = await readAlertsPage(db.web, clinic.prescriber, now);
  expect(load.weeks).toHaveLength(12);
  expect(load.weeks.slice(-2)).toEqual(["2026-11-16", "2026-11-23"]);
  expect(load.alerts?.now.slice(-2)).toEqual([1, 0]);
  expect(load.rules).toEqual([{ rule: "item-9-high", counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0] }]);
  expect(load.mails.slice(-2)).toEqual([0, 1]);
  const admin = await clinic.addStaff("admin");
  const seen = await readAlertsPage(db.web, admin, now);
  expect(seen.load).toEqual({ weeks: load.weeks, mails: load.mails, alerts: null, rules: null });
  expect(JSON.stringify(seen)).not.toMatch(/item-9|urgency|patient/);
});

test("nothing of another clinic is counted, and nobody there can be sent a test", async () => {
  const [mine, theirs] = [await testClinic(db.web), await testClinic(db.web)];
  await mail(theirs.prescriber, { attempts: 1, last: ["refused", 550] });
  const page = await readAlertsPage(db.web, mine.prescriber, now);
  expect([page.queue, page.unsent, page.tests]).toEqual([[], [], []]);
  expect(page.recipients.map(({ name }) => name).sort()).toEqual([mine.prescriber.name, mine.nurse.name].sort());
  const sent = await sendTestMail(db.web, mine.prescriber, { id: randomUUID(), to: theirs.prescriber.staffId }, now);
  expect(sent).toEqual({ ok: false, code: "no-such-colleague" });
});

test("a test mail goes to oneself or to a clinician, once however often it is pressed, and is on the page and in the audit log", async () => {
  const { prescriber, nurse, addStaff } = await testClinic(db.web);
  const [admin, assistant] = [await addStaff("admin"), await addStaff("assistant")];
  const id = randomUUID();
  for (let presses = 0; presses < 2; presses += 1)
    expect(await sendTestMail(db.web, admin, { id, to: nurse.staffId }, ago(1))).toEqual({ ok: true });
  expect(await sendTestMail(db.web, admin, { id: randomUUID(), to: admin.staffId }, now)).toEqual({ ok: true });
  expect(await sendTestMail(db.web, admin, { id: randomUUID(), to: assistant.staffId }, now)).toMatchObject({ ok: false });
  const { tests, people } = await readAlertsPage(db.web, prescriber, now);
  expect(tests).toMatchObject([
    { to: admin.name, state: "queued", attempts: 0 },
    { id, to: nurse.name, askedAt: ago(1).toISOString() },
  ]);
  expect(people.map(({ name }) => name).sort()).toEqual([prescriber.name, nurse.name].sort());
  const audited = await superuser.sql`select subject_id from audit_log where action = 'alert.test-sent' and actor_id = ${admin.staffId}`;
  expect(audited.map(({ subject_id }) => subject_id).sort()).toEqual([nurse.staffId, admin.staffId].sort());
});

test("a seventh test within a quarter of an hour is refused, and one after it is not", async () => {
  const { prescriber } = await testClinic(db.web);
  const send = (at: Date) => sendTestMail(db.web, prescriber, { id: randomUUID(), to: prescriber.staffId }, at);
  for (let tests = 0; tests < 6; tests += 1) expect(await send(now)).toEqual({ ok: true });
  expect(await send(now)).toEqual({ ok: false, code: "too-many" });
  expect(await send(ago(-16))).toEqual({ ok: true });
});

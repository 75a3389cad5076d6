import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, withClinic } from "@/db/client";
import { bringAlertBack } from "@/db/queries/alert-returns";
import { insertCover, insertSpell } from "@/db/queries/cover";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { dispatchDueTiers } from "./dispatch-tiers";
import { addAlert, addStaff, inClinic, makeClinic, type TestClinic } from "./testing";

/** A Tuesday, 10:00 in London's winter. */
const RECEIVED = new Date("2026-11-24T10:00:00Z");
const after = (minutes: number) => new Date(RECEIVED.getTime() + minutes * 60_000);

let db: TestDatabase;
let web: Database;
let clinic: TestClinic;
let names: Map<string, string>;
beforeAll(async () => {
  db = await createTestDatabase();
  web = db.web;
});
afterAll(() => db.close());
beforeEach(async () => {
  clinic = await makeClinic(web, { at: RECEIVED });
  const add = async (role: Parameters<typeof addStaff>[2]) => (await addStaff(web, clinic.clinicId, role, RECEIVED)).staffId;
  const [cover, lead, last, admin] = [await add("nurse"), await add("prescriber"), await add("prescriber"), await add("admin")];
  names = new Map([
    [clinic.prescriberId, "prescriber"],
    [cover, "cover"],
    [lead, "lead"],
    [last, "last"],
    [admin, "admin"],
  ]);
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, staffIds: [cover] }));
  await withClinic(web, clinic.clinicId, (tx) =>
    insertCover(tx, { version: 1, weekly, safetyLeadId: lead, lastResortId: last, recordedBy: null, at: RECEIVED }),
  );
});
afterEach(async () => {
  await inClinic(db.worker, clinic, "update alert_tier set dispatched_at = now() where dispatched_at is null");
});

const claim = (flagId: string) =>
  inClinic(web, clinic, "update flag set claimed_by = $1, claimed_at = now() where id = $2", [clinic.prescriberId, flagId]);
const settle = () => inClinic(db.worker, clinic, "update delivery set state = 'sent' where state = 'queued'");
/** Hands out what is due; gives who was told by it, as what, and takes their mails for sent. */
async function told(at: Date): Promise<string[]> {
  await dispatchDueTiers(db.worker, at);
  const rows = await inClinic(
    web,
    clinic,
    `select d.recipient_staff_id as id, x.part from delivery d join delivery_alert x on x.clinic_id = d.clinic_id and x.delivery_id = d.id
      where d.state = 'queued' order by array_position(array['prescriber', 'cover', 'safety-lead', 'last-resort', 'clinician', 'admin', 'owner'], x.part)`,
  );
  await settle();
  return rows.map(({ id, part }) => `${names.get(String(id))}: ${part}`);
}

test("an unclaimed now is told to the prescriber, the cover, the safety lead and the last resort, and then for ever to those on duty", async () => {
  await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  expect(await told(RECEIVED)).toEqual(["prescriber: prescriber"]);
  expect(await told(after(29))).toEqual([]);
  expect(await told(after(30))).toEqual(["cover: cover"]);
  expect(await told(after(60))).toEqual(["lead: safety-lead", "admin: admin"]);
  expect(await told(after(90))).toEqual(["last: last-resort"]);
  expect(await told(after(149))).toEqual([]);
  for (let hour = 0; hour < 30; hour += 1) expect(await told(after(150 + hour * 60))).toEqual(["cover: cover", "last: last-resort"]);
});

test("a claim ends it on whatever step", async () => {
  const { flagId } = await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  expect(await told(RECEIVED)).toHaveLength(1);
  await claim(flagId);
  expect(await told(after(30))).toEqual([]);
  expect(await told(after(600))).toEqual([]);
});

test("a today is told by day: cover after four staffed hours, the lead an hour later, and then each staffed hour", async () => {
  await addAlert(web, clinic, { urgency: "today", receivedAt: RECEIVED });
  expect(await told(RECEIVED)).toEqual(["prescriber: prescriber"]);
  expect(await told(after(4 * 60))).toEqual(["cover: cover"]);
  expect(await told(after(5 * 60))).toEqual(["lead: safety-lead", "admin: admin"]);
  expect(await told(after(6 * 60))).toEqual(["cover: cover", "lead: safety-lead"]);
  // At 17:00 the clinic closes; the night is no staffed time.
  expect(await told(after(7 * 60))).toEqual(["cover: cover", "lead: safety-lead"]);
  expect(await told(after(22 * 60))).toEqual([]);
  expect(await told(after(24 * 60))).toEqual(["cover: cover", "lead: safety-lead"]);
});

test("a review is in the digests of the prescriber, the cover and the lead, each person one a morning", async () => {
  const morning = new Date("2026-11-25T08:00:00Z");
  for (let count = 0; count < 3; count += 1) await addAlert(web, clinic, { urgency: "review", receivedAt: RECEIVED, dueAt: morning });
  const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
  const digests = async (at: Date) => {
    await dispatchDueTiers(db.worker, at);
    const rows = await inClinic(
      web,
      clinic,
      `select d.recipient_staff_id as id, count(*)::int as alerts from delivery d join delivery_alert x on x.clinic_id = d.clinic_id and x.delivery_id = d.id
        where d.state = 'queued' and d.kind = 'digest' group by d.id, d.recipient_staff_id`,
    );
    await settle();
    return rows.map(({ id, alerts }) => `${names.get(String(id))}: ${alerts}`).sort();
  };
  expect(await digests(days(0))).toEqual(["prescriber: 3"]);
  expect(await digests(days(1))).toEqual([]);
  expect(await digests(days(2))).toEqual(["cover: 3"]);
  // The weekend has no morning: Monday's.
  expect(await digests(days(4))).toEqual([]);
  expect(await digests(days(5))).toEqual(["admin: 3", "lead: 3"]);
  expect(await digests(days(6))).toEqual(["cover: 3", "lead: 3", "prescriber: 3"]);
});

test("the cover stands in at once for a prescriber on leave, from the day it begins", async () => {
  await withClinic(web, clinic.clinicId, (tx) =>
    insertSpell(tx, "leave", {
      id: uuidv7(),
      staffId: clinic.prescriberId,
      from: "2026-11-24",
      until: "2026-11-24",
      recordedBy: null,
      at: RECEIVED,
    }),
  );
  await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  expect(await told(RECEIVED)).toEqual(["cover: cover"]);
  expect(await told(after(30))).toEqual(["lead: safety-lead", "admin: admin"]);
});

test("whoever has a mail about it waiting is not owed another, and is once that has left", async () => {
  await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  for (const minutes of [0, 30, 60, 90, 150, 210, 270]) await dispatchDueTiers(db.worker, after(minutes));
  const waiting = await inClinic(web, clinic, "select recipient_staff_id as id from delivery where state = 'queued'");
  expect(waiting.map(({ id }) => names.get(String(id))).sort()).toEqual(["admin", "cover", "last", "lead", "prescriber"]);
  await settle();
  expect(await told(after(330))).toEqual(["cover: cover", "last: last-resort"]);
});

test("a lesser alert of the same check-in is quiet while the graver goes on, and speaks once that is dealt with", async () => {
  const { alertId } = await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  const lesser = uuidv7();
  await inClinic(
    web,
    clinic,
    `insert into alert (clinic_id, id, check_in_id, course_id, urgency, created_at)
      select clinic_id, $2, check_in_id, course_id, 'today', created_at from alert where id = $1`,
    [alertId, lesser],
  );
  await inClinic(web, clinic, "insert into alert_tier (clinic_id, alert_id, tier, due_at) values ($1, $2, 1, $3)", [
    clinic.clinicId,
    lesser,
    RECEIVED.toISOString(),
  ]);
  expect(await told(RECEIVED)).toEqual(["prescriber: prescriber"]);
  await inClinic(web, clinic, "update alert set stopped_at = now() where id = $1", [alertId]);
  expect(await told(after(4 * 60))).toEqual(["prescriber: prescriber"]);
});

test("workers that hand out the same tiers at the same moment make each person's mail once and one tier that follows", async () => {
  for (let count = 0; count < 5; count += 1) await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  for (const minutes of [0, 30, 60, 90, 150]) {
    await Promise.all(Array.from({ length: 4 }, () => dispatchDueTiers(db.worker, after(minutes))));
    await dispatchDueTiers(db.worker, after(minutes));
    await settle();
  }
  const [{ mails } = { mails: 0 }] = await inClinic(web, clinic, "select count(*)::int as mails from delivery");
  // Prescriber, cover, lead with admin, last resort, and last resort with cover.
  expect(mails).toBe(5 * (1 + 1 + 2 + 1 + 2));
  const waiting = await inClinic(web, clinic, "select alert_id from alert_tier where dispatched_at is null");
  expect(waiting).toHaveLength(5);
});

test("an alert that comes back while its tier is being handed out is not lost", async () => {
  for (let count = 0; count < 10; count += 1) {
    const { alertId, flagId } = await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
    await dispatchDueTiers(db.worker, RECEIVED);
    await claim(flagId);
    const release = withClinic(web, clinic.clinicId, async (tx) => {
      const [about] = await inClinic(web, clinic, "select check_in_id, course_id from alert where id = $1", [alertId]);
      await tx.execute(`update flag set claimed_by = null where id = '${flagId}'`);
      await bringAlertBack(tx, {
        checkInId: String(about?.check_in_id),
        courseId: String(about?.course_id),
        urgency: "now",
        at: after(30),
        dueAt: after(30),
      });
    });
    await Promise.all([release, dispatchDueTiers(db.worker, after(30))]);
    const waiting = await inClinic(web, clinic, "select step, due_at from alert_tier where alert_id = $1 and dispatched_at is null", [
      alertId,
    ]);
    expect(waiting).toHaveLength(1);
  }
});

test("a thousand due tiers are handed out in two rounds of a few statements", async () => {
  const { alertId } = await addAlert(web, clinic, { urgency: "now", receivedAt: RECEIVED });
  await inClinic(
    web,
    clinic,
    `insert into alert (clinic_id, id, check_in_id, course_id, urgency, created_at)
      select clinic_id, gen_random_uuid(), check_in_id, course_id, urgency, created_at - n * interval '1 second'
      from alert, generate_series(1, 999) n where id = $1`,
    [alertId],
  );
  await inClinic(
    web,
    clinic,
    "insert into alert_tier (clinic_id, alert_id, tier, due_at) select clinic_id, id, 1, $2 from alert where id <> $1",
    [alertId, RECEIVED.toISOString()],
  );
  const begun = Date.now();
  expect(await dispatchDueTiers(db.worker, RECEIVED)).toBe(500);
  expect(await dispatchDueTiers(db.worker, RECEIVED)).toBe(500);
  expect(Date.now() - begun).toBeLessThan(10_000);
  const [{ mails } = { mails: 0 }] = await inClinic(web, clinic, "select count(*)::int as mails from delivery");
  expect(mails).toBe(1000);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { beat } from "@/db/queries/heartbeats";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { claimFlag } from "./claim-flag";
import { readAlertPath } from "./read-alert-path";
import { readPatient } from "./read-patient";
import { answer, enrolled, testClinic } from "./testing-clinic";

const MINUTE = 60_000;
const ITEM_9_HIGH = [1, 1, 1, 1, 1, 1, 0, 0, 2];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** A clinic with one `now` alert owed for `minutes`, while a worker is alive and its mail server takes mails. */
async function owing(minutes: number) {
  const now = new Date();
  const clinic = await testClinic(db.web);
  const then = new Date(now.getTime() - minutes * MINUTE);
  const startsOn = new Date(now.getTime() + 20 * 24 * 60 * MINUTE).toISOString().slice(0, 10);
  const { phone, patientId } = await enrolled(db.web, clinic.prescriber, then, { startsOn });
  await answer(db.web, phone, ITEM_9_HIGH, then);
  await beat(db.worker, { workerId: randomUUID(), startedAt: now, smtpFailingSince: null });
  return { clinic, patientId, now };
}

const LEAVING = { leaving: true };

test("an alert that has waited for a minute to be sent to anybody is nothing to tell; after three it is, and since when", async () => {
  const young = await owing(1);
  expect(await readAlertPath(db.web, young.clinic.prescriber, young.now)).toEqual(LEAVING);
  const { clinic, now } = await owing(3);
  const since = new Date(now.getTime() - 3 * MINUTE).toISOString();
  expect(await readAlertPath(db.web, clinic.prescriber, now)).toEqual({ leaving: false, fault: "overdue", since });
});

test("an alert whose mail is refused again and again shows, though patients' mails are accepted meanwhile", async () => {
  const { clinic, now } = await owing(3);
  const { clinicId, prescriber } = clinic;
  await withClinic(db.worker, clinicId, async () => {
    await db.worker.sql.begin(async (sql) => {
      await sql`select set_config('app.clinic_id', ${clinicId}, true)`;
      await sql`update alert_tier set dispatched_at = now()`;
      await sql`insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, created_at, next_attempt_at, attempts)
        values (${clinicId}, ${randomUUID()}, 'alert', 0, 'alert:test', ${prescriber.staffId}, now() - interval '3 minutes', now(), 9)`;
    });
  });
  expect(await readAlertPath(db.web, prescriber, now)).toMatchObject({ leaving: false, fault: "overdue" });
});

test("an alert that was claimed before its mail left is no longer waited for, and another clinic's is not ours", async () => {
  const { clinic, patientId, now } = await owing(3);
  const other = await testClinic(db.web);
  expect(await readAlertPath(db.web, other.prescriber, now)).toEqual(LEAVING);
  const flagId = (await readPatient(db.web, clinic.prescriber, patientId, now))?.flags[0]?.id ?? "";
  await claimFlag(db.web, clinic.nurse, { flagId }, now);
  expect(await readAlertPath(db.web, clinic.prescriber, now)).toEqual(LEAVING);
});

test("with no worker heard of for two minutes alerts do not leave", async () => {
  const { clinic, now } = await owing(0);
  const path = await readAlertPath(db.web, clinic.prescriber, new Date(now.getTime() + 5 * MINUTE));
  expect(path).toMatchObject({ leaving: false, fault: "worker-silent" });
});

test("one of several workers that gets rid of its mails is enough; with all failing it counts from the last that did", async () => {
  const { clinic, now } = await owing(0);
  const ids = [randomUUID(), randomUUID()];
  const failing = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  await db.worker.sql`delete from worker_heartbeat`;
  await beat(db.worker, { workerId: ids[0] ?? "", startedAt: now, smtpFailingSince: failing(9) });
  await beat(db.worker, { workerId: ids[1] ?? "", startedAt: now, smtpFailingSince: null });
  expect(await readAlertPath(db.web, clinic.prescriber, now)).toEqual(LEAVING);
  await beat(db.worker, { workerId: ids[1] ?? "", startedAt: now, smtpFailingSince: failing(4) });
  const path = await readAlertPath(db.web, clinic.prescriber, now);
  expect(path).toEqual({ leaving: false, fault: "smtp-failing", since: failing(4).toISOString() });
});

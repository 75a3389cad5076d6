import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { withClinic } from "@/db/client";
import { readWorkers } from "@/db/queries/heartbeats";
import { LIVE_CHANNEL } from "@/db/queries/notifications";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { addAlert, addAlerts, addCheckIn, CANARIES, deliveriesOf, inClinic, makeClinic, SETTINGS, type TestClinic } from "./testing";
import { startWorkerProcess, type WorkerProcess } from "./testing-process";

let db: TestDatabase;
let smtp: SmtpCatcher;
let clinic: TestClinic;
let workers: WorkerProcess[];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  workers = [];
  smtp = await startSmtpCatcher();
  clinic = await makeClinic(db.web, { at: new Date() });
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  await smtp.stop();
  await inClinic(db.worker, clinic, "update delivery set state = 'withdrawn' where state = 'queued'");
});

function startWorker(env: Record<string, string> = {}): WorkerProcess {
  const worker = startWorkerProcess({
    APP_URL: SETTINGS.appUrl,
    LINK_SECRET: SETTINGS.linkSecret,
    WORKER_DATABASE_URL: db.urls.workerUrl,
    SMTP_URL: smtp.url,
    ...env,
  });
  workers.push(worker);
  return worker;
}

/** What the worker heard of last says: those of the tests before were killed moments ago. */
const failingSince = async () => (await readWorkers(db.web)).workers[0]?.smtpFailingSince;
const alertsNow = (count: number) => addAlerts(db.web, clinic, count, { urgency: "now", receivedAt: new Date() });
const alertNow = () => addAlert(db.web, clinic, { urgency: "now", receivedAt: new Date() });
const unsettled = async () => (await deliveriesOf(db.web, clinic)).filter(({ state }) => state === "queued").length;
const settled = (count: number) =>
  vi.waitFor(
    async () => {
      const deliveries = await deliveriesOf(db.web, clinic);
      expect(deliveries.filter(({ state }) => state === "sent")).toHaveLength(count);
    },
    { timeout: 25_000, interval: 50 },
  );

test("a worker killed with a mail in hand has it delivered by the next worker, once its lease has ended", async () => {
  await alertNow();
  smtp.behave("hang");
  const first = startWorker();
  await smtp.connections(1);
  const [held] = await deliveriesOf(db.web, clinic);
  expect(held?.leaseId).not.toBeNull();
  const [lease] = await inClinic(
    db.worker,
    clinic,
    "select extract(epoch from leased_until - clock_timestamp())::float8 as seconds from delivery",
  );
  expect(lease?.seconds).toBeGreaterThan(15);
  expect(lease?.seconds).toBeLessThanOrEqual(30);
  await first.end("SIGKILL");

  smtp.behave("accept");
  const second = startWorker();
  await second.printed("worker-started");
  expect(smtp.mails).toEqual([]);
  // Thirty seconds, made to have passed.
  await inClinic(db.worker, clinic, "update delivery set leased_until = clock_timestamp()");
  const [mail] = await smtp.received(1);
  await settled(1);
  expect(mail?.email.messageId).toBe(`<${held?.id}@isomood.example>`);
  expect(smtp.mails).toHaveLength(1);
});

test("a worker killed after the server took the mail and before it knew sends the same message, not another", async () => {
  await alertNow();
  smtp.behave("drop");
  const first = startWorker();
  await smtp.received(1);
  await first.end("SIGKILL");
  smtp.behave("accept");
  startWorker();
  await inClinic(db.worker, clinic, "update delivery set leased_until = clock_timestamp(), next_attempt_at = now()");
  await smtp.received(2);
  await settled(1);
  expect(new Set(smtp.mails.map(({ email }) => email.messageId)).size).toBe(1);
});

/** Item 9 answered with "several days" on a phone, and half an hour gone by without Send. */
async function answerLeft(): Promise<void> {
  const checkInId = await addCheckIn(db.web, clinic, { at: new Date(Date.now() - 3_600_000) });
  const [clinicId, ago] = [clinic.clinicId, new Date(Date.now() - 31 * 60_000).toISOString()];
  await inClinic(
    db.web,
    clinic,
    `insert into draft_answer (clinic_id, check_in_id, field, value, code, highest, device, language, given_at)
     values ($1, $2, 'phq9.9', '1', 1, 1, gen_random_uuid(), 'en', $3)`,
    [clinicId, checkInId, ago],
  );
  await inClinic(db.web, clinic, "insert into draft_alarm (clinic_id, check_in_id, due_at) values ($1, $2, now())", [clinicId, checkInId]);
}

test("an answer to item 9 that was left unsent is raised by the worker", async () => {
  await answerLeft();
  startWorker();
  const [flag] = await vi.waitFor(
    async () => {
      const flags = await inClinic(db.web, clinic, "select rule, submission_id, urgency from flag where urgency <> 'missed'");
      expect(flags).toHaveLength(1);
      return flags ?? [];
    },
    { timeout: 25_000, interval: 50 },
  );
  expect(flag).toEqual({ rule: "item-9", submission_id: null, urgency: "today" });
  expect(await inClinic(db.web, clinic, "select urgency from alert join alert_tier on alert_id = alert.id")).toEqual([
    { urgency: "today" },
  ]);
});

test("a claim whose time is over is ended by the worker, and its alert leaves", async () => {
  const { flagId, alertId } = await addAlert(db.web, clinic, { urgency: "now", receivedAt: new Date(Date.now() - 3_600_000) });
  const [clinicId, prescriber] = [clinic.clinicId, clinic.prescriberId];
  await inClinic(db.web, clinic, "update flag set claimed_by = $2, claimed_at = now() - interval '1 hour' where id = $1", [
    flagId,
    prescriber,
  ]);
  await inClinic(db.web, clinic, "update alert set stopped_at = now() where id = $1", [alertId]);
  // As a worker left it an hour ago: were this tier still to come, the promised time would have passed with it, and everybody be told at once.
  await inClinic(db.worker, clinic, "update alert_tier set dispatched_at = now() - interval '1 hour' where alert_id = $1", [alertId]);
  await inClinic(db.web, clinic, "insert into claim_lapse (clinic_id, flag_id, due_at) values ($1, $2, now())", [clinicId, flagId]);
  startWorker();
  await smtp.received(1);
  await settled(1);
  expect(await inClinic(db.web, clinic, "select claimed_by from flag where urgency <> 'missed'")).toEqual([{ claimed_by: null }]);
});

test("alerts leave though answers left unsent cannot be looked for", async () => {
  await db.owner`revoke select on draft_alarm from isomood_worker`;
  const worker = startWorker();
  await worker.printed("left-drafts-failed");
  await alertNow();
  await smtp.received(1);
  await settled(1);
  await db.owner`grant select on draft_alarm to isomood_worker`;
});

test("two workers send sixty alerts once each", async () => {
  await alertsNow(60);
  startWorker();
  startWorker();
  await smtp.received(60);
  await settled(60);
  expect(smtp.mails).toHaveLength(60);
  expect(new Set(smtp.mails.map(({ email }) => email.messageId)).size).toBe(60);
  expect(await unsettled()).toBe(0);
});

test("alerts owed while no mail server is there leave when it is back, and the heartbeat says since when none left", async () => {
  await smtp.down();
  await alertsNow(5);
  const worker = startWorker();
  await worker.printed("delivery-unreachable");
  await vi.waitFor(async () => expect(await failingSince()).toBeInstanceOf(Date));
  await smtp.up();
  await smtp.received(5);
  await settled(5);
  expect(smtp.mails).toHaveLength(5);
  await vi.waitFor(async () => expect(await failingSince()).toBeNull());
});

test("a worker whose database connections are cut goes on when they can be made again", async () => {
  const worker = startWorker();
  await worker.printed("worker-started");
  const cut = await db.worker.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'isomood-worker' and datname = current_database()`;
  expect(cut.length).toBeGreaterThan(0);
  await alertNow();
  await smtp.received(1);
  await settled(1);
});

test("a worker told to stop finishes the mail in hand, stamps it and goes", async () => {
  const worker = startWorker();
  await worker.printed("worker-started");
  await alertNow();
  await smtp.received(1);
  expect(await worker.end("SIGTERM")).toBe(0);
  expect((await deliveriesOf(db.web, clinic)).map(({ state, leaseId }) => [state, leaseId])).toEqual([["sent", null]]);
});

test("screens are told when a delivery settles, by ids alone", async () => {
  const heard: string[] = [];
  const { unlisten } = await db.web.sql.listen(LIVE_CHANNEL, (payload) => heard.push(payload));
  await alertNow();
  startWorker();
  await settled(1);
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
  expect(heard.map((payload) => JSON.parse(payload))).toContainEqual({
    clinicId: clinic.clinicId,
    event: { kind: "course", courseId: clinic.courseId, patientId: clinic.patientId },
  });
  await unlisten();
});

test("a notification wakes the worker, and what it prints names nobody", async () => {
  const worker = startWorker();
  await worker.printed("worker-started");
  await alertNow();
  await withClinic(db.web, clinic.clinicId, () => db.web.sql`select pg_notify('isomood_outbox', '')`);
  await smtp.received(1);
  await settled(1);
  for (const secret of [...CANARIES, "@clinic.example", SETTINGS.linkSecret]) expect(worker.output()).not.toContain(secret);
});

test.each([
  ["SMTP_URL", "http://mail.example", "SMTP_URL must be smtp://host:port"],
  ["LINK_SECRET", "short", "LINK_SECRET must be at least 32 characters"],
  ["WORKER_DATABASE_URL", "", "WORKER_DATABASE_URL is required"],
])("a bad %s stops the start with its name and exit code 78", async (name, value, message) => {
  const worker = startWorker({ [name]: value });
  expect(await worker.ended).toBe(78);
  expect(worker.output()).toContain(message);
});

test("a role that sees more than the worker may stops the start with exit code 78", async () => {
  const worker = startWorker({ WORKER_DATABASE_URL: db.urls.webUrl });
  expect(await worker.ended).toBe(78);
  expect(worker.output()).toContain("WORKER_DATABASE_URL");
});

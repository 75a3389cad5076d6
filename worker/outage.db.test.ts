import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { readWorkerHealth } from "@/db/queries/heartbeats";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { runWorker, type WorkerTime } from "./run";
import { mailServer } from "./smtp-sender";
import { addAlert, addAlerts, deliveriesOf, makeClinic, SETTINGS } from "./testing";

const FLAGS = 1_000;
const OUTAGE_MS = 30 * 60_000;
/** As fast as the worker's clock runs while the mail server is away. */
const HURRY = 300;

let db: TestDatabase;
let smtp: SmtpCatcher;
beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  db = await createTestDatabase();
  smtp = await startSmtpCatcher();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await smtp.stop();
  await db.close();
});

/** A clock that can be made to hurry; `reached` resolves when somebody is told a time so long after the start. */
function hurryingClock() {
  const start = Date.now();
  let [speed, since, passed] = [1, performance.now(), 0];
  let wanted = Number.POSITIVE_INFINITY;
  let tell: () => void = () => {};
  const elapsed = () => passed + (performance.now() - since) * speed;
  const time: WorkerTime = {
    now: async () => {
      if (elapsed() >= wanted) tell();
      return new Date(start + elapsed());
    },
    pauseMs: (milliseconds) => milliseconds / speed,
  };
  return {
    time,
    at: (next: number) => {
      [passed, since, speed] = [elapsed(), performance.now(), next];
    },
    reached: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        [wanted, tell] = [milliseconds, resolve];
      }),
  };
}

/** Runs the worker in this process. @returns what stops it; a test that fails has it stopped, too, or it would go on beside those that follow */
function startWorker(time: WorkerTime): () => Promise<void> {
  const stop = new AbortController();
  const server = mailServer({ smtpUrl: smtp.url, mailFrom: "no-reply@isomood.example" });
  const running = runWorker({ db: db.worker, server, settings: SETTINGS, time }, stop.signal);
  const stopped = async () => {
    stop.abort();
    await running;
  };
  onTestFinished(stopped);
  return stopped;
}

test("a thousand alerts that waited half an hour for the mail server leave at once when it is back, once each", async () => {
  const clinic = await makeClinic(db.web, { at: new Date() });
  await addAlerts(db.web, clinic, FLAGS, { urgency: "now", receivedAt: new Date() });
  await smtp.down();

  const clock = hurryingClock();
  clock.at(HURRY);
  const stopped = startWorker(clock.time);
  await clock.reached(OUTAGE_MS);
  expect((await readWorkerHealth(db.web))?.smtpFailingSince).not.toBeNull();
  expect(smtp.mails).toEqual([]);

  clock.at(1);
  await smtp.up();
  const returned = performance.now();
  await smtp.received(FLAGS);
  const seconds = (performance.now() - returned) / 1000;
  // The counts are asserted; how long it takes is the machine's business as long as nothing waits for a pause of its own.
  process.stderr.write(`outage: ${FLAGS} alerts left ${seconds.toFixed(1)} s after the mail server was back\n`);
  // Half an hour unclaimed: the next step of the ladder is told beside the first, and leaves likewise.
  const waiting = async () => (await deliveriesOf(db.web, clinic)).filter(({ state }) => state === "queued");
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 90_000, interval: 250 });
  await stopped();
  const deliveries = await deliveriesOf(db.web, clinic);
  expect(deliveries.filter(({ state }) => state !== "sent")).toEqual([]);
  const first = deliveries.filter(({ recipientStaffId }) => recipientStaffId === clinic.prescriberId);
  expect(first.length).toBeGreaterThanOrEqual(FLAGS);
  const came = smtp.mails.map(({ email }) => email.messageId);
  expect(came).toHaveLength(deliveries.length);
  expect(new Set(came)).toEqual(new Set(deliveries.map(({ id }) => `<${id}@isomood.example>`)));
  // Each was tried a few times while the server was away, and once more: no storm of tries.
  expect(deliveries.filter(({ attempts }) => attempts > 12)).toEqual([]);
}, 180_000);

test("one alert alone does not wait out its own pause of minutes once the server is back", async () => {
  const clinic = await makeClinic(db.web, { at: new Date() });
  const before = smtp.mails.length;
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: new Date() });
  await smtp.down();
  const clock = hurryingClock();
  clock.at(HURRY);
  const stopped = startWorker(clock.time);
  await clock.reached(OUTAGE_MS);
  const [waiting] = await deliveriesOf(db.web, clinic);
  clock.at(1);
  await smtp.up();
  const returned = performance.now();
  await smtp.received(before + 1);
  expect(performance.now() - returned).toBeLessThan(20_000);
  await stopped();
  expect(waiting?.attempts).toBeGreaterThan(8);
}, 60_000);

import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { emailChannel } from "./channels/email-channel";
import { type Deliverer, deliver, type Outcome } from "./deliver";
import { dispatchDueTiers } from "./dispatch-tiers";
import { mailServer } from "./smtp-sender";
import { CANARIES, deliveriesOf, inClinic, makeClinic, SETTINGS, type TestClinic } from "./testing";

export const received = new Date("2026-11-24T14:02:00Z");
export const later = (minutes: number) => new Date(received.getTime() + minutes * 60_000);

/** What each test of a file finds: a database of the file's own, a clinic and a mail server of the test's own. */
export type Outbox = { db: TestDatabase; smtp: SmtpCatcher; clinic: TestClinic };

/** Sets up a file's tests, and fails each that logs anything of a patient or an address. */
export function prepareOutbox(): Outbox {
  const outbox = {} as Outbox;
  let printed: string[];
  beforeAll(async () => {
    outbox.db = await createTestDatabase();
  });
  afterAll(() => outbox.db.close());
  beforeEach(async () => {
    outbox.clinic = await makeClinic(outbox.db.web, { at: received });
    outbox.smtp = await startSmtpCatcher();
    printed = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => {
      printed.push(String(line));
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await outbox.smtp.stop();
    // Nothing of this test is due in the next one.
    await inClinic(outbox.db.worker, outbox.clinic, "update delivery set state = 'withdrawn' where state = 'queued'");
    await inClinic(outbox.db.worker, outbox.clinic, "update alert_tier set dispatched_at = now() where dispatched_at is null");
    const log = printed.join("");
    for (const secret of [...CANARIES, "@clinic.example", "@mail.example", "greylisted", "no such mailbox"])
      expect(log).not.toContain(secret);
  });
  return outbox;
}

/** A worker whose clock stands at `now` and whose chance is always the same. */
export function workerAt({ db, smtp }: Outbox, now: Date): Deliverer {
  const { send } = mailServer({ smtpUrl: smtp.url, mailFrom: "no-reply@isomood.example" });
  return {
    db: db.worker,
    send,
    channels: [emailChannel(send, SETTINGS)],
    settings: SETTINGS,
    clock: () => now,
    random: () => 0,
  };
}

/** Hands out what is due and tries each due delivery once. */
export async function round(outbox: Outbox, now: Date): Promise<Outcome[]> {
  await dispatchDueTiers(outbox.db.worker, now);
  const leased = await leaseDueDeliveries(outbox.db.worker, { now, limit: 100 });
  return Promise.all(leased.map((one) => deliver(workerAt(outbox, now), one)));
}

export async function states({ db, clinic }: Outbox): Promise<string[]> {
  return (await deliveriesOf(db.web, clinic)).map(({ state }) => state);
}

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { withClinic } from "@/db/client";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { checkInTokenOf } from "@/server/check-in-token";
import { type Deliverer, deliver, type Outcome } from "./deliver";
import { dispatchDueTiers } from "./dispatch-tiers";
import { smtpSender } from "./smtp-sender";
import { addAlert, addCheckIn, addStaff, CANARIES, deliveriesOf, inClinic, makeClinic, SETTINGS, type TestClinic } from "./testing";

const received = new Date("2026-11-24T14:02:00Z");
const later = (minutes: number) => new Date(received.getTime() + minutes * 60_000);

let db: TestDatabase;
let smtp: SmtpCatcher;
let clinic: TestClinic;
let printed: string[];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  clinic = await makeClinic(db.web, { at: received });
  smtp = await startSmtpCatcher();
  printed = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    printed.push(String(line));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await smtp.stop();
  // Nothing of this test is due in the next one.
  await inClinic(db.worker, clinic, "update delivery set state = 'withdrawn' where state = 'queued'");
  const log = printed.join("");
  for (const secret of [...CANARIES, "@clinic.example", "@mail.example", "greylisted", "no such mailbox"])
    expect(log).not.toContain(secret);
});

const by = (now: Date): Deliverer => ({
  db: db.worker,
  send: smtpSender({ smtpUrl: smtp.url, mailFrom: "no-reply@isomood.example" }),
  settings: SETTINGS,
  clock: () => now,
  random: () => 0,
});

/** Hands out what is due and tries each due delivery once. */
async function round(now: Date): Promise<Outcome[]> {
  await dispatchDueTiers(db.worker, now);
  const leased = await leaseDueDeliveries(db.worker, { now, limit: 100 });
  return Promise.all(leased.map((one) => deliver(by(now), one)));
}
const states = async () => (await deliveriesOf(db.web, clinic)).map(({ state }) => state);
const attempts = () => inClinic(db.web, clinic, "select outcome, smtp_code from delivery_attempt order by at, attempt");
const theDelivery = async () => {
  const [only] = await deliveriesOf(db.web, clinic);
  if (!only) throw new Error("there is no delivery");
  return only;
};

test("an alert leaves with its link and not a word about the patient, and its Message-ID is the delivery's id", async () => {
  const { alertId } = await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  expect(await round(received)).toEqual(["accepted"]);
  const [mail] = await smtp.received(1);
  const { id } = await theDelivery();
  expect(mail?.to).toEqual([clinic.prescriberEmail]);
  expect(mail?.email.messageId).toBe(`<${id}@isomood.example>`);
  expect(mail?.email.subject).toBe(`[Now] A check-in at ${clinic.name} needs a clinician`);
  expect(mail?.email.text).toContain("Received Tue 14:02, unclaimed. You are the prescriber.");
  expect(mail?.email.text).toContain(`https://isomood.test/alerts/${alertId}`);
  expect(mail?.email.html).toContain(`href="https://isomood.test/alerts/${alertId}"`);
  const headers = new Map(mail?.email.headers.map(({ key, value }) => [key, value]));
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(headers.get("x-auto-response-suppress")).toBe("All");
  expect(await states()).toEqual(["sent"]);
  expect(await attempts()).toEqual([{ outcome: "accepted", smtp_code: null }]);
});

test("no mail to staff says anything that is known of the patient, nor which rule fired", async () => {
  for (const urgency of ["now", "today", "review"] as const) await addAlert(db.web, clinic, { urgency, receivedAt: received });
  await round(received);
  const mails = await smtp.received(3);
  for (const { raw, email } of mails) {
    const all = [raw, email.subject, email.text, email.html].join("\n").replaceAll("isomood", "");
    for (const secret of [...CANARIES, "patient", clinic.patientId, clinic.courseId, "item", "isotretinoin", "mood", "PHQ"])
      expect(all).not.toContain(secret);
    // Ids and dates hold digits too: the total is looked for as a word.
    expect(email.text).not.toMatch(/\b21\b/);
  }
});

test("the digest is one mail that counts what is still unclaimed", async () => {
  const flags = [];
  for (let count = 0; count < 4; count += 1) flags.push(await addAlert(db.web, clinic, { urgency: "review", receivedAt: later(count) }));
  await dispatchDueTiers(db.worker, later(10));
  await inClinic(db.web, clinic, "update flag set claimed_by = $1, claimed_at = now() where id = $2", [
    clinic.prescriberId,
    flags[0]?.flagId ?? "",
  ]);
  expect(await round(later(10))).toEqual(["accepted"]);
  const [mail] = await smtp.received(1);
  expect(mail?.email.subject).toBe(`[Review: 3] Check-ins at ${clinic.name} need a clinician`);
  expect(mail?.email.text).toContain("3 check-ins, the oldest received Tue 14:03, unclaimed.");
  expect(mail?.email.text).toContain("https://isomood.test/panel");
});

test("a flag that is claimed while its mail waits has the mail withdrawn", async () => {
  const { flagId } = await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  await smtp.down();
  expect(await round(received)).toEqual(["unreachable"]);
  await inClinic(db.web, clinic, "update flag set claimed_by = $1, claimed_at = now() where id = $2", [clinic.prescriberId, flagId]);
  await smtp.up();
  expect(await round(later(10))).toEqual(["withdrawn"]);
  expect(smtp.mails).toEqual([]);
  expect(await states()).toEqual(["withdrawn"]);
});

test.each([
  ["busy", "deferred", 421],
  ["later", "deferred", 451],
  ["drop", "unreachable", null],
] as const)("a mail server that answers with %s keeps the alert waiting, and then it goes", async (mood, outcome, code) => {
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  smtp.behave(mood);
  expect(await round(received)).toEqual([outcome]);
  expect(await attempts()).toEqual([{ outcome, smtp_code: code }]);
  expect(await round(received)).toEqual([]);
  smtp.behave("accept");
  expect(await round(later(1))).toEqual(["accepted"]);
  expect(await states()).toEqual(["sent"]);
  // What was taken before the line was cut is the same message to whoever reads it.
  expect(new Set(smtp.mails.map(({ email }) => email.messageId)).size).toBe(1);
});

test("a mail server that is not there keeps the alert waiting, ever longer up to five minutes, however long it takes", async () => {
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  await smtp.down();
  let now = received;
  for (let tries = 1; tries <= 30; tries += 1) {
    expect(await round(now)).toEqual(["unreachable"]);
    const { nextAttemptAt } = await theDelivery();
    expect(nextAttemptAt.getTime() - now.getTime()).toBe(Math.min(300, 2 ** tries) * 1000);
    now = nextAttemptAt;
  }
  await smtp.up();
  expect(await round(now)).toEqual(["accepted"]);
  expect(smtp.mails).toHaveLength(1);
});

test("a mail server that says nothing is left within the lease", async () => {
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  smtp.behave("hang");
  expect(await round(received)).toEqual(["unreachable"]);
  const [{ left } = { left: null }] = await inClinic(db.worker, clinic, "select lease_id as left from delivery");
  expect(left).toBeNull();
});

test.each(["refuse", "refuse-message"] as const)(
  "a refusal for good (%s) of the prescriber's mail tells another clinician at once",
  async (mood) => {
    const nurse = await addStaff(db.web, clinic.clinicId, "nurse", received);
    await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
    smtp.behave(mood, clinic.prescriberEmail);
    expect(await round(received)).toEqual(["refused"]);
    expect(await round(received)).toEqual(["accepted"]);
    expect(smtp.mails.map(({ to }) => to)).toEqual([[nurse.email]]);
    expect(smtp.mails[0]?.email.text).toContain("You are told because the prescriber could not be.");
    expect(await states()).toEqual(["refused", "sent"]);
  },
);

test("where nobody else can be told, even a refusal for good is tried again", async () => {
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  smtp.behave("refuse");
  expect(await round(received)).toEqual(["refused"]);
  expect(await states()).toEqual(["queued"]);
  expect(await attempts()).toEqual([{ outcome: "refused", smtp_code: 550 }]);
  smtp.behave("accept");
  expect(await round(later(5))).toEqual(["accepted"]);
});

test("a refused digest goes to another clinician with all that it carried", async () => {
  const nurse = await addStaff(db.web, clinic.clinicId, "nurse", received);
  await addAlert(db.web, clinic, { urgency: "review", receivedAt: received });
  await addAlert(db.web, clinic, { urgency: "review", receivedAt: received });
  smtp.behave("refuse", clinic.prescriberEmail);
  await round(received);
  expect(await round(received)).toEqual(["accepted"]);
  expect(smtp.mails.map(({ to, email }) => [to, email.subject])).toEqual([
    [[nurse.email], `[Review: 2] Check-ins at ${clinic.name} need a clinician`],
  ]);
});

test("a prescriber who leaves while the mail waits is stood in for", async () => {
  const nurse = await addStaff(db.web, clinic.clinicId, "nurse", received);
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  await inClinic(db.web, clinic, "update membership set ended_at = now() where staff_id = $1", [clinic.prescriberId]);
  expect(await round(received)).toEqual(["handed-on"]);
  expect(await round(received)).toEqual(["accepted"]);
  expect(smtp.mails.map(({ to }) => to)).toEqual([[nurse.email]]);
});

test("a worker whose lease another has taken over stamps nothing", async () => {
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  const [slow] = await leaseDueDeliveries(db.worker, { now: received, limit: 1 });
  expect(await leaseDueDeliveries(db.worker, { now: received, limit: 1 })).toEqual([]);
  await inClinic(db.worker, clinic, "update delivery set leased_until = clock_timestamp() - interval '1 second'");
  const [fast] = await leaseDueDeliveries(db.worker, { now: received, limit: 1 });
  if (!slow || !fast) throw new Error("nothing was leased");
  smtp.behave("later");
  await deliver(by(received), slow);
  expect(await theDelivery()).toMatchObject({ leaseId: fast.leaseId, attempts: 0, state: "queued" });
  smtp.behave("accept");
  await deliver(by(received), fast);
  expect(await theDelivery()).toMatchObject({ leaseId: null, attempts: 1, state: "sent" });
});

async function oweLink(checkInId: string): Promise<void> {
  await inClinic(
    db.web,
    clinic,
    `insert into delivery (clinic_id, id, kind, priority, dedupe_key, check_in_id, created_at, next_attempt_at)
     values ($1, gen_random_uuid(), 'check-in-link', 6, $2, $3, $4, $4)`,
    [clinic.clinicId, `check-in-link:${checkInId}`, checkInId, received.toISOString()],
  );
}

test("a patient gets the check-in's link, its last day and crisis help, and neither drug nor mood is named", async () => {
  const checkInId = await addCheckIn(db.web, clinic, { at: received, expiresAt: new Date("2026-12-01T00:00:00Z") });
  await oweLink(checkInId);
  expect(await round(received)).toEqual(["accepted"]);
  const [mail] = await smtp.received(1);
  expect(mail?.to).toEqual(["patient@mail.example"]);
  expect(mail?.email.subject).toBe(`A short check-in from ${clinic.name}`);
  expect(mail?.email.text).toContain(`https://isomood.test/c/${checkInTokenOf(SETTINGS.linkSecret, checkInId, 1)}`);
  expect(mail?.email.text).toContain("Your check-in is ready until Monday 30 November");
  expect(mail?.email.text).toContain("999");
  expect(mail?.email.text).toContain("Samaritans: call 116 123");
  const said = [mail?.raw, mail?.email.subject, mail?.email.text, mail?.email.html].join("\n").toLowerCase().replaceAll("isomood", "");
  for (const word of [...CANARIES, "isotretinoin", "mood", "PHQ", "capsule"]) expect(said).not.toContain(word.toLowerCase());
});

test.each([
  ["was submitted", "update check_in set state = 'submitted'"],
  ["was revoked", "update check_in set state = 'revoked'"],
  ["has expired", "update check_in set expires_at = '2026-11-24T14:02:00Z'"],
  ["lies after the last dose", "update course set ended_on = '2026-11-20'"],
  ["has nobody to go to", "update patient set email = null"],
])("the mail about a check-in that %s is withdrawn", async (_what, change) => {
  await oweLink(await addCheckIn(db.web, clinic, { at: received }));
  await inClinic(db.web, clinic, change);
  expect(await round(received)).toEqual(["withdrawn"]);
  expect(smtp.mails).toEqual([]);
});

test("a check-in planned for after the last dose is still asked for", async () => {
  await oweLink(await addCheckIn(db.web, clinic, { at: received, kind: "after-course" }));
  await inClinic(db.web, clinic, "update course set ended_on = '2026-11-10'");
  expect(await round(received)).toEqual(["accepted"]);
});

test("a patient's address that is refused for good is not tried again", async () => {
  await oweLink(await addCheckIn(db.web, clinic, { at: received }));
  smtp.behave("refuse");
  expect(await round(received)).toEqual(["refused"]);
  expect(await states()).toEqual(["refused"]);
  expect(await round(later(60))).toEqual([]);
});

test("alerts are leased before digests, and digests before patients' mails", async () => {
  await oweLink(await addCheckIn(db.web, clinic, { at: received }));
  await addAlert(db.web, clinic, { urgency: "review", receivedAt: received });
  await addAlert(db.web, clinic, { urgency: "today", receivedAt: received });
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(db.worker, received);
  const kinds = [];
  for (let count = 0; count < 4; count += 1) {
    const [one] = await leaseDueDeliveries(db.worker, { now: later(1), limit: 1 });
    kinds.push(one?.kind);
  }
  expect(kinds).toEqual(["alert", "alert", "digest", "check-in-link"]);
});

test("outside a clinic's scope the worker sees queue rows and nothing of a patient", async () => {
  await addAlert(db.web, clinic, { urgency: "now", receivedAt: received });
  for (const table of ["patient", "course", "flag", "alert", "submission", "staff", "check_in"]) {
    const [row] = await db.worker.sql.unsafe(`select count(*)::int as count from ${table}`);
    expect([table, row?.count]).toEqual([table, 0]);
  }
  await expect(withClinic(db.worker, clinic.clinicId, () => db.worker.sql`select name from patient`)).rejects.toMatchObject({
    code: "42501",
  });
});

import { expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { deliver } from "./deliver";
import { dispatchDueTiers } from "./dispatch-tiers";
import { addAlert, addStaff, CANARIES, deliveriesOf, inClinic } from "./testing";
import { later, prepareOutbox, received, round, states, workerAt } from "./testing-outbox";

const outbox = prepareOutbox();

const attempts = () => inClinic(outbox.db.web, outbox.clinic, "select outcome, smtp_code from delivery_attempt order by at, attempt");
const theDelivery = async () => {
  const [only] = await deliveriesOf(outbox.db.web, outbox.clinic);
  if (!only) throw new Error("there is no delivery");
  return only;
};

test("an alert leaves with its link and not a word about the patient, and its Message-ID is the delivery's id", async () => {
  const { alertId } = await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  expect(await round(outbox, received)).toEqual(["accepted"]);
  const [mail] = await outbox.smtp.received(1);
  const { id } = await theDelivery();
  expect(mail?.to).toEqual([outbox.clinic.prescriberEmail]);
  expect(mail?.email.messageId).toBe(`<${id}@isomood.example>`);
  expect(mail?.email.subject).toBe(`[Now] A check-in at ${outbox.clinic.name} needs a clinician`);
  expect(mail?.email.text).toContain("Received Tue 14:02, unclaimed. You are the prescriber.");
  expect(mail?.email.text).toContain("The patient may have been told that somebody will look by 16:02.");
  expect(mail?.email.text).toContain(`https://isomood.test/alerts/${alertId}`);
  expect(mail?.email.html).toContain(`href="https://isomood.test/alerts/${alertId}"`);
  const headers = new Map(mail?.email.headers.map(({ key, value }) => [key, value]));
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(headers.get("x-auto-response-suppress")).toBe("All");
  expect(await states(outbox)).toEqual(["sent"]);
  expect(await attempts()).toEqual([{ outcome: "accepted", smtp_code: null }]);
});

test("no mail to staff says anything that is known of the patient, nor which rule fired", async () => {
  for (const urgency of ["now", "today", "review"] as const)
    await addAlert(outbox.db.web, outbox.clinic, { urgency, receivedAt: received });
  await round(outbox, received);
  const mails = await outbox.smtp.received(3);
  for (const { raw, email } of mails) {
    // What a patient may have been told goes by urgency and time alone.
    const told = /The patient may have been told that somebody will\s+look by (16:02|17:00)\./g;
    const all = [raw, email.subject, email.text, email.html]
      .join("\n")
      .replaceAll(/=\r?\n/g, "")
      .replaceAll("isomood", "")
      .replaceAll(told, "");
    for (const secret of [...CANARIES, "patient", outbox.clinic.patientId, outbox.clinic.courseId, "item", "isotretinoin", "mood", "PHQ"])
      expect(all).not.toContain(secret);
    // Ids and dates hold digits too: the total is looked for as a word.
    expect(email.text).not.toMatch(/\b21\b/);
  }
});

test("the digest is one mail that counts what is still unclaimed", async () => {
  const flags = [];
  for (let count = 0; count < 4; count += 1)
    flags.push(await addAlert(outbox.db.web, outbox.clinic, { urgency: "review", receivedAt: later(count) }));
  await dispatchDueTiers(outbox.db.worker, later(10));
  await inClinic(outbox.db.web, outbox.clinic, "update flag set claimed_by = $1, claimed_at = now() where id = $2", [
    outbox.clinic.prescriberId,
    flags[0]?.flagId ?? "",
  ]);
  expect(await round(outbox, later(10))).toEqual(["accepted"]);
  const [mail] = await outbox.smtp.received(1);
  expect(mail?.email.subject).toBe(`[Review: 3] Check-ins at ${outbox.clinic.name} need a clinician`);
  expect(mail?.email.text).toContain("Review: 3. The oldest for review received Tue 14:03, unclaimed.");
  expect(mail?.email.text).toContain("https://isomood.test/panel");
});

test("a flag that is claimed while its mail waits has the mail withdrawn", async () => {
  const { flagId } = await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  await outbox.smtp.down();
  expect(await round(outbox, received)).toEqual(["unreachable"]);
  await inClinic(outbox.db.web, outbox.clinic, "update flag set claimed_by = $1, claimed_at = now() where id = $2", [
    outbox.clinic.prescriberId,
    flagId,
  ]);
  await outbox.smtp.up();
  expect(await round(outbox, later(10))).toEqual(["withdrawn"]);
  expect(outbox.smtp.mails).toEqual([]);
  expect(await states(outbox)).toEqual(["withdrawn"]);
});

test.each([
  ["busy", "deferred", 421],
  ["later", "deferred", 451],
  ["drop", "unreachable", null],
] as const)("a mail server that answers with %s keeps the alert waiting, and then it goes", async (mood, outcome, code) => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  outbox.smtp.behave(mood);
  expect(await round(outbox, received)).toEqual([outcome]);
  expect(await attempts()).toEqual([{ outcome, smtp_code: code }]);
  expect(await round(outbox, received)).toEqual([]);
  outbox.smtp.behave("accept");
  expect(await round(outbox, later(1))).toEqual(["accepted"]);
  expect(await states(outbox)).toEqual(["sent"]);
  // What was taken before the line was cut is the same message to whoever reads it.
  expect(new Set(outbox.smtp.mails.map(({ email }) => email.messageId)).size).toBe(1);
});

test("a mail server that is not there keeps the alert waiting, ever longer up to five minutes, however long it takes", async () => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  await outbox.smtp.down();
  let now = received;
  for (let tries = 1; tries <= 30; tries += 1) {
    expect(await round(outbox, now)).toEqual(["unreachable"]);
    const { nextAttemptAt } = await theDelivery();
    expect(nextAttemptAt.getTime() - now.getTime()).toBe(Math.min(300, 2 ** tries) * 1000);
    now = nextAttemptAt;
  }
  await outbox.smtp.up();
  expect(await round(outbox, now)).toEqual(["accepted"]);
  expect(outbox.smtp.mails).toHaveLength(1);
});

test("a mail server that says nothing is left within the lease", async () => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  outbox.smtp.behave("hang");
  expect(await round(outbox, received)).toEqual(["unreachable"]);
  const [{ left } = { left: null }] = await inClinic(outbox.db.worker, outbox.clinic, "select lease_id as left from delivery");
  expect(left).toBeNull();
});

test.each(["refuse", "refuse-message"] as const)(
  "a refusal for good (%s) of the prescriber's mail tells another clinician at once",
  async (mood) => {
    const nurse = await addStaff(outbox.db.web, outbox.clinic.clinicId, "nurse", received);
    await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
    outbox.smtp.behave(mood, outbox.clinic.prescriberEmail);
    expect(await round(outbox, received)).toEqual(["refused"]);
    // Nobody stands in at this clinic: the next tier is everybody's.
    expect((await round(outbox, received)).sort()).toEqual(["accepted", "refused"]);
    expect(outbox.smtp.mails.map(({ to }) => to)).toEqual([[nurse.email]]);
    expect(outbox.smtp.mails[0]?.email.text).toContain("You are told because the prescriber could not be.");
    expect((await states(outbox)).sort()).toEqual(["refused", "refused", "sent"]);
    expect(await round(outbox, later(1))).toEqual([]);
  },
);

test("where nobody else can be told, even a refusal for good is tried again", async () => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  outbox.smtp.behave("refuse");
  expect(await round(outbox, received)).toEqual(["refused"]);
  expect(await round(outbox, received)).toEqual(["refused"]);
  expect((await states(outbox)).sort()).toEqual(["queued", "refused"]);
  expect(await round(outbox, received)).toEqual([]);
  expect(await attempts()).toEqual([
    { outcome: "refused", smtp_code: 550 },
    { outcome: "refused", smtp_code: 550 },
  ]);
  outbox.smtp.behave("accept");
  expect(await round(outbox, later(5))).toEqual(["accepted"]);
});

test("of mails about one alert that are all refused at the same moment one is kept and tried again", async () => {
  for (let count = 0; count < 2; count += 1) await addStaff(outbox.db.web, outbox.clinic.clinicId, "nurse", received);
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  outbox.smtp.behave("refuse");
  expect(await round(outbox, received)).toEqual(["refused"]);
  // The prescriber's is refused for good: everybody is told at once.
  expect(await round(outbox, received)).toEqual(Array(3).fill("refused"));
  expect((await states(outbox)).sort()).toEqual(["queued", ...Array(3).fill("refused")]);
});

test("a refused digest goes to another clinician with all that it carried", async () => {
  const nurse = await addStaff(outbox.db.web, outbox.clinic.clinicId, "nurse", received);
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "review", receivedAt: received });
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "review", receivedAt: received });
  outbox.smtp.behave("refuse", outbox.clinic.prescriberEmail);
  await round(outbox, received);
  expect(await round(outbox, received)).toEqual(["accepted"]);
  expect(outbox.smtp.mails.map(({ to, email }) => [to, email.subject])).toEqual([
    [[nurse.email], `[Review: 2] Check-ins at ${outbox.clinic.name} need a clinician`],
  ]);
});

test("a prescriber who leaves while the mail waits is stood in for", async () => {
  const nurse = await addStaff(outbox.db.web, outbox.clinic.clinicId, "nurse", received);
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(outbox.db.worker, received);
  await inClinic(outbox.db.web, outbox.clinic, "update membership set ended_at = now() where staff_id = $1", [outbox.clinic.prescriberId]);
  expect(await round(outbox, received)).toEqual(["handed-on"]);
  expect(await round(outbox, received)).toEqual(["accepted"]);
  expect(outbox.smtp.mails.map(({ to }) => to)).toEqual([[nurse.email]]);
});

test("a worker whose lease another has taken over stamps nothing", async () => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(outbox.db.worker, received);
  const [slow] = await leaseDueDeliveries(outbox.db.worker, { now: received, limit: 1 });
  expect(await leaseDueDeliveries(outbox.db.worker, { now: received, limit: 1 })).toEqual([]);
  await inClinic(outbox.db.worker, outbox.clinic, "update delivery set leased_until = clock_timestamp() - interval '1 second'");
  const [fast] = await leaseDueDeliveries(outbox.db.worker, { now: received, limit: 1 });
  if (!slow || !fast) throw new Error("nothing was leased");
  outbox.smtp.behave("later");
  await deliver(workerAt(outbox, received), slow);
  expect(await theDelivery()).toMatchObject({ leaseId: fast.leaseId, attempts: 0, state: "queued" });
  outbox.smtp.behave("accept");
  await deliver(workerAt(outbox, received), fast);
  expect(await theDelivery()).toMatchObject({ leaseId: null, attempts: 1, state: "sent" });
});

test("outside a clinic's scope the worker sees queue rows and nothing of a patient", async () => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  for (const table of ["patient", "course", "flag", "alert", "submission", "staff", "check_in"]) {
    const [row] = await outbox.db.worker.sql.unsafe(`select count(*)::int as count from ${table}`);
    expect([table, row?.count]).toEqual([table, 0]);
  }
  await expect(
    withClinic(outbox.db.worker, outbox.clinic.clinicId, () => outbox.db.worker.sql`select name from patient`),
  ).rejects.toMatchObject({
    code: "42501",
  });
});

test("a mail whose lease is nearly over, because the database was slow, is not begun but left to whoever takes it next", async () => {
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(outbox.db.worker, received);
  const due = await leaseDueDeliveries(outbox.db.worker, { now: received, limit: 100 });
  const leased = due.find(({ clinicId }) => clinicId === outbox.clinic.clinicId);
  if (!leased) throw new Error("nothing is due");
  const slow = { ...leased, sendUntil: performance.now() + 1_000 };
  expect(await deliver(workerAt(outbox, received), slow)).toBe("late");
  expect(outbox.smtp.mails).toEqual([]);
  expect(await round(outbox, received)).toContain("accepted");
  expect(await states(outbox)).toEqual(["sent"]);
});

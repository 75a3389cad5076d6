import { describe, expect, test } from "vitest";
import { reminderMoments } from "@/clinical/delivery-window";
import type { CheckInKind } from "@/contracts/check-in-states";
import { sendTogether, withClinic } from "@/db/client";
import { askedLinkDelivery, checkInLinkDeliveries } from "@/db/queries/deliveries";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { deliver, type Outcome } from "./deliver";
import { addCheckIn, deliveriesOf, inClinic } from "./testing";
import { prepareOutbox, round, states, workerAt } from "./testing-outbox";

const outbox = prepareOutbox();
const at = (instant: string) => new Date(instant);

/** Due on Tuesday 24 November at 9:00: invitation then, reminders on Thursday 26 and Monday 30 at 9:00, closed as Tuesday begins. */
const TUESDAY = at("2026-11-24T09:00:00Z");
const CLOSES = at("2026-12-01T00:00:00Z");

/** A check-in with the mails that it owes. */
async function checkInWithMails({
  opensAt = TUESDAY,
  expiresAt = CLOSES,
  kind,
  timeZone = "Europe/London",
}: {
  opensAt?: Date;
  expiresAt?: Date;
  kind?: CheckInKind;
  timeZone?: string;
} = {}): Promise<string> {
  const id = await addCheckIn(outbox.db.web, outbox.clinic, { at: opensAt, expiresAt, kind });
  const remindAt = reminderMoments({ dueOn: opensAt.toISOString().slice(0, 10), opensAt, expiresAt }, timeZone);
  await withClinic(outbox.db.web, outbox.clinic.clinicId, (tx) =>
    sendTogether(tx, [checkInLinkDeliveries(tx, [{ id, generation: 1, opensAt, remindAt }], opensAt)]),
  );
  return id;
}
const change = (statement: string, parameters: string[] = []) => inClinic(outbox.db.web, outbox.clinic, statement, parameters);
/** Both kinds have one subject, which says nothing: the first sentence tells them apart. */
const mailed = () => outbox.smtp.mails.map(({ email }) => (/^Your check-in is still open/m.test(email.text ?? "") ? REMINDER : INVITATION));
const queued = async () =>
  (await deliveriesOf(outbox.db.web, outbox.clinic))
    .filter(({ state }) => state === "queued")
    .map(({ kind, nextAttemptAt }) => [kind, nextAttemptAt.toISOString()])
    .sort();
const INVITATION = "invitation";
const REMINDER = "reminder";

/** What the worker does at each of these moments. */
async function over(...moments: string[]): Promise<Outcome[][]> {
  const outcomes = [];
  for (const moment of moments) outcomes.push(await round(outbox, at(moment)));
  return outcomes;
}

test("whoever does not answer is invited when the check-in is due and reminded after two and five days", async () => {
  await checkInWithMails();
  await over("2026-11-24T08:59:59Z");
  expect(mailed()).toEqual([]);
  await over("2026-11-24T09:00:00Z", "2026-11-25T09:00:00Z", "2026-11-26T09:00:00Z", "2026-11-30T09:00:00Z", "2026-12-03T09:00:00Z");
  expect(mailed()).toEqual([INVITATION, REMINDER, REMINDER]);
  expect(await states(outbox)).toEqual(["sent", "sent", "sent"]);
});

describe("a reminder is withdrawn", () => {
  test.each([
    ["the check-in was sent", "update check_in set state = 'submitted'"],
    ["it was revoked", "update check_in set state = 'revoked'"],
    ["its time is over", "update check_in set expires_at = '2026-11-26T09:00:00Z'"],
    ["it lies after the last dose", "update course set ended_on = '2026-11-20'"],
    ["there is no address", "update patient set email = null"],
    ["the patient wants no reminders", "update patient set wants = 'no-reminders'"],
    ["the patient wants no messages", "update patient set wants = 'none'"],
  ])("once %s", async (_why, statement) => {
    await checkInWithMails();
    await over("2026-11-24T09:00:00Z");
    await change(statement);
    expect(await over("2026-11-26T09:00:00Z")).toEqual([["withdrawn"]]);
    expect(mailed()).toEqual([INVITATION]);
  });
});

test("whoever wants no reminders is still told when the next check-in is ready; whoever wants nothing is not", async () => {
  await change("update patient set wants = 'no-reminders'");
  await checkInWithMails();
  expect(await over("2026-11-24T09:00:00Z")).toEqual([["accepted"]]);
  await change("update patient set wants = 'none'");
  await checkInWithMails({ opensAt: at("2026-11-25T09:00:00Z") });
  expect(await over("2026-11-25T09:00:00Z")).toEqual([["withdrawn"]]);
});

test.each([
  ["declined is not written to", ["accepted", "declined"], "withdrawn"],
  ["declined and then changed their mind is", ["declined", "accepted"], "accepted"],
])("whoever %s", async (_who, decisions, outcome) => {
  const id = await checkInWithMails();
  for (const [index, decision] of decisions.entries()) {
    await change(
      `insert into consent (clinic_id, id, patient_id, check_in_id, version, language, decision, answered_by, at)
       values ($1, gen_random_uuid(), $2, $3, 'test', 'en', $4, 'self', $5)`,
      [outbox.clinic.clinicId, outbox.clinic.patientId, id, decision, `2026-11-2${index}T10:00:00Z`],
    );
  }
  expect(await over("2026-11-24T09:00:00Z")).toEqual([[outcome]]);
});

describe("a message whose hour was missed", () => {
  test("while the worker was down leaves later that day", async () => {
    await checkInWithMails();
    expect(await over("2026-11-24T15:30:00Z")).toEqual([["accepted"]]);
  });

  test("in the evening waits for the morning, without a try", async () => {
    await checkInWithMails();
    expect(await over("2026-11-24T19:00:00Z")).toEqual([["put-off"]]);
    expect((await queued())[0]).toEqual(["check-in-link", "2026-11-25T09:00:00.000Z"]);
    expect(await change("select 1 from delivery_attempt")).toEqual([]);
    expect(await over("2026-11-25T08:59:00Z", "2026-11-25T09:00:00Z")).toEqual([[], ["accepted"]]);
  });

  test("through a mail server that was away over the weekend leaves on Monday, and the reminders on days after it", async () => {
    await checkInWithMails({ opensAt: at("2026-11-26T09:00:00Z"), expiresAt: at("2026-12-03T00:00:00Z") });
    await outbox.smtp.down();
    expect(await over("2026-11-26T18:59:00Z")).toEqual([["unreachable"]]);
    await outbox.smtp.up();
    expect(await over("2026-11-26T19:04:00Z", "2026-11-28T12:00:00Z")).toEqual([["put-off"], []]);
    await over("2026-11-30T09:00:00Z");
    expect(mailed()).toEqual([INVITATION]);
    expect(await queued()).toEqual([
      ["reminder", "2026-12-01T09:00:00.000Z"],
      ["reminder", "2026-12-01T09:00:00.000Z"],
    ]);
    await over("2026-12-01T09:00:00Z", "2026-12-02T09:00:00Z", "2026-12-03T09:00:00Z");
    expect(mailed()).toEqual([INVITATION, REMINDER, REMINDER]);
  });

  test("comes to nothing where the next moment is after the check-in has closed", async () => {
    await checkInWithMails();
    expect(await over("2026-11-30T19:00:00Z")).toEqual([["withdrawn", "withdrawn", "withdrawn"]]);
    expect(mailed()).toEqual([]);
  });

  test("is no reminder after day 6, though the check-in stays open until the first dose", async () => {
    await checkInWithMails({ kind: "pre-treatment", expiresAt: at("2026-12-20T00:00:00Z") });
    await over("2026-11-24T09:00:00Z");
    expect(await over("2026-12-01T09:00:00Z")).toEqual([["withdrawn", "withdrawn"]]);
  });
});

describe("nobody is written to twice in a day", () => {
  test("two check-ins that open on one morning invite on two days", async () => {
    await checkInWithMails();
    await checkInWithMails({ kind: "extra" });
    expect((await over("2026-11-24T09:00:00Z")).flat().sort()).toEqual(["accepted", "put-off"]);
    expect(await over("2026-11-24T18:59:00Z", "2026-11-25T09:00:00Z")).toEqual([[], ["accepted"]]);
    expect(mailed()).toEqual([INVITATION, INVITATION]);
  });

  test("two workers with one of the messages each agree on which it is", async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      await checkInWithMails();
      await checkInWithMails({ kind: "extra" });
      const leases = [
        await leaseDueDeliveries(outbox.db.worker, { now: TUESDAY, limit: 1 }),
        await leaseDueDeliveries(outbox.db.worker, { now: TUESDAY, limit: 1 }),
      ].flat();
      // The later of them first: whoever comes first must not win, but the one whose turn it is.
      const outcomes = await Promise.all(leases.reverse().map((leased) => deliver(workerAt(outbox, TUESDAY), leased)));
      expect(outcomes.sort()).toEqual(["accepted", "put-off"]);
      await change("update check_in set state = 'revoked'");
      await inClinic(outbox.db.worker, outbox.clinic, "update delivery set state = 'withdrawn', settled_at = null");
    }
  });

  test("a message that is not owed any more stands in nobody's way", async () => {
    const sent = await checkInWithMails();
    await checkInWithMails({ kind: "extra" });
    await change("update check_in set state = 'submitted' where id = $1", [sent]);
    expect((await over("2026-11-24T09:00:00Z")).flat().sort()).toEqual(["accepted", "withdrawn"]);
  });

  test("the day is the patient's: what left on their Monday evening is no message of Tuesday", async () => {
    await change("update patient set time_zone = 'Pacific/Auckland'");
    await checkInWithMails({ opensAt: at("2026-11-23T05:30:00Z"), timeZone: "Pacific/Auckland" });
    await checkInWithMails({ opensAt: at("2026-11-23T20:00:00Z"), kind: "extra", timeZone: "Pacific/Auckland" });
    expect(await over("2026-11-23T05:30:00Z", "2026-11-23T20:00:00Z")).toEqual([["accepted"], ["accepted"]]);
  });

  test("two workers that take what is due send each mail once", async () => {
    await checkInWithMails();
    const both = await Promise.all([round(outbox, TUESDAY), round(outbox, TUESDAY)]);
    expect(both.flat()).toEqual(["accepted"]);
    expect(mailed()).toEqual([INVITATION]);
  });
});

describe("the first link before treatment", () => {
  const SATURDAY_NIGHT = at("2026-11-28T21:00:00Z");
  const first = (made: Date) => checkInWithMails({ opensAt: made, kind: "pre-treatment", expiresAt: at("2026-12-20T00:00:00Z") });

  test("leaves at once on the day it is made: somebody just told the patient that it comes", async () => {
    await first(SATURDAY_NIGHT);
    expect(await over(SATURDAY_NIGHT.toISOString())).toEqual([["accepted"]]);
  });

  test("keeps to the hours where it could not leave on that day", async () => {
    await first(SATURDAY_NIGHT);
    expect(await over("2026-11-29T00:00:00Z")).toEqual([["put-off"]]);
  });

  test("is the only one: of a course that has begun the first link waits for Monday", async () => {
    await checkInWithMails({ opensAt: SATURDAY_NIGHT, expiresAt: at("2026-12-05T00:00:00Z") });
    expect(await over(SATURDAY_NIGHT.toISOString())).toEqual([["put-off"]]);
  });
});

describe("a link that the patient asked for", () => {
  const ask = (checkInId: string, now: Date) =>
    withClinic(outbox.db.web, outbox.clinic.clinicId, (tx) =>
      sendTogether(tx, [
        askedLinkDelivery(tx, { patientId: outbox.clinic.patientId, on: now.toISOString().slice(0, 10), checkInId, at: now }),
      ]),
    );

  test("leaves at any hour, after another message and whatever they wished before, once a day", async () => {
    const id = await checkInWithMails();
    await over("2026-11-24T09:00:00Z");
    await change("update patient set wants = 'none'");
    const night = at("2026-11-24T23:30:00Z");
    await ask(id, night);
    await ask(id, night);
    expect(await over("2026-11-24T23:30:00Z")).toEqual([["accepted"]]);
  });

  test("is that day's message: a reminder due then comes on the next", async () => {
    const id = await checkInWithMails();
    await over("2026-11-24T09:00:00Z");
    await ask(id, at("2026-11-26T08:00:00Z"));
    expect(await over("2026-11-26T08:00:00Z", "2026-11-26T09:00:00Z")).toEqual([["accepted"], ["put-off"]]);
    expect(await queued()).toEqual([
      ["reminder", "2026-11-30T09:00:00.000Z"],
      ["reminder", "2026-11-30T09:00:00.000Z"],
    ]);
  });

  test("is not sent once the check-in was answered", async () => {
    const id = await checkInWithMails();
    await ask(id, at("2026-11-24T08:00:00Z"));
    await change("update check_in set state = 'submitted'");
    expect(await over("2026-11-24T08:00:00Z")).toEqual([["withdrawn"]]);
  });
});

describe("in a zone whose clocks change", () => {
  test.each([
    ["forward", "2026-03-24T09:00:00Z", "2026-03-31T00:00:00+01:00", "2026-03-30T07:59:00Z", "2026-03-30T08:00:00Z"],
    ["back", "2026-10-20T08:00:00Z", "2026-10-27T00:00:00Z", "2026-10-26T08:59:00Z", "2026-10-26T09:00:00Z"],
  ])("%s, the reminder after it comes at 9:00 by the clock", async (_how, opens, closes, before, then) => {
    await checkInWithMails({ opensAt: at(opens), expiresAt: at(closes) });
    await over(opens);
    const thursday = new Date(at(opens).getTime() + 2 * 86_400_000).toISOString();
    await over(thursday);
    expect(mailed()).toEqual([INVITATION, REMINDER]);
    expect(await over(before, then)).toEqual([[], ["accepted"]]);
  });
});

test("the mail is in the patient's language and carries the mail program's own way to stop", async () => {
  await change("update patient set language = 'de', region = 'de'");
  await checkInWithMails();
  await over("2026-11-24T09:00:00Z");
  const [mail] = await outbox.smtp.received(1);
  expect(mail?.email.html).toContain('<html lang="de">');
  const headers = new Map(mail?.email.headers.map(({ key, value }) => [key, value]));
  expect(headers.get("list-unsubscribe")).toMatch(/^<https:\/\/isomood\.test\/api\/messages\/[\w-]{86}\/stop>$/);
  expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
});

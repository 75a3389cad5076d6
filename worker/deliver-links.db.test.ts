import { expect, test } from "vitest";
import { leaseDueDeliveries } from "@/db/queries/delivery-leases";
import { checkInTokenOf } from "@/server/check-in-token";
import { dispatchDueTiers } from "./dispatch-tiers";
import { addAlert, addCheckIn, CANARIES, inClinic, SETTINGS } from "./testing";
import { later, prepareOutbox, received, round, states } from "./testing-outbox";

const outbox = prepareOutbox();

async function oweLink(checkInId: string): Promise<void> {
  await inClinic(
    outbox.db.web,
    outbox.clinic,
    `insert into delivery (clinic_id, id, kind, priority, dedupe_key, check_in_id, created_at, next_attempt_at)
     values ($1, gen_random_uuid(), 'check-in-link', 6, $2, $3, $4, $4)`,
    [outbox.clinic.clinicId, `check-in-link:${checkInId}`, checkInId, received.toISOString()],
  );
}

test("a patient gets the check-in's link, its last day and crisis help, and neither drug nor mood is named", async () => {
  const checkInId = await addCheckIn(outbox.db.web, outbox.clinic, { at: received, expiresAt: new Date("2026-12-01T00:00:00Z") });
  await oweLink(checkInId);
  expect(await round(outbox, received)).toEqual(["accepted"]);
  const [mail] = await outbox.smtp.received(1);
  expect(mail?.to).toEqual(["patient@mail.example"]);
  expect(mail?.email.subject).toBe(`A short check-in from ${outbox.clinic.name}`);
  expect(mail?.email.text).toContain(`https://isomood.test/c/${checkInTokenOf(SETTINGS.linkSecret, checkInId, 1)}`);
  expect(mail?.email.text).toContain("Your check-in is ready until Monday 30 November");
  expect(mail?.email.text).toContain("999");
  expect(mail?.email.text).toContain("Samaritans: Call 116 123");
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
  await oweLink(await addCheckIn(outbox.db.web, outbox.clinic, { at: received }));
  await inClinic(outbox.db.web, outbox.clinic, change);
  expect(await round(outbox, received)).toEqual(["withdrawn"]);
  expect(outbox.smtp.mails).toEqual([]);
});

test("a check-in planned for after the last dose is still asked for", async () => {
  await oweLink(await addCheckIn(outbox.db.web, outbox.clinic, { at: received, kind: "after-course" }));
  await inClinic(outbox.db.web, outbox.clinic, "update course set ended_on = '2026-11-10'");
  expect(await round(outbox, received)).toEqual(["accepted"]);
});

test("a patient's address that is refused for good is not tried again", async () => {
  await oweLink(await addCheckIn(outbox.db.web, outbox.clinic, { at: received }));
  outbox.smtp.behave("refuse");
  expect(await round(outbox, received)).toEqual(["refused"]);
  expect(await states(outbox)).toEqual(["refused"]);
  expect(await round(outbox, later(60))).toEqual([]);
});

test("alerts are leased before digests, and digests before patients' mails", async () => {
  await oweLink(await addCheckIn(outbox.db.web, outbox.clinic, { at: received }));
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "review", receivedAt: received });
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "today", receivedAt: received });
  await addAlert(outbox.db.web, outbox.clinic, { urgency: "now", receivedAt: received });
  await dispatchDueTiers(outbox.db.worker, received);
  const kinds = [];
  for (let count = 0; count < 4; count += 1) {
    const [one] = await leaseDueDeliveries(outbox.db.worker, { now: later(1), limit: 1 });
    kinds.push(one?.kind);
  }
  expect(kinds).toEqual(["alert", "alert", "digest", "check-in-link"]);
});

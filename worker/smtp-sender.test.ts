import { afterEach, beforeEach, expect, test } from "vitest";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { mailServer } from "./smtp-sender";

let smtp: SmtpCatcher;
beforeEach(async () => {
  smtp = await startSmtpCatcher();
});
afterEach(() => smtp.stop());

const MAIL = { subject: "[Now] A check-in needs a clinician", text: "Open it.", html: "<p>Open it.</p>" };
const ENVELOPE = { deliveryId: "0190", to: "prescriber@clinic.example", fromName: "Clinic", withinMs: 20_000 };
const MAIL_FROM = "no-reply@isomood.example";
/** The same server under a name that is not this machine's own: its own programs listen there, and nothing else does. */
const elsewhere = () => smtp.url.replace("127.0.0.1", "0.0.0.0");

test("what cannot be delivered goes back to the address set for it, and the reader sees the sender", async () => {
  const { send } = mailServer({ smtpUrl: smtp.url, mailFrom: MAIL_FROM, bounces: "bounces@isomood.example" });
  expect(await send(MAIL, ENVELOPE)).toMatchObject({ outcome: "accepted" });
  const [mail] = smtp.mails;
  expect([mail?.from, mail?.to, mail?.email.from?.address]).toEqual(["bounces@isomood.example", [ENVELOPE.to], MAIL_FROM]);
});

test("without such an address it goes back to the sender", async () => {
  const { send } = mailServer({ smtpUrl: smtp.url, mailFrom: MAIL_FROM });
  await send(MAIL, ENVELOPE);
  expect(smtp.mails[0]?.from).toBe(MAIL_FROM);
});

test("over a network nothing is sent to a server that cannot encrypt, unless its address says that it need not", async () => {
  const { send, reaches } = mailServer({ smtpUrl: elsewhere(), mailFrom: MAIL_FROM });
  expect((await send(MAIL, ENVELOPE)).outcome).not.toBe("accepted");
  expect(await reaches()).toBe(false);
  expect(smtp.mails).toEqual([]);
  const own = mailServer({ smtpUrl: `${elsewhere()}?ignoreTLS=true`, mailFrom: MAIL_FROM });
  expect(await own.reaches()).toBe(true);
  expect(await own.send(MAIL, ENVELOPE)).toMatchObject({ outcome: "accepted" });
});

test("a try ends when its time is over, whatever the server does", async () => {
  smtp.behave("hang");
  const { send } = mailServer({ smtpUrl: smtp.url, mailFrom: MAIL_FROM });
  expect(await send(MAIL, { ...ENVELOPE, withinMs: 200 })).toMatchObject({ outcome: "unreachable" });
});

test("a server that is down, busy or silent is not reached; one that answers is, and gets no mail for it", async () => {
  const { reaches } = mailServer({ smtpUrl: smtp.url, mailFrom: MAIL_FROM });
  expect(await reaches()).toBe(true);
  smtp.behave("busy");
  expect(await reaches()).toBe(false);
  await smtp.down();
  expect(await reaches()).toBe(false);
  await smtp.up();
  expect(smtp.mails).toEqual([]);
});

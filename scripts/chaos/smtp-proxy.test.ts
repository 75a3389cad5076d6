import { afterEach, beforeEach, expect, test } from "vitest";
import { type SmtpCatcher, startSmtpCatcher } from "@/scripts/testing/smtp";
import { mailServer } from "@/worker/smtp-sender";
import { type Moment, type SmtpProxy, startSmtpProxy, type Weather } from "./smtp-proxy";

let smtp: SmtpCatcher;
let proxy: SmtpProxy;
let hold: (moment: Moment) => Promise<boolean> | undefined;
beforeEach(async () => {
  hold = () => undefined;
  smtp = await startSmtpCatcher();
  proxy = await startSmtpProxy({ port: Number(new URL(smtp.url).port) }, (moment) => hold(moment));
});
afterEach(async () => {
  await proxy.stop();
  await smtp.stop();
});

const send = (withinMs = 20_000) =>
  mailServer({ smtpUrl: proxy.url, mailFrom: "no-reply@isomood.example" }).send(
    { subject: "[Now]", text: "Open it.\n.\nDATA\n", html: "<p>Open it.</p>" },
    { deliveryId: "0190", to: "r@clinic.example", fromName: "Clinic", withinMs },
  );

test.each<[Weather, string, number | null, number]>([
  ["pass", "accepted", null, 1],
  ["refuse", "unreachable", null, 0],
  ["busy", "deferred", 421, 0],
  ["later", "deferred", 451, 0],
  ["drop", "unreachable", null, 1],
])(
  "in weather '%s' a mail is %s with code %s, and the server has taken %i; afterwards the next one passes",
  async (weather, outcome, smtpCode, taken) => {
    await proxy.become(weather);
    expect(await send()).toMatchObject({ outcome, smtpCode });
    expect(smtp.mails).toHaveLength(taken);
    await proxy.become("pass");
    expect(await send()).toMatchObject({ outcome: "accepted" });
    expect(smtp.mails.at(-1)?.email.text).toContain("Open it.\n.\nDATA");
  },
);

test("a line that hangs says nothing until the client gives up", async () => {
  await proxy.become("hang");
  expect(await send(300)).toMatchObject({ outcome: "unreachable" });
  expect(smtp.mails).toEqual([]);
});

test("a session can be held up at its recipient and at its answer, and be refused in the server's place", async () => {
  const moments: string[] = [];
  hold = async ({ at, recipient, session }) => {
    moments.push(`${at} of ${recipient}`);
    if (moments.length > 1) return true;
    session.answer("550 5.1.1 no such mailbox");
    return false;
  };
  expect(await send()).toMatchObject({ outcome: "refused", smtpCode: 550 });
  expect(await send()).toMatchObject({ outcome: "accepted" });
  expect(moments).toEqual(["recipient of r@clinic.example", "recipient of r@clinic.example", "answer of r@clinic.example"]);
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withClinic } from "@/db/client";
import { oweTestMail } from "@/db/queries/test-mails";
import { addStaff, CANARIES } from "./testing";
import { later, prepareOutbox, received, round, states } from "./testing-outbox";

const outbox = prepareOutbox();

async function owe(): Promise<string> {
  const id = randomUUID();
  await withClinic(outbox.db.web, outbox.clinic.clinicId, (tx) => oweTestMail(tx, { id, to: outbox.clinic.prescriberId, at: received }));
  return id;
}

test("a test mail leaves the way that alerts go and says that it is about nothing", async () => {
  const id = await owe();
  expect(await round(outbox, received)).toEqual(["accepted"]);
  const [mail] = await outbox.smtp.received(1);
  expect(mail?.to).toEqual([outbox.clinic.prescriberEmail]);
  expect(mail?.email.messageId).toBe(`<${id}@isomood.example>`);
  expect(mail?.email.subject).toBe(`[Test] Alert mails of ${outbox.clinic.name} reach you`);
  expect(mail?.email.text).toContain("A test, asked for Tue 14:02. Nobody needs you, and there is nothing to claim.");
  expect(mail?.email.text).toContain("https://isomood.test/alerts");
  for (const secret of CANARIES) expect(mail?.raw).not.toContain(secret);
});

test("one that is refused for good is shown as refused, and nobody else is told of it", async () => {
  await addStaff(outbox.db.web, outbox.clinic.clinicId, "nurse", received);
  await owe();
  outbox.smtp.behave("refuse");
  expect(await round(outbox, received)).toEqual(["refused"]);
  expect(await states(outbox)).toEqual(["refused"]);
});

test("one that cannot leave within the hour is given up: it would show nothing any more", async () => {
  await owe();
  outbox.smtp.behave("later");
  expect(await round(outbox, received)).toEqual(["deferred"]);
  expect(await round(outbox, later(59))).toEqual(["deferred"]);
  outbox.smtp.behave("accept");
  expect(await round(outbox, later(65))).toEqual(["withdrawn"]);
});

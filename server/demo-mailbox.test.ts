import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDemoMails } from "./demo-mailbox";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mailbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mail = (subject: string) =>
  `From: Clinic <no-reply@isomood.example>\r\nTo: pat@example.com\r\nSubject: ${subject}\r\nDate: Mon, 23 Nov 2026 09:00:00 +0000\r\n\r\nHello =)\r\n`;

test("mails come newest first, with their text and headers", async () => {
  await writeFile(join(folder, "20261123T090000000Z-aa.eml"), mail("older"));
  await writeFile(join(folder, "20261123T100000000Z-bb.eml"), mail("newer"));
  const { mails, total } = await readDemoMails(folder);
  expect(total).toBe(2);
  expect(mails.map(({ subject }) => subject)).toEqual(["newer", "older"]);
  expect(mails[0]).toMatchObject({
    from: "no-reply@isomood.example",
    to: "pat@example.com",
    text: "Hello =)",
    at: "2026-11-23T09:00:00.000Z",
  });
  expect(mails[0]?.headers.map(({ key }) => key)).toEqual(["From", "To", "Subject", "Date"]);
});

test("before the first mail there is no folder, and the list is empty", async () => {
  expect(await readDemoMails(join(folder, "not-yet"))).toEqual({ mails: [], total: 0 });
});

test("a file that is being written, or is no mail, is not shown", async () => {
  await writeFile(join(folder, "20261123T090000000Z-aa.eml.tmp"), "half a mai");
  await writeFile(join(folder, "notes.txt"), "nothing");
  expect((await readDemoMails(folder)).total).toBe(0);
});

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, live, personOf, test, visit } from "./app";
import { axeSays } from "./axe";
import { actorOf, addPatient, answersOf } from "./patients";

const ITEM_9_HIGH = [1, 1, 0, 0, 0, 0, 0, 0, 2];
const notice = (page: Page) => page.getByRole("region", { name: "New alert" });

test("a new alert is told on one tab, leads to its flag by the keyboard alone, and the flag says who was told", async ({ demo, open }) => {
  const first = await open("prescriber");
  const tabs = [first, await first.context().newPage()];
  for (const tab of tabs) {
    await visit(tab, "/panel");
    await live(tab);
  }
  const { name, path } = await addPatient(demo, { answers: [answersOf(3), answersOf(3), ITEM_9_HIGH] });
  await expect.poll(async () => (await Promise.all(tabs.map((tab) => notice(tab).count()))).sort()).toEqual([0, 1]);
  const shown = (await notice(first).count()) === 1 ? first : tabs[1];
  if (shown === undefined) throw new Error("no tab shows it");
  await expect(notice(shown)).toContainText("A check-in needs a clinician now.");
  await expect(notice(shown)).not.toContainText(name);
  await notice(shown).getByRole("link", { name: "Open the flag" }).press("Enter");
  await expect(shown).toHaveURL(new RegExp(`${path}#flag-`));
  await expect(notice(shown)).toHaveCount(0);
  await expect(shown.getByRole("article", { name: /^Now Item 9 high$/ })).toContainText(/Mail to Dr Amara Osei[^:]*: sent/);
});

test("what waits and why is on the page of alert mails and in a banner for everybody; an admin tries it with a test mail", async ({
  demo,
  open,
}) => {
  const { clinicId, staffId } = await actorOf(demo, "prescriber");
  const id = randomUUID();
  await demo.look
    .sql`insert into delivery (clinic_id, id, kind, priority, dedupe_key, recipient_staff_id, created_at, next_attempt_at, attempts)
    values (${clinicId}, ${id}, 'alert', 0, ${id}, ${staffId}, now() - interval '9 minutes', now() + interval '5 minutes', 4)`;
  await demo.look
    .sql`insert into delivery_attempt (clinic_id, delivery_id, attempt, at, outcome, smtp_code) values (${clinicId}, ${id}, 4, now(), 'deferred', 451)`;
  try {
    const admin = await open("admin", { reducedMotion: "reduce" });
    await visit(admin, "/people");
    await expect(
      admin.getByRole("alert").filter({ hasText: "Alert e-mails may not be leaving. One has been waiting to be sent since" }),
    ).toBeVisible();
    await admin.getByRole("link", { name: "Alert mails" }).click();
    const waits = admin.getByRole("region", { name: "Waiting to leave" }).getByRole("listitem");
    await expect(waits).toContainText(`Alert to ${personOf("prescriber").name}`);
    await expect(waits).toContainText("Tried 4 times: the mail server said to try later (451).");
    await expect(admin.getByRole("region", { name: /rule/i })).toHaveCount(0);
    await live(admin);
    await admin.getByRole("button", { name: "Send a test mail" }).press("Enter");
    await expect(admin.getByRole("list", { name: "Test mails" })).toContainText(/: sent\. Look into the mailbox/);
    const mail = await demo.app.mailbox.waitFor(({ subject }) => subject?.startsWith("[Test]") === true);
    expect(mail.to).toEqual([personOf("admin").email]);

    const nurse = await open("nurse", { reducedMotion: "reduce", viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await visit(nurse, "/alerts");
    await expect(nurse.getByRole("region", { name: /^Flags by rule/ })).toBeVisible();
    expect(await axeSays(nurse, "colours")).toEqual([]);
    await nurse.emulateMedia({ colorScheme: "light" });
    expect(await axeSays(nurse)).toEqual([]);
    // What it says depends on the browser; that it is off without a press, and asks for one, on no browser.
    await nurse.getByRole("button", { name: /your menu$/ }).press("Enter");
    await nurse.getByRole("menuitem", { name: "Browser notifications" }).press("Enter");
    const setting = nurse.getByRole("dialog", { name: "Notifications in this browser" });
    await expect(setting.getByRole("status")).not.toContainText("On in this browser");
    await nurse.keyboard.press("Escape");
    await expect(setting).toHaveCount(0);
    expect(await nurse.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  } finally {
    await demo.look.sql`update delivery set state = 'withdrawn', settled_at = now() where id = ${id}`;
  }
});

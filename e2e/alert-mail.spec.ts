import { expect, pressSignIn, ready, test } from "./app";
import { addPatient } from "./patients";

const HIGH_ITEM_9 = [1, 1, 0, 1, 0, 1, 1, 0, 3];

test("a now flag's mail leads through sign-in to the flag, where it is claimed; the cover gets nothing", async ({ demo, open }) => {
  const { app, look } = demo;
  const { courseId, path } = await addPatient(demo, { answers: [HIGH_ITEM_9] });
  const [alert] = await look.sql<{ id: string }[]>`select id from alert where course_id = ${courseId}`;
  const link = `${app.url}/alerts/${alert?.id}`;
  const mail = await app.mailbox.waitFor(({ text }) => text?.includes(link) === true);
  expect(mail.subject).toBe("[Now] A check-in at Riverside Dermatology needs a clinician");
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(mail.raw).not.toMatch(/^Precedence:|^List-Unsubscribe:/im);
  expect(mail.html).toContain(`href="${link}"`);

  const page = await open(null);
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await pressSignIn(page, "prescriber");
  await expect(page).toHaveURL(new RegExp(`${path}#flag-`));
  await ready(page);
  const flag = page.getByRole("article", { name: /^Now Item 9 high$/ });
  await expect(flag).toBeInViewport();
  await flag.getByRole("button", { name: /^Claim/ }).click();
  await expect(flag).toContainText("Claimed by you");

  const deliveries = () => look.sql<{ id: string; to: string }[]>`
    select d.id, s.email as to from delivery_alert a join delivery d on d.id = a.delivery_id join staff s on s.id = d.recipient_staff_id
    where a.alert_id = ${alert?.id ?? ""}`;
  await expect
    .poll(async () => (await look.sql`select from alert where id = ${alert?.id ?? ""} and stopped_at is not null`).length)
    .toBe(1);
  expect(await deliveries()).toEqual([{ id: mail.messageId?.replace(/^<|@.*$/g, ""), to: mail.to[0] }]);
});

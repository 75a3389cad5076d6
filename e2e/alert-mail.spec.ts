import { expect, pressSignIn, type Running, ready, test } from "./app";
import { addPatient } from "./patients";

const HIGH_ITEM_9 = [1, 1, 0, 1, 0, 1, 1, 0, 3];
const COVER = "priya.raman@riverside.example";

/** The one alert that a course owes, and the address its mails lead to. */
async function alertOf({ app, look }: Running, courseId: string): Promise<{ id: string; link: string }> {
  const [alert] = await look.sql<{ id: string }[]>`select id from alert where course_id = ${courseId}`;
  const id = alert?.id ?? "";
  return { id, link: `${app.url}/alerts/${id}` };
}

/** Half an hour passes for what waits of this alert. Resolves once the worker has dealt with it. */
async function stepFallsDue({ look }: Running, alertId: string): Promise<void> {
  const [waiting] = await look.sql<{ tier: number }[]>`
    update alert_tier set due_at = now() where alert_id = ${alertId} and dispatched_at is null returning tier`;
  await expect
    .poll(
      async () =>
        (await look.sql`select from alert_tier where alert_id = ${alertId} and tier = ${waiting?.tier ?? 0} and dispatched_at is not null`)
          .length,
    )
    .toBe(1);
}

test("a now flag's mail leads through sign-in to the flag; claimed there, the cover gets nothing, and unclaimed the cover gets it", async ({
  demo,
  open,
}) => {
  const { app, look } = demo;
  const { courseId, path } = await addPatient(demo, { answers: [HIGH_ITEM_9] });
  const alert = await alertOf(demo, courseId);
  const mail = await app.mailbox.waitFor(({ text }) => text?.includes(alert.link) === true);
  expect(mail.subject).toBe("[Now] A check-in at Riverside Dermatology needs a clinician");
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(mail.raw).not.toMatch(/^Precedence:|^List-Unsubscribe:/im);
  expect(mail.html).toContain(`href="${alert.link}"`);

  const page = await open(null);
  await page.goto(alert.link);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await pressSignIn(page, "prescriber");
  await expect(page).toHaveURL(new RegExp(`${path}#flag-`));
  await ready(page);
  const flag = page.getByRole("article", { name: /^Now Item 9 high$/ });
  await expect(flag).toBeInViewport();
  await flag.getByRole("button", { name: /^Claim/ }).click();
  await expect(flag).toContainText("Claimed by you");

  await test.step("after the claim the cover's time comes, and nobody is told", async () => {
    await expect.poll(async () => (await look.sql`select from alert where id = ${alert.id} and stopped_at is not null`).length).toBe(1);
    await stepFallsDue(demo, alert.id);
    const deliveries = await look.sql<{ id: string; to: string }[]>`
      select d.id, s.email as to from delivery_alert a join delivery d on d.id = a.delivery_id join staff s on s.id = d.recipient_staff_id
      where a.alert_id = ${alert.id}`;
    expect([...deliveries]).toEqual([{ id: mail.messageId?.replace(/^<|@.*$/g, ""), to: mail.to[0] }]);
    expect(await look.sql`select from alert_tier where alert_id = ${alert.id} and dispatched_at is null`).toHaveLength(0);
  });

  await test.step("unclaimed, the cover gets it, and the flag says so", async () => {
    const unclaimed = await addPatient(demo, { answers: [HIGH_ITEM_9] });
    const { id, link } = await alertOf(demo, unclaimed.courseId);
    const toPrescriber = await app.mailbox.waitFor(({ text }) => text?.includes(link) === true);
    expect(toPrescriber.to).toEqual(mail.to);
    // With the day where the next step falls on another than the answers: the last half hour before the clinic's midnight.
    expect(toPrescriber.text).toMatch(/Unclaimed at (\w{3} )?\d\d:\d\d, it goes to cover\./);
    await stepFallsDue(demo, id);
    const toCover = await app.mailbox.waitFor(({ to, text }) => to.includes(COVER) && text?.includes(link) === true);
    expect(toCover.subject).toBe(mail.subject);
    expect(toCover.text).toMatch(/^Received \w{3} \d\d:\d\d, unclaimed\. You are cover\./);
    await page.goto(link);
    await expect(page.getByRole("article", { name: /^Now Item 9 high$/ })).toContainText(
      /Mail to Dr Priya Raman \(cover\): sent \d\d:\d\d/,
    );
  });
});

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { createClinic } from "@/server/use-cases/create-clinic";
import { expect, ready, test, visit } from "./app";

const PASSWORD = "seven quiet herons by the weir";

test("outside the demo: an invited admin joins, invites a prescriber by e-mail, and enrolment says what is missing", async ({
  empty,
  open,
}) => {
  test.setTimeout(120_000);
  const { app, db } = empty;
  const id = randomUUID().slice(0, 8);
  const admin = `ada.${id}@clinic.example`;
  const prescriber = `pia.${id}@clinic.example`;
  const made = await createClinic(
    db,
    { slug: `clinic-${id}`, adminEmail: admin, name: "Quay Clinic", phone: "+44 20 7946 0999", region: "gb", timeZone: "Europe/London" },
    { now: new Date(), linkSecret: app.secrets.LINK_SECRET },
  );
  if (!made.ok) throw new Error(made.code);

  await test.step("nobody can look around without a password", async () => {
    const page = await open(null, { running: empty });
    await page.goto("/sign-in");
    await expect(page.getByText("Demo: look around as")).toBeHidden();
    expect((await page.goto("/demo/mailbox"))?.status()).toBe(404);
  });

  await test.step("the invitation refuses a short password, then lets the admin in, once", async () => {
    const page = await open(null, { running: empty });
    await join(page, `/invitation/${made.token}`, { name: "Ada Quist", password: "too short" });
    await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/Use at least 15 characters: a few words are easiest$/);
    await join(page, `/invitation/${made.token}`, { name: "Ada Quist", password: PASSWORD });
    await expect(page).toHaveURL(/\/sign-in/);
    const again = await open(null, { running: empty });
    await join(again, `/invitation/${made.token}`, { name: "Somebody Else", password: PASSWORD });
    await expect(again.getByRole("alert").filter({ hasText: "This invitation has been used, or its week is over." })).toBeVisible();
  });

  const link =
    await test.step("a wrong password is refused; the right one opens the people's page, where a prescriber is invited", async () => {
      const page = await open(null, { running: empty });
      await signIn(page, admin, "another long password, not theirs");
      await expect(page.getByRole("alert").filter({ hasText: "That e-mail and password do not match." })).toBeVisible();
      await signIn(page, admin, PASSWORD);
      await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
      await ready(page);
      await page.getByLabel("E-mail").fill(prescriber);
      await page.getByLabel("Role").selectOption("Prescriber");
      await page.getByRole("button", { name: "Invite" }).click();
      await expect(page.getByText(`${prescriber}, prescriber`)).toBeVisible();
      const mail = await app.mailbox.waitFor(({ to }) => to.includes(prescriber));
      expect(mail.subject).toBe("Your invitation to Quay Clinic");
      return new RegExp(`${app.url}(/invitation/[\\w-]{43})`).exec(mail.text ?? "")?.[1] ?? "";
    });

  await test.step("the prescriber joins by the mail's link, and finds enrolment closed until the clinic is ready", async () => {
    const page = await open(null, { running: empty });
    await join(page, link, { name: "Dr Pia Holm", password: PASSWORD });
    await expect(page).toHaveURL(/\/sign-in/);
    await signIn(page, prescriber, PASSWORD);
    await expect(page.getByRole("heading", { level: 1, name: "Your panel" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "No patients yet" })).toBeVisible();
    await visit(page, "/patients/new");
    await expect(page.getByRole("heading", { level: 1, name: "The clinic cannot enrol patients yet" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("listitem")).toHaveText([
      "a named clinical safety officer",
      "staffed hours",
      "a rota",
      "what to do when a patient can’t be reached",
      "a signed policy",
    ]);
  });
});

async function join(page: Page, path: string, { name, password }: { name: string; password: string }): Promise<void> {
  await visit(page, path);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join the clinic" }).click();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await visit(page, "/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

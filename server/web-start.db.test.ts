import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** Starts the web program with these settings and nothing else, and returns how it ended and what it told the operator. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ...settings } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [inject("programs").web], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const [code] = await once(child, "close");
  return { code, said };
}
const settings = () => ({
  PORT: "4299",
  APP_URL: "http://127.0.0.1:4299",
  APP_DATABASE_URL: db.urls.webUrl,
  AUTH_SECRET: "an auth secret of thirty-two or more",
  LINK_SECRET: "a link secret of thirty-two or more!",
});

test.each([
  ["APP_URL", { APP_URL: "http://isomood.example.org" }],
  ["AUTH_SECRET", { AUTH_SECRET: "short-secret-value" }],
  ["APP_DATABASE_URL", { APP_DATABASE_URL: "" }],
  ["LINK_SECRET", { LINK_SECRET: "an auth secret of thirty-two or more" }],
  ["DEMO", { DEMO: "1", APP_URL: "https://isomood.example.org" }],
])("with a bad %s it does not start, and says which setting and not its value", async (name, bad: Record<string, string>) => {
  const { code, said } = await start({ ...settings(), ...bad });
  expect(code).toBe(78);
  expect(said).toContain(name);
  for (const value of Object.values(bad)) if (value.length > 4) expect(said).not.toContain(value);
});

test("as the owner of the tables it does not start", async () => {
  const { code, said } = await start({ ...settings(), APP_DATABASE_URL: db.urls.ownerUrl });
  expect(code).toBe(78);
  expect(said).toMatch(/APP_DATABASE_URL: .*owns/);
});

test("as a superuser it does not start", async () => {
  const { code, said } = await start({ ...settings(), APP_DATABASE_URL: db.urls.superuserUrl });
  expect(code).toBe(78);
  expect(said).toContain("APP_DATABASE_URL: the role is a superuser");
});

test("without its database it does not start, and says no more than that", async () => {
  const { code, said } = await start({ ...settings(), APP_DATABASE_URL: "postgres://somebody:secret-word@127.0.0.1:9/none" });
  expect(code).toBe(1);
  expect(said).toContain("ECONNREFUSED");
  expect(said).not.toContain("secret-word");
});

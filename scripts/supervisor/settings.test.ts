import { describe, expect, test } from "vitest";
import { childEnvironments } from "@/scripts/supervisor/child-environments";
import { readSettings } from "@/scripts/supervisor/settings";
import { EnvError } from "@/server/env";

type Source = Record<string, string>;
const read = (source: Source) => readSettings(source as unknown as NodeJS.ProcessEnv);
const DATABASE = {
  DATABASE_URL: "postgres://owner:secret-1@db:5432/isomood",
  APP_DATABASE_URL: "postgres://web:secret-2@db:5432/isomood",
  WORKER_DATABASE_URL: "postgres://worker:secret-3@db:5432/isomood",
};
const CLINIC = { ...DATABASE, SMTP_URL: "smtp://mail:25", APP_URL: "https://isomood.example.org" };

describe("the settings of a start", () => {
  test("nothing set means the demo on port 3000 with its own database and mailbox", () => {
    expect(read({})).toMatchObject({ port: 3000, appUrl: "http://localhost:3000", demo: true, database: undefined, smtpUrl: undefined });
  });

  test("an empty value counts as not set, as in a copied .env file", () => {
    expect(read({ PORT: "", DATABASE_URL: "", DEMO: "", SMTP_URL: "" })).toEqual(read({}));
  });

  test("a database of one's own turns the demo off", () => {
    expect(read(CLINIC)).toMatchObject({ demo: false, appUrl: "https://isomood.example.org", smtpUrl: "smtp://mail:25" });
    expect(read({ ...CLINIC, DEMO: "1" }).demo).toBe(true);
  });

  test.each<[string, Source, string]>([
    ["a port that is no number", { PORT: "web" }, "PORT"],
    ["port 0", { PORT: "0" }, "PORT"],
    ["port 65536", { PORT: "65536" }, "PORT"],
    ["a DEMO that is neither on nor off", { DEMO: "maybe" }, "DEMO"],
    ["no mail server outside the demo", { ...CLINIC, SMTP_URL: "" }, "SMTP_URL"],
    ["no mail server when the demo is turned off", { DEMO: "0" }, "SMTP_URL"],
    ["no address outside the demo", { ...CLINIC, APP_URL: "" }, "APP_URL"],
    ["an owner without the web role", { ...CLINIC, APP_DATABASE_URL: "" }, "APP_DATABASE_URL"],
    ["an owner without the worker role", { ...CLINIC, WORKER_DATABASE_URL: "" }, "WORKER_DATABASE_URL"],
    ["run-time roles without the owner", { ...CLINIC, DATABASE_URL: "" }, "DATABASE_URL"],
    ["another kind of database", { ...CLINIC, DATABASE_URL: "mysql://owner:secret-1@db/isomood" }, "DATABASE_URL"],
    ["web as the owner", { ...CLINIC, APP_DATABASE_URL: DATABASE.DATABASE_URL }, "APP_DATABASE_URL"],
    ["the worker as the owner", { ...CLINIC, WORKER_DATABASE_URL: DATABASE.DATABASE_URL }, "WORKER_DATABASE_URL"],
  ])("%s is refused by its name, and never with its value", (_case, source, variable) => {
    const refusal = refusalOf(source);
    expect(refusal).toBeInstanceOf(EnvError);
    expect((refusal as EnvError).variable).toBe(variable);
    expect((refusal as EnvError).message).not.toMatch(/secret-|mysql:|maybe|65536/);
  });
});

function refusalOf(source: Source): unknown {
  try {
    read(source);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("the environments of web and worker", () => {
  const source = { ...CLINIC, PATH: "/bin", METRICS_TOKEN: "m", AWS_SECRET_ACCESS_KEY: "not ours" };
  const { web, worker } = childEnvironments({
    source: source as unknown as NodeJS.ProcessEnv,
    settings: read(source),
    secrets: { AUTH_SECRET: "a", LINK_SECRET: "l", TOTP_KEY: "t" },
    webUrl: DATABASE.APP_DATABASE_URL,
    workerUrl: DATABASE.WORKER_DATABASE_URL,
    smtpUrl: CLINIC.SMTP_URL,
    mailboxDir: undefined,
    dev: false,
  });

  test("web can neither send mail nor change the schema, even if a .env file says how", () => {
    // Empty, not absent: Next fills in from .env what is absent.
    expect([web.SMTP_URL, web.DATABASE_URL, web.WORKER_DATABASE_URL]).toEqual(["", "", ""]);
    expect(web.APP_DATABASE_URL).toBe(DATABASE.APP_DATABASE_URL);
  });

  test("the worker is given its own role and the mail server, and no session secret", () => {
    expect(worker).toMatchObject({ WORKER_DATABASE_URL: DATABASE.WORKER_DATABASE_URL, SMTP_URL: CLINIC.SMTP_URL, LINK_SECRET: "l" });
    for (const name of ["DATABASE_URL", "APP_DATABASE_URL", "AUTH_SECRET", "TOTP_KEY"]) expect(worker).not.toHaveProperty(name);
  });

  test("neither is given what else is in the environment", () => {
    for (const env of [web, worker]) expect(JSON.stringify(env)).not.toContain("not ours");
  });
});

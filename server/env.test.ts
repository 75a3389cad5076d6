import { expect, test } from "vitest";
import { EnvError, readWebEnv, readWorkerEnv } from "./env";

const shared = { APP_URL: "http://localhost:3000", LINK_SECRET: "a link secret of thirty-two or more!" };
const web = { ...shared, APP_DATABASE_URL: "postgres://u:p@db:5432/i", AUTH_SECRET: "an auth secret of thirty-two or more" };
const worker = { ...shared, WORKER_DATABASE_URL: "postgres://u:p@db:5432/i", SMTP_URL: "smtp://mail:25" };
const read = (source: Record<string, string>) => readWebEnv(source as unknown as NodeJS.ProcessEnv);
const readWorker = (source: Record<string, string>) => readWorkerEnv(source as unknown as NodeJS.ProcessEnv);

test("nothing of what watches over it is required, and an empty value counts as not set", () => {
  const none = { METRICS_TOKEN: "", ADMIN_WEBHOOK_URL: "", DEAD_MAN_URL: "" };
  expect(read({ ...web, ...none })).toMatchObject({ PORT: 3000 });
  expect(read(web).METRICS_TOKEN).toBeUndefined();
  expect(readWorker({ ...worker, ...none }).DEAD_MAN_URL).toBeUndefined();
});

test.each(["https://hooks.example.org/services/abc?x=1", "http://127.0.0.1:9000/hook", "http://localhost/hook"])(
  "%s may be told",
  (url) => {
    expect(read({ ...web, ADMIN_WEBHOOK_URL: url }).ADMIN_WEBHOOK_URL).toBe(url);
    expect(readWorker({ ...worker, DEAD_MAN_URL: url }).DEAD_MAN_URL).toBe(url);
  },
);

test.each(["http://elsewhere.example/hook", "elsewhere.example", "ftp://127.0.0.1/x", "file:///etc/passwd"])(
  "%s may not: it is refused by its setting's name, and not repeated",
  (url) => {
    for (const [name, act] of [
      ["ADMIN_WEBHOOK_URL", () => read({ ...web, ADMIN_WEBHOOK_URL: url })],
      ["DEAD_MAN_URL", () => readWorker({ ...worker, DEAD_MAN_URL: url })],
    ] as const) {
      expect(act).toThrow(EnvError);
      expect(act).toThrow(name);
      expect(act).not.toThrow(url);
    }
  },
);

test.each(["too-short", "replace-with-32-or-more-random-characters", "a token with spaces in it, long enough to pass"])(
  "%s is no token for metrics",
  (token) => {
    expect(() => read({ ...web, METRICS_TOKEN: token })).toThrow(/^METRICS_TOKEN /);
  },
);

test.each([
  ["smtp://user:password@mail.example.org:587?ignoreTLS=true", false],
  ["smtp://user:password@mail.example.org:587", true],
  ["smtp://user:password@127.0.0.1:25?ignoreTLS=true", true],
  ["smtp://mail:1025?ignoreTLS=true", true],
])("a password never crosses a network in the clear: %s is taken %s", (SMTP_URL, taken) => {
  const env = {
    ...{ SMTP_URL, NODE_ENV: "test" as const, APP_URL: "https://isomood.test", LINK_SECRET: "a-secret-for-tests-only-0123456789abcdef" },
    WORKER_DATABASE_URL: "postgres://w@db/isomood",
  };
  if (taken) expect(readWorkerEnv(env).SMTP_URL).toBe(SMTP_URL);
  else expect(() => readWorkerEnv(env)).toThrow(/^SMTP_URL must not have ignoreTLS and a password/);
});

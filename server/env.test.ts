import { expect, test } from "vitest";
import { readWorkerEnv } from "./env";

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

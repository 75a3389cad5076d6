import { vi } from "vitest";
import type { TestDatabase } from "@/db/testing";
import { closeDatabase } from "./database";
import { forgetWebEnv } from "./env";

const SETTINGS = {
  APP_URL: "http://127.0.0.1:4299",
  AUTH_SECRET: "an auth secret of thirty-two or more",
  LINK_SECRET: "a link secret of thirty-two or more!",
};

/** Makes this process, for a file's tests, a web process on their database. @returns what ends that; it comes before the database is closed */
export function beWeb({ urls }: TestDatabase, more: Readonly<Record<string, string>> = {}): () => Promise<void> {
  for (const [name, value] of Object.entries({ ...SETTINGS, APP_DATABASE_URL: urls.webUrl, ...more })) vi.stubEnv(name, value);
  // Another file's tests may have been web in this process before.
  forgetWebEnv();
  return async () => {
    vi.unstubAllEnvs();
    forgetWebEnv();
    await closeDatabase();
  };
}

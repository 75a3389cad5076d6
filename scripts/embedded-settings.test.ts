import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { embeddedSettings } from "./embedded-settings.mjs";

const folder = mkdtempSync(join(tmpdir(), "isomood-embedded-"));
const RUN = { NODE_ENV: "test" } as const;
afterAll(() => rmSync(folder, { recursive: true }));

test("a command beside a running start is in the demo where that one is", () => {
  expect(embeddedSettings({ ...RUN, DATA_DIR: folder })).toEqual({});
  writeFileSync(join(folder, "postgres.json"), JSON.stringify({ port: 5, webPassword: "w", workerPassword: "k" }));
  expect(embeddedSettings({ ...RUN, DATA_DIR: folder })).toMatchObject({
    DEMO: "1",
    APP_DATABASE_URL: expect.stringContaining("127.0.0.1:5"),
  });
  expect(embeddedSettings({ ...RUN, DATA_DIR: folder, DEMO: "0" })).not.toHaveProperty("DEMO");
  expect(embeddedSettings({ ...RUN, DATA_DIR: folder, DATABASE_URL: "postgres://clinic" })).toEqual({});
});

import { defineConfig } from "@playwright/test";

/**
 * Every worker starts whole applications of its own (mail server, worker, web) from the build, so there is no web server to configure
 * here. Their databases are copies, on one server for the run; a test that stops or kills the database has a server of its own.
 * Chromium is the one that `npm test` found.
 */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  // Test by test rather than file by file, so that no long file keeps one worker busy when the other has nothing left to do.
  fullyParallel: true,
  forbidOnly: true,
  // A flaky test is a fault to find: none is tried again.
  retries: 0,
  // Most of them wait: for a worker to send, for a page to settle. Three keep two processors busy.
  workers: 3,
  // A whole check-in has some thirty screens, each of which takes taps only once it has settled.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  outputDir: "test-results",
  // By name alone: whoever runs them compares with the same pictures.
  snapshotPathTemplate: "e2e/pictures/{arg}{ext}",
  use: {
    browserName: "chromium",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    // What was done, said and asked. Pictures and copies of every page cost more than a quarter of the time: `--trace on` for those.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
  },
});

import { defineConfig } from "@playwright/test";

/**
 * Every spec starts whole applications of its own (database, mail server, worker, web) from the build, so there is no web server
 * to configure here. Chromium is the one that `npm test` found.
 */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  forbidOnly: true,
  // A flaky test is a fault to find: none is tried again.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: "test-results",
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
    trace: "retain-on-failure",
  },
});

import { readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number, note?: string }} Counts
 */

/**
 * Counts from Vitest's JSON report. A file that could not be loaded has no tests and counts as one failure; so does a run that ended
 * badly without saying which test failed, and one that ran nothing: silence is no success.
 * @param {string} file
 * @param {number} exitCode of the runner
 * @returns {Counts}
 */
export function countVitest(file, exitCode) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 1, note: "the runner left no report" };
  const broken = report.testResults.filter(
    (result) => result.status === "failed" && !result.assertionResults.some((one) => one.status === "failed"),
  );
  return settle(report.numPassedTests, report.numFailedTests + broken.length, report.numPendingTests + report.numTodoTests, exitCode);
}

/**
 * Counts from Playwright's JSON report. A test that passed only when tried again failed once: it counts as failed.
 * @param {string} file
 * @param {number} exitCode of the runner
 * @returns {Counts}
 */
export function countPlaywright(file, exitCode) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 1, note: "the runner left no report" };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle(expected, unexpected + flaky, skipped, exitCode);
}

/**
 * Counts what a run of the chaos suite wrote down. One that died before it could has failed.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countChaos(file, exitCode) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 1, note: "the run left no report" };
  return settle(report.passed, report.failed, 0, exitCode);
}

function settle(passed, failed, skipped, exitCode) {
  const note = skipped > 0 ? `${skipped} skipped` : undefined;
  if (passed + failed === 0) return { passed, failed: 1, note: "no test ran" };
  if (exitCode !== 0 && failed === 0) return { passed, failed: 1, note: `the runner ended with ${exitCode}` };
  return { passed, failed, note };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
